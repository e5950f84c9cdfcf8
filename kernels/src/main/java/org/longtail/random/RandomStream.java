package org.longtail.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.longtail.internal.Arguments;

/**
 * A stream of random numbers, named by (seed, key, subkey): for instance seed, law and cell of an experiment.
 *
 * <p>Generator: xoshiro256++ on eight logical lanes, whatever the machine's vectors; word 8j + l of the stream is the j-th output
 * of lane l. The same name gives the same numbers at every vector width, without vectors, and on any number of threads.
 *
 * <p>Streams of different names never overlap: each owns its own 2^61 words of the generator's one cycle of 2^256 - 1, found by
 * jumping to an offset in which seed, key, subkey and lane are separate fields of bits ({@code StreamPosition}). Drawing more
 * than 2^61 words from one stream would take centuries.
 *
 * <p>Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2021; G. E. P. Box, M. E. Muller, "A note on
 * the generation of random normal deviates", 1958.
 *
 * <p>Order: bits, uniforms and exponentials take one word a value ({@link #fillInts} half a word), in pieces or at once. Normals
 * are made in blocks of 16 from 16 words; what a fill leaves of a block is kept for the next.
 *
 * <p>Cost: a named stream takes some 5 to 20 us (256 steps for each set bit of its name); {@link #split} pays for its own key
 * alone. Memory: 2.6 KB. Not thread-safe: give each thread its own stream.
 */
public final class RandomStream {

    private static final StreamKernel KERNEL = StreamKernel.CHOSEN;
    private static final int LANES = StreamKernel.LANES;
    private static final int NORMAL_BLOCK = StreamKernel.NORMAL_BLOCK;

    /** 2 KiB: long enough to hide a call, short enough for the first-level cache. */
    private static final int BUFFER_WORDS = 256;

    private static final int DEEPEST = 2;

    private final long[] start;
    private final int depth;
    private final long[] state;

    private final long[] buffer = new long[BUFFER_WORDS];
    private int bufferPosition;
    private int bufferLimit;

    private final double[] normals = new double[NORMAL_BLOCK];
    private int normalPosition = NORMAL_BLOCK;

    /** The upper half of a word whose lower half has been handed out as an int. */
    private int upperHalf;

    private boolean hasUpperHalf;

    private RandomStream(long[] start, int depth) {
        this.start = start;
        this.depth = depth;
        this.state = StreamPosition.lanes(start, LANES);
    }

    /**
     * Returns the stream of a seed, at its beginning.
     *
     * @param seed any value
     * @return a new stream
     */
    public static RandomStream of(long seed) {
        return new RandomStream(StreamPosition.ofSeed(seed), 0);
    }

    /**
     * Returns the stream named by a seed and a key, at its beginning; the same as {@code of(seed).split(key)}.
     *
     * @param seed any value
     * @param key any value, for instance {@link #keyOf} of a name
     * @return a new stream
     */
    public static RandomStream of(long seed, long key) {
        return new RandomStream(StreamPosition.ofKey(StreamPosition.ofSeed(seed), key), 1);
    }

    /**
     * Returns the stream named by a seed and two keys, at its beginning; the same as {@code of(seed).split(key).split(subkey)}.
     *
     * @param seed any value
     * @param key any value, for instance {@link #keyOf} of a name
     * @param subkey any value, for instance the number of a cell
     * @return a new stream
     */
    public static RandomStream of(long seed, long key, long subkey) {
        long[] parent = StreamPosition.ofKey(StreamPosition.ofSeed(seed), key);
        return new RandomStream(StreamPosition.ofSubkey(parent, subkey), 2);
    }

