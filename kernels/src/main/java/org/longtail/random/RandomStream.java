package org.longtail.random;

/** SKELETON. State: words of xoshiro256++ on eight logical lanes. Named by (seed, key, subkey). Not thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class RandomStream {

    private RandomStream() {}

    public static RandomStream of(long seed) {
        throw new UnsupportedOperationException();
    }

    public static RandomStream of(long seed, long key) {
        throw new UnsupportedOperationException();
    }

    public static RandomStream of(long seed, long key, long subkey) {
        throw new UnsupportedOperationException();
    }

    /** A 64-bit key made of a name, stable for ever. */
    public static long keyOf(String name) {
        throw new UnsupportedOperationException();
    }

    /** The child stream of that key, named by (seed, key) or (seed, key, subkey); whatever has been drawn. */
    public RandomStream split(long key) {
        throw new UnsupportedOperationException();
    }

    public long nextLong() {
        throw new UnsupportedOperationException();
    }

    /** In [0, 1), 53 bits. */
    public double nextDouble() {
        throw new UnsupportedOperationException();
    }

    /** Uniform in [0, bound), exactly. */
    public long nextLong(long bound) {
        throw new UnsupportedOperationException();
    }

    /** Raw 64-bit words; in pieces or at once, the same words. */
    public void fillLongs(long[] words, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** Raw 32-bit halves. */
    public void fillInts(int[] words, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** In [0, 1). */
    public void fillUniforms(double[] values, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** In (0, 1). */
    public void fillOpenUniforms(double[] values, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** Standard normals. */
    public void fillNormals(double[] values, int from, int to) {
        throw new UnsupportedOperationException();
    }

    /** Standard exponentials. */
    public void fillExponentials(double[] values, int from, int to) {
        throw new UnsupportedOperationException();
    }
}
