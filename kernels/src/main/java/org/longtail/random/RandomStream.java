package org.longtail.random;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.simd.Elementary;

/**
 * A named stream of random numbers: seeded, splittable by key, the same words on every machine.
 *
 * <p>Word 16 j + l of the stream is the j-th output of xoshiro256++ on logical lane l = 0..15, so that the lanes
 * advance together on whatever registers the machine has. A stream is named by (seed), (seed, key) or (seed, key,
 * subkey), each any 64-bit number. Streams of different names never overlap: with d = 0, 1, 2 the depth of the name,
 * lane l starts
 *
 * <pre>  ((((d * 2^64 + seed) * 2^64 + key) * 2^64 + subkey) * 16 + l) * 2^57</pre>
 *
 * steps (unsigned, absent names 0) after one fixed state of the single cycle of 2^256 - 1 states; 2 + 3 * 64 + 4 + 57 =
 * 255 bits number disjoint runs of 2^57 words. A stream thus holds 2^61 words, which no program exhausts.
 *
 * <p>Source: D. Blackman, S. Vigna, <i>Scrambled Linear Pseudorandom Number Generators</i>, ACM Transactions on
 * Mathematical Software 47(4), 2021.
 *
 * <p>Units and ranges: all values of one stream are taken from its words in order, so that every bulk method gives the
 * same values in pieces as at once. Uniforms, integers and exponentials take one word (or half a word) per value;
 * normals take blocks of 16 words, beginning at the next word whose number is a multiple of 16.
 *
 * <p>Cost and memory: some 0.1 ns per word in bulk on 512-bit registers; a stream holds about 2.7 KB and no method
 * but {@link #split} and {@link #asRandomGenerator} allocates once the stream is warm. Making a stream costs about half
 * a microsecond per non-zero hexadecimal digit of the key, and 6 more.
 *
 * <p>Accuracy: integers and uniforms are exact. Normals and exponentials are transforms of uniforms on a grid of
 * 2^-52, with elementary functions of error below 1 ulp made of exactly rounded operations only; they reach no further
 * than 8.58 and 36.8, which cuts off less than 2^-53 of mass.
 *
 * <p>Not thread-safe: give each thread a stream of its own by {@link #split}.
 */
public final class RandomStream {

    /** Words drawn ahead: a multiple of a block of normals, enough that refilling costs little beside the words. */
    private static final int BUFFER = 256;

    private static final int NORMAL_BLOCK = StreamKernels.NORMAL_BLOCK;
    private static final StreamKernels KERNELS = StreamKernels.INSTANCE;

    private final StreamAddress address;
    private final long[] lanes;
    private final long[] buffer = new long[BUFFER];
    private int next = BUFFER;

    /** The upper half of a word whose lower half was handed out. */
    private int spareInt;

    private boolean hasSpareInt;

    /** Normals of a block of which only the first were asked for. */
    private double @Nullable [] spareNormals;

    private int nextSpareNormal = NORMAL_BLOCK;

    private RandomStream(StreamAddress address) {
        this.address = address;
        this.lanes = address.laneStates();
    }

    /**
     * Returns the stream of a seed.
     *
     * @param seed any number
     * @return a new stream at its first word
     */
    public static RandomStream of(long seed) {
        return new RandomStream(StreamAddress.of(seed));
    }

    /**
     * Returns the stream of a seed and a key: {@code of(seed).split(key)}.
     *
     * @param seed any number
     * @param key any number
     * @return a new stream at its first word
     */
    public static RandomStream of(long seed, long key) {
        return new RandomStream(StreamAddress.of(seed).child(key));
    }

    /**
     * Returns the stream of a seed, a key and a subkey: {@code of(seed).split(key).split(subkey)}.
     *
     * @param seed any number
     * @param key any number
     * @param subkey any number
     * @return a new stream at its first word
     */
    public static RandomStream of(long seed, long key, long subkey) {
        return new RandomStream(StreamAddress.of(seed).child(key).child(subkey));
    }