    /**
     * Turns a name into a key: FNV-1a over its UTF-8 bytes, 64 bits. Stable for ever.
     *
     * @param name any text
     * @return its key
     */
    public static long keyOf(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    /**
     * Returns the child stream of a key, at its beginning. It depends on this stream's name alone, not on what has been drawn.
     *
     * @param key any value
     * @return a new stream, named one level deeper
     * @throws IllegalStateException if this stream already has a key and a subkey
     */
    public RandomStream split(long key) {
        if (depth == DEEPEST) {
            throw new IllegalStateException(
                    "a stream has at most a key and a subkey, and this one has both: mix further keys into one");
        }
        long[] child = depth == 0 ? StreamPosition.ofKey(start, key) : StreamPosition.ofSubkey(start, key);
        return new RandomStream(child, depth + 1);
    }

    /**
     * Draws 64 random bits.
     *
     * @return any value
     */
    public long nextLong() {
        require(1);
        return buffer[bufferPosition++];
    }

    /**
     * Draws an integer below a bound, exactly uniform (D. Lemire, "Fast random integer generation in an interval", 2019). Takes one
     * word, rarely more.
     *
     * @param bound at least 1
     * @return a value in 0..bound-1
     * @throws IllegalArgumentException if {@code bound} is below 1
     */
    public long nextLong(long bound) {
        Arguments.requireAtLeastOne(bound, "bound");
        long word = nextLong();
        long low = word * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                word = nextLong();
                low = word * bound;
            }
        }
        return Math.unsignedMultiplyHigh(word, bound);
    }

    /**
     * Draws a uniform.
     *
     * @return a multiple of 2^-53 in [0, 1)
     */
    public double nextDouble() {
        return (nextLong() >>> 11) * Polynomials.ULP_OF_ONE;
    }

    /**
     * Draws a standard normal; see {@link #fillNormals}.
     *
     * @return the value
     */
    public double nextNormal() {
        if (normalPosition == NORMAL_BLOCK) {
            require(NORMAL_BLOCK);
            KERNEL.normals(buffer, bufferPosition, normals, 0, 1);
            bufferPosition += NORMAL_BLOCK;
            normalPosition = 0;
        }
        return normals[normalPosition++];
    }

    /**
     * Fills with random bits.
     *
     * @param words receives the words in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillLongs(long[] words, int from, int to) {
        Arguments.requireRange(from, to, words.length);
        int i = from + takeBuffered(words, from, to);
        int steps = (to - i) / LANES;
        KERNEL.words(state, words, i, steps);
        i += steps * LANES;
        if (i < to) {
            require(to - i);
            takeBuffered(words, i, to);
        }
    }

    /**
     * Fills with random bits, 32 at a time: the lower half of a word, then its upper half.
     *
     * @param values receives the values in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillInts(int[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        for (int i = from; i < to; i++) {
            if (hasUpperHalf) {
                values[i] = upperHalf;
            } else {
                long word = nextLong();
                values[i] = (int) word;
                upperHalf = (int) (word >>> 32);
            }
            hasUpperHalf = !hasUpperHalf;
        }
    }

    /**
     * Fills with uniforms in [0, 1), multiples of 2^-53.
     *
     * @param values receives the values in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillUniforms(double[] values, int from, int to) {
        fill(KERNEL::uniforms, values, from, to);
    }

    /**
     * Fills with uniforms in (0, 1), odd multiples of 2^-53: symmetric about 1/2, never 0 or 1.
     *
     * @param values receives the values in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillOpenUniforms(double[] values, int from, int to) {
        fill(KERNEL::openUniforms, values, from, to);
    }

    /**
     * Fills with standard exponentials: minus the logarithm of an open uniform, hence at most 53 ln 2 = 36.7. The logarithm is off
     * by less than one unit in the last place.
     *
     * @param values receives the values in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillExponentials(double[] values, int from, int to) {
        fill(KERNEL::exponentials, values, from, to);
    }

    /**
     * Fills with standard normals by the method of Box and Muller. A radius comes from a uniform of 52 bits, so that no value exceeds
     * 8.58 in size; the normal law puts 1e-17 beyond that. Each value is off by less than four units in the last place.
     *
     * @param values receives the values in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException if the range lies outside the array
     */
    public void fillNormals(double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        int i = from;
        while (i < to && normalPosition < NORMAL_BLOCK) {
            values[i++] = normals[normalPosition++];
        }
        while (to - i >= NORMAL_BLOCK) {
            require(NORMAL_BLOCK);
            int blocks = Math.min(to - i, bufferLimit - bufferPosition) / NORMAL_BLOCK;
            KERNEL.normals(buffer, bufferPosition, values, i, blocks);
            bufferPosition += blocks * NORMAL_BLOCK;
            i += blocks * NORMAL_BLOCK;
        }
        while (i < to) {
            values[i++] = nextNormal();
        }
    }

    /**
     * Shows this stream as one of the JDK's generators, for code that takes those. Both share one state: what one draws the other
     * skips.
     *
     * @return a view of this stream
     */
    public RandomGenerator asRandomGenerator() {
        return this::nextLong;
    }

    /** Words of the buffer to values, one for one. */
    @FunctionalInterface
    private interface Transform {
        void apply(long[] words, int wordsFrom, double[] values, int from, int count);
    }

    private void fill(Transform transform, double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        for (int i = from; i < to; ) {
            require(1);
            int count = Math.min(to - i, bufferLimit - bufferPosition);
            transform.apply(buffer, bufferPosition, values, i, count);
            bufferPosition += count;
            i += count;
        }
    }

    /** Sees to it that the next words lie in the buffer side by side. */
    private void require(int words) {
        int left = bufferLimit - bufferPosition;
        if (left < words) {
            System.arraycopy(buffer, bufferPosition, buffer, 0, left);
            int steps = (BUFFER_WORDS - left) / LANES;
            KERNEL.words(state, buffer, left, steps);
            bufferPosition = 0;
            bufferLimit = left + steps * LANES;
        }
    }

    private int takeBuffered(long[] words, int from, int to) {
        int count = Math.min(to - from, bufferLimit - bufferPosition);
        System.arraycopy(buffer, bufferPosition, words, from, count);
        bufferPosition += count;
        return count;
    }
}
