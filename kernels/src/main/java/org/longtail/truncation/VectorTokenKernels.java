package org.longtail.truncation;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of any width. Expressions are written out flat, since C2 boxes vectors that cross a call it
 * does not inline.
 *
 * <p>Masses: the floats of even and of odd number are widened to doubles by shifting their bits, which, unlike a
 * conversion, works on whole vectors of every width; see {@link FixedPoint}.
 */
final class VectorTokenKernels implements TokenKernels {

    private static final VectorShape SHAPE = VectorShape.preferredShape();
    private static final VectorSpecies<Float> FLOATS = SHAPE.withLanes(float.class);
    private static final VectorSpecies<Integer> INTS = SHAPE.withLanes(int.class);
    private static final VectorSpecies<Long> LONGS = SHAPE.withLanes(long.class);
    private static final int LANES = FLOATS.length();

    private static final long LOWER_HALF = 0xffffffffL;
    private static final ScalarTokenKernels SCALAR = new ScalarTokenKernels();

    @Override
    public float blockMaxima(float[] values, int at, int n, float[] maxima) {
        float max = Float.NEGATIVE_INFINITY;
        for (int from = 0; from < n; from += BLOCK) {
            float blockMax = maximumOf(values, at + from, at + Math.min(from + BLOCK, n));
            maxima[from / BLOCK] = blockMax;
            max = Math.max(max, blockMax);
        }
        return max;
    }

    @Override
    public float maximum(float[] values, int at, int n) {
        return maximumOf(values, at, at + n);
    }

    private static float maximumOf(float[] values, int from, int to) {
        FloatVector m0 = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        FloatVector m1 = m0;
        FloatVector m2 = m0;
        FloatVector m3 = m0;
        // A NaN or plus infinity leaves its sum NaN or plus infinity, minus infinities in it or not: that is an
        // addition
        // for each vector in the place of a comparison and a conjunction.
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        int i = from;
        for (; i <= to - 4 * LANES; i += 4 * LANES) {
            FloatVector x0 = FloatVector.fromArray(FLOATS, values, i);
            FloatVector x1 = FloatVector.fromArray(FLOATS, values, i + LANES);
            FloatVector x2 = FloatVector.fromArray(FLOATS, values, i + 2 * LANES);
            FloatVector x3 = FloatVector.fromArray(FLOATS, values, i + 3 * LANES);
            s0 = s0.add(x0);
            s1 = s1.add(x1);
            s2 = s2.add(x2);
            s3 = s3.add(x3);
            // Not max: its care for NaN and the sign of 0 takes several instructions.
            m0 = m0.blend(x0, x0.compare(GT, m0));
            m1 = m1.blend(x1, x1.compare(GT, m1));
            m2 = m2.blend(x2, x2.compare(GT, m2));
            m3 = m3.blend(x3, x3.compare(GT, m3));
        }
        m0 = m0.blend(m1, m1.compare(GT, m0));
        m2 = m2.blend(m3, m3.compare(GT, m2));
        // Of floats other than NaN the bits, with those of negative ones inverted, are integers in the same order.
        IntVector bits = m0.blend(m2, m2.compare(GT, m0)).viewAsIntegralLanes();
        int ordered =
                bits.lanewise(XOR, bits.lanewise(ASHR, 31).lanewise(LSHR, 1)).reduceLanes(VectorOperators.MAX);
        float max = Float.intBitsToFloat(ordered ^ ordered >> 31 >>> 1);
        if (!s0.add(s1).add(s2.add(s3)).compare(LT, Float.POSITIVE_INFINITY).allTrue()) {
            // Or finite entries whose sum overflows.
            return SCALAR.maximum(values, from, to - from);
        }
        boolean allValid = true;
        for (; i < to; i++) {
            float value = values[i];
            allValid &= value < Float.POSITIVE_INFINITY;
            max = value > max ? value : max;
        }
        return allValid ? max : Float.NaN;
    }