    /**
     * Returns a 64-bit key made of a name, stable for ever: FNV-1a over the name's UTF-8 bytes, then the finaliser of
     * MurmurHash3 (A. Appleby, 2011), which spreads short names over all bits.
     *
     * @param name any text
     * @return the key
     */
    public static long keyOf(String name) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }

    /**
     * Returns the child stream of a key: (seed) gives (seed, key), (seed, key) gives (seed, key, subkey). It depends on
     * the names alone, not on what has been drawn.
     *
     * @param key any number
     * @return a new stream at its first word
     * @throws IllegalStateException when this stream has a subkey already
     */
    public RandomStream split(long key) {
        return new RandomStream(address.child(key));
    }

    /**
     * Returns the next word.
     *
     * @return 64 random bits
     */
    public long nextLong() {
        if (next == BUFFER) {
            refill();
        }
        return buffer[next++];
    }

    /**
     * Returns a uniform integer below a bound, exactly uniform.
     *
     * <p>Source: D. Lemire, <i>Fast Random Integer Generation in an Interval</i>, ACM Transactions on Modeling and
     * Computer Simulation 29(1), 2019. Takes one word, seldom more.
     *
     * @param bound at least 1
     * @return an integer in 0..bound-1
     * @throws IllegalArgumentException when the bound is not positive
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
     * Returns the next half of a word, the lower half first. A half left over waits for the next call that wants
     * halves; {@link #nextLong()} begins with a fresh word.
     *
     * @return 32 random bits
     */
    public int nextInt() {
        if (hasSpareInt) {
            hasSpareInt = false;
            return spareInt;
        }
        long word = nextLong();
        spareInt = (int) (word >>> 32);
        hasSpareInt = true;
        return (int) word;
    }

    /**
     * Returns a uniform double in [0, 1).
     *
     * @return a multiple of 2^-53
     */
    public double nextDouble() {
        return UniformBits.unit(nextLong());
    }

    /**
     * Returns a uniform double in (0, 1), the ends excluded.
     *
     * @return an odd multiple of 2^-53
     */
    public double nextOpenDouble() {
        return UniformBits.open(nextLong());
    }

    /**
     * Returns a standard normal variate; the values are those of {@link #fillNormals}.
     *
     * @return a variate of mean 0 and variance 1
     */
    public double nextNormal() {
        double[] spare = spareNormals;
        if (spare == null || nextSpareNormal == NORMAL_BLOCK) {
            spare = refillNormals();
        }
        return spare[nextSpareNormal++];
    }

    /**
     * Returns a standard exponential variate; the values are those of {@link #fillExponentials}.
     *
     * @return a positive variate of mean 1
     */
    public double nextExponential() {
        return -Elementary.log(nextOpenDouble());
    }

    /**
     * Returns a gamma variate of scale 1; see {@link #fillGammas}.
     *
     * @param shape positive and finite
     * @return a variate of mean and variance {@code shape}
     * @throws IllegalArgumentException when the shape is not positive and finite
     */
    public double nextGamma(double shape) {
        return GammaSampler.sample(this, Arguments.requirePositive(shape, "shape"));
    }

    /**
     * Returns the number of successes in independent trials.
     *
     * <p>P(X = k) = C(trials, k) p^k (1-p)^(trials-k). Exact up to rounding: sequential inversion while the smaller
     * expected count is below 10, else transformed rejection with a saddle-point log-probability. Its relative error z
     * standard deviations from the mean is about (1 + z sqrt(mean)) 2^-52: the rounding of trials * p itself. O(1)
     * time, no memory.
     *
     * <p>Source: W. Hörmann, <i>The generation of binomial random variates</i>, Journal of Statistical Computation and
     * Simulation 46, 1993; C. Loader, <i>Fast and Accurate Computation of Binomial Probabilities</i>, 2000.
     *
     * @param trials 0 to 2^52
     * @param probability of one success, in [0, 1]
     * @return an integer in 0..trials
     * @throws IllegalArgumentException when an argument is out of its range
     */
    public long nextBinomial(long trials, double probability) {
        CountSampler.requireCount(trials, "trials");
        Arguments.requireProbability(probability, "probability");
        return CountSampler.binomial(this, trials, probability);
    }

    /**
     * Returns a Poisson variate.
     *
     * <p>P(X = k) = mean^k e^-mean / k!. Exact up to rounding, as {@link #nextBinomial}. O(1) time, no memory.
     *
     * <p>Source: W. Hörmann, <i>The transformed rejection method for generating Poisson random variables</i>,
     * Insurance: Mathematics and Economics 12, 1993.
     *
     * @param mean 0 to 2^52
     * @return a count
     * @throws IllegalArgumentException when the mean is NaN, negative or above 2^52
     */
    public long nextPoisson(double mean) {
        Arguments.requireNonNegative(mean, "mean");
        CountSampler.requireMean(mean);
        return CountSampler.poisson(this, mean);
    }

    /**
     * Draws raw words.
     *
     * @param words receives 64 random bits in each of {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillLongs(long[] words, int from, int to) {
        Arguments.requireRange(from, to, words.length);
        int ready = Math.min(BUFFER - next, to - from);
        System.arraycopy(buffer, next, words, from, ready);
        next += ready;
        int at = from + ready;
        int groups = (to - at) / StreamAddress.LANES;
        KERNELS.words(lanes, words, at, groups);
        at += groups * StreamAddress.LANES;
        while (at < to) {
            words[at++] = nextLong();
        }
    }

    /**
     * Draws halves of words, the lower half first.
     *
     * @param words receives 32 random bits in each of {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillInts(int[] words, int from, int to) {
        Arguments.requireRange(from, to, words.length);
        int at = from;
        if (at < to && hasSpareInt) {
            words[at++] = nextInt();
        }
        while (at + 1 < to) {
            int n = Math.min(ready(), (to - at) / 2);
            for (int i = 0; i < n; i++) {
                long word = buffer[next + i];
                words[at + 2 * i] = (int) word;
                words[at + 2 * i + 1] = (int) (word >>> 32);
            }
            next += n;
            at += 2 * n;
        }
        if (at < to) {
            words[at] = nextInt();
        }
    }

    /**
     * Draws uniform doubles in [0, 1), multiples of 2^-53.
     *
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillUniforms(double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        for (int at = from; at < to; ) {
            int n = Math.min(ready(), to - at);
            KERNELS.uniforms(buffer, next, values, at, n);
            next += n;
            at += n;
        }
    }

    /**
     * Draws uniform doubles in (0, 1), odd multiples of 2^-53.
     *
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillOpenUniforms(double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        for (int at = from; at < to; ) {
            int n = Math.min(ready(), to - at);
            KERNELS.openUniforms(buffer, next, values, at, n);
            next += n;
            at += n;
        }
    }

    /**
     * Draws standard exponentials, -ln U.
     *
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillExponentials(double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        for (int at = from; at < to; ) {
            int n = Math.min(ready(), to - at);
            KERNELS.exponentials(buffer, next, values, at, n);
            next += n;
            at += n;
        }
    }

    /**
     * Draws standard normals: sqrt(-2 ln U) (cos, sin)(2 pi V).
     *
     * <p>Source: G. E. P. Box, M. E. Muller, <i>A Note on the Generation of Random Normal Deviates</i>, Annals of
     * Mathematical Statistics 29(2), 1958.
     *
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    public void fillNormals(double[] values, int from, int to) {
        Arguments.requireRange(from, to, values.length);
        int at = from;
        while (at < to && nextSpareNormal < NORMAL_BLOCK) {
            values[at++] = nextNormal();
        }
        while (to - at >= NORMAL_BLOCK) {
            alignToNormalBlock();
            int blocks = Math.min(ready(), to - at) / NORMAL_BLOCK;
            KERNELS.normals(buffer, next, values, at, blocks);
            next += blocks * NORMAL_BLOCK;
            at += blocks * NORMAL_BLOCK;
        }
        while (at < to) {
            values[at++] = nextNormal();
        }
    }

    /**
     * Draws gamma variates of scale 1, of density x^(shape-1) e^-x / Gamma(shape).
     *
     * <p>Source: G. Marsaglia, W. W. Tsang, <i>A Simple Method for Generating Gamma Variables</i>, ACM Transactions on
     * Mathematical Software 26(3), 2000; below shape 1 a variate of shape + 1 is multiplied by U^(1/shape). About one
     * normal and one uniform per variate.
     *
     * @param shape positive and finite
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when the shape is not positive and finite, or {@code from..to} is not a part of
     *     the array
     */
    public void fillGammas(double shape, double[] values, int from, int to) {
        Arguments.requirePositive(shape, "shape");
        Arguments.requireRange(from, to, values.length);
        GammaSampler.fill(this, shape, values, from, to);
    }

    /**
     * Draws chi-square variates: twice a gamma variate of shape {@code degrees / 2}.
     *
     * @param degrees degrees of freedom, positive and finite
     * @param values receives the variates in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when the degrees are not positive and finite, or {@code from..to} is not a part
     *     of the array
     */
    public void fillChiSquares(double degrees, double[] values, int from, int to) {
        Arguments.requirePositive(degrees, "degrees");
        fillGammas(degrees / 2, values, from, to);
        for (int i = from; i < to; i++) {
            values[i] *= 2;
        }
    }

    /**
     * Returns a view of this stream as the JDK's interface, for code that takes a {@link RandomGenerator}. Drawing from
     * the view advances this stream.
     *
     * @return the view
     */
    public RandomGenerator asRandomGenerator() {
        return new StreamGenerator(this);
    }

    /** Number of words in the buffer, at least one. */
    private int ready() {
        if (next == BUFFER) {
            refill();
        }
        return BUFFER - next;
    }

    private void refill() {
        KERNELS.words(lanes, buffer, 0, BUFFER / StreamAddress.LANES);
        next = 0;
    }

    private void alignToNormalBlock() {
        next = (next + NORMAL_BLOCK - 1) & -NORMAL_BLOCK;
    }

    private double[] refillNormals() {
        double[] spare = spareNormals;
        if (spare == null) {
            spare = new double[NORMAL_BLOCK];
            spareNormals = spare;
        }
        alignToNormalBlock();
        ready();
        KERNELS.normals(buffer, next, spare, 0, 1);
        next += NORMAL_BLOCK;
        nextSpareNormal = 0;
        return spare;
    }
}