    @Override
    public long weigh(
            float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, int weightsAt) {
        LongVector sum = LongVector.zero(LONGS);
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector y =
                    FloatVector.fromArray(FLOATS, logits, at + i).sub(max).mul(inverseTemperature);
            FloatVector rounded = y.fma(y.broadcast(FloatExp.LOG2_E), y.broadcast(FloatExp.ROUND));
            FloatVector minusK = y.broadcast(FloatExp.ROUND).sub(rounded);
            FloatVector r = minusK.fma(y.broadcast(FloatExp.LN2_LOW), minusK.fma(y.broadcast(FloatExp.LN2_HIGH), y));
            FloatVector p = r.fma(r.broadcast(FloatExp.C7), r.broadcast(FloatExp.C6))
                    .fma(r, r.broadcast(FloatExp.C5))
                    .fma(r, r.broadcast(FloatExp.C4))
                    .fma(r, r.broadcast(FloatExp.C3))
                    .fma(r, r.broadcast(FloatExp.C2));
            IntVector scale = rounded.viewAsIntegralLanes().lanewise(LSHL, FloatExp.SIGNIFICAND_BITS);
            IntVector bits = r.mul(r)
                    .fma(p, r)
                    .add(1)
                    .viewAsIntegralLanes()
                    .add(scale)
                    .blend(0, y.compare(LT, FloatExp.LOWEST).cast(INTS));
            bits.viewAsFloatingLanes().intoArray(weights, weightsAt + i);
            LongVector pairs = bits.reinterpretAsLongs();
            sum = sum.add(pairs.and(LOWER_HALF)
                            .lanewise(LSHL, FixedPoint.WIDENING_SHIFT)
                            .add(FixedPoint.WIDENING_OFFSET)
                            .viewAsFloatingLanes()
                            .add(FixedPoint.ORIGIN)
                            .viewAsIntegralLanes())
                    .add(pairs.lanewise(LSHR, 32)
                            .lanewise(LSHL, FixedPoint.WIDENING_SHIFT)
                            .add(FixedPoint.WIDENING_OFFSET)
                            .viewAsFloatingLanes()
                            .add(FixedPoint.ORIGIN)
                            .viewAsIntegralLanes());
        }
        return sum.reduceLanes(VectorOperators.ADD)
                - bound * FixedPoint.ORIGIN_BITS
                + SCALAR.weigh(logits, at + bound, n - bound, max, inverseTemperature, weights, weightsAt + bound);
    }

    @Override
    public long weighProbabilities(float[] probabilities, int at, int n, float max, float[] weights) {
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector.fromArray(FLOATS, probabilities, at + i).div(max).intoArray(weights, i);
        }
        return mass(weights, 0, bound) + SCALAR.weighProbabilities(probabilities, at, bound, n, max, weights);
    }

    @Override
    public boolean anyNegative(float[] values, int at, int n) {
        VectorMask<Float> negative = FLOATS.maskAll(false);
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            negative = negative.or(FloatVector.fromArray(FLOATS, values, at + i).compare(LT, 0));
        }
        return negative.anyTrue() || SCALAR.anyNegative(values, at + bound, n - bound);
    }

    @Override
    public long mass(float[] weights, int at, int n) {
        LongVector sum = LongVector.zero(LONGS);
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            // Without the sign of a minus zero, which would be shifted into the double's exponent.
            LongVector pairs =
                    FloatVector.fromArray(FLOATS, weights, at + i).abs().reinterpretAsLongs();
            sum = sum.add(pairs.and(LOWER_HALF)
                            .lanewise(LSHL, FixedPoint.WIDENING_SHIFT)
                            .add(FixedPoint.WIDENING_OFFSET)
                            .viewAsFloatingLanes()
                            .add(FixedPoint.ORIGIN)
                            .viewAsIntegralLanes())
                    .add(pairs.lanewise(LSHR, 32)
                            .lanewise(LSHL, FixedPoint.WIDENING_SHIFT)
                            .add(FixedPoint.WIDENING_OFFSET)
                            .viewAsFloatingLanes()
                            .add(FixedPoint.ORIGIN)
                            .viewAsIntegralLanes());
        }
        return sum.reduceLanes(VectorOperators.ADD)
                - bound * FixedPoint.ORIGIN_BITS
                + SCALAR.mass(weights, at + bound, n - bound);
    }

    @Override
    public void scale(float[] values, int at, int n, float factor) {
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector.fromArray(FLOATS, values, at + i).mul(factor).intoArray(values, at + i);
        }
        SCALAR.scale(values, at + bound, n - bound, factor);
    }

    @Override
    public void weightedDepths(
            float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, float[] out) {
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector y =
                    FloatVector.fromArray(FLOATS, logits, at + i).sub(max).mul(inverseTemperature);
            FloatVector.fromArray(FLOATS, weights, i)
                    .mul(y)
                    .abs()
                    .blend(0, y.compare(LT, FloatExp.LOWEST))
                    .intoArray(out, i);
        }
        SCALAR.weightedDepths(logits, at, bound, n, max, inverseTemperature, weights, out);
    }

    @Override
    public void closeness(
            float[] logits, int at, int n, float max, float inverseTemperature, float centre, float[] keys) {
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector.fromArray(FLOATS, logits, at + i)
                    .sub(max)
                    .mul(inverseTemperature)
                    .sub(centre)
                    .abs()
                    .neg()
                    .intoArray(keys, i);
        }
        SCALAR.closeness(logits, at, bound, n, max, inverseTemperature, centre, keys);
    }

    @Override
    public int atLeast(float[] keys, int at, int n, float threshold) {
        int count = 0;
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            count += FloatVector.fromArray(FLOATS, keys, at + i)
                    .compare(GE, threshold)
                    .trueCount();
        }
        return count + SCALAR.atLeast(keys, at + bound, n - bound, threshold);
    }

    @Override
    public int mapBlocks(
            float[] values, int at, int n, int[] blocks, int count, float threshold, long[] words, int[] positions) {
        int next = 0;
        int whole = count > 0 && (blocks[count - 1] + 1) * BLOCK > n ? count - 1 : count;
        for (int b = 0; b < whole; b++) {
            int end = (blocks[b] + 1) * BLOCK;
            for (int from = blocks[b] * BLOCK; from < end; from += Long.SIZE) {
                long word = 0;
                for (int i = 0; i < Long.SIZE; i += LANES) {
                    word |= FloatVector.fromArray(FLOATS, values, at + from + i)
                                    .compare(GE, threshold)
                                    .toLong()
                            << i;
                }
                // Written in any case, and advanced by arithmetic: where an entry is to be found cannot be predicted.
                words[next] = word;
                positions[next] = from;
                next += word == 0 ? 0 : 1;
            }
        }
        return whole < count ? SCALAR.mapBlock(values, at, n, blocks[whole], threshold, words, positions, next) : next;
    }

    @Override
    public int above(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out) {
        int next = 0;
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            VectorMask<Float> chosen =
                    FloatVector.fromArray(FLOATS, keys, at + i).compare(GT, pivot);
            // The lanes beyond the selected ones are garbage, overwritten by the next; none lies ahead of the reading.
            FloatVector.fromArray(FLOATS, source, sourceAt + i).compress(chosen).intoArray(out, next);
            next += chosen.trueCount();
        }
        return SCALAR.above(keys, at, bound, n, pivot, source, sourceAt, out, next);
    }

    @Override
    public int below(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out) {
        int next = 0;
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            VectorMask<Float> chosen =
                    FloatVector.fromArray(FLOATS, keys, at + i).compare(LT, pivot);
            FloatVector.fromArray(FLOATS, source, sourceAt + i).compress(chosen).intoArray(out, next);
            next += chosen.trueCount();
        }
        return SCALAR.below(keys, at, bound, n, pivot, source, sourceAt, out, next);
    }

    @Override
    public int keep(
            float[] keys,
            int at,
            int n,
            float threshold,
            int[] ids,
            int idsAt,
            float[] keysOut,
            int[] idsOut,
            int count) {
        int next = count;
        int bound = FLOATS.loopBound(n);
        for (int i = 0; i < bound; i += LANES) {
            FloatVector key = FloatVector.fromArray(FLOATS, keys, at + i);
            VectorMask<Float> chosen = key.compare(GE, threshold);
            // No branch on whether any was chosen: with a few in a hundred kept it would be mispredicted half of the
            // time.
            key.compress(chosen).intoArray(keysOut, next);
            IntVector.fromArray(INTS, ids, idsAt + i)
                    .compress(chosen.cast(INTS))
                    .intoArray(idsOut, next);
            next += chosen.trueCount();
        }
        return SCALAR.keep(keys, at + bound, n - bound, threshold, ids, idsAt + bound, keysOut, idsOut, next);
    }
}
