package org.longtail.random;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The lanes of a stream in vectors of any width from 128 bits.
 *
 * <p>Integers become doubles through their bits, not by conversion: AVX2 converts no 64-bit integers, and C2 would then box
 * every vector. The arithmetic is written out where it is used, for the same reason.
 */
final class VectorStreamKernel implements StreamKernel {

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /** Vectors wider than the logical lanes do not exist on today's machines; narrower ones take several passes. */
    private static final int WIDTH = LONGS.length();

    @Override
    public void words(long[] state, long[] words, int from, int steps) {
        if (WIDTH == LANES) {
            wordsAtOnce(state, words, from, steps);
        } else {
            for (int lane = 0; lane < LANES; lane += 2 * WIDTH) {
                wordsInPairs(state, words, from, steps, lane);
            }
        }
    }

    private static void wordsAtOnce(long[] state, long[] words, int from, int steps) {
        LongVector s0 = LongVector.fromArray(LONGS, state, 0);
        LongVector s1 = LongVector.fromArray(LONGS, state, LANES);
        LongVector s2 = LongVector.fromArray(LONGS, state, 2 * LANES);
        LongVector s3 = LongVector.fromArray(LONGS, state, 3 * LANES);
        for (int i = from, end = from + steps * LANES; i < end; i += LANES) {
            s0.add(s3).lanewise(VectorOperators.ROL, 23).add(s0).intoArray(words, i);
            LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
            s2 = s2.lanewise(VectorOperators.XOR, s0);
            s3 = s3.lanewise(VectorOperators.XOR, s1);
            s1 = s1.lanewise(VectorOperators.XOR, s2);
            s0 = s0.lanewise(VectorOperators.XOR, s3);
            s2 = s2.lanewise(VectorOperators.XOR, t);
            s3 = s3.lanewise(VectorOperators.ROL, 45);
        }
        s0.intoArray(state, 0);
        s1.intoArray(state, LANES);
        s2.intoArray(state, 2 * LANES);
        s3.intoArray(state, 3 * LANES);
    }

    /** Two independent vectors at a time: one alone would wait for its own latency. */
    private static void wordsInPairs(long[] state, long[] words, int from, int steps, int lane) {
        int next = lane + WIDTH;
        LongVector s0 = LongVector.fromArray(LONGS, state, lane);
        LongVector s1 = LongVector.fromArray(LONGS, state, LANES + lane);
        LongVector s2 = LongVector.fromArray(LONGS, state, 2 * LANES + lane);
        LongVector s3 = LongVector.fromArray(LONGS, state, 3 * LANES + lane);
        LongVector u0 = LongVector.fromArray(LONGS, state, next);
        LongVector u1 = LongVector.fromArray(LONGS, state, LANES + next);
        LongVector u2 = LongVector.fromArray(LONGS, state, 2 * LANES + next);
        LongVector u3 = LongVector.fromArray(LONGS, state, 3 * LANES + next);
        for (int i = from + lane, end = from + steps * LANES; i < end; i += LANES) {
            s0.add(s3).lanewise(VectorOperators.ROL, 23).add(s0).intoArray(words, i);
            u0.add(u3).lanewise(VectorOperators.ROL, 23).add(u0).intoArray(words, i + WIDTH);
            LongVector t = s1.lanewise(VectorOperators.LSHL, 17);
            LongVector v = u1.lanewise(VectorOperators.LSHL, 17);
            s2 = s2.lanewise(VectorOperators.XOR, s0);
            u2 = u2.lanewise(VectorOperators.XOR, u0);
            s3 = s3.lanewise(VectorOperators.XOR, s1);
            u3 = u3.lanewise(VectorOperators.XOR, u1);
            s1 = s1.lanewise(VectorOperators.XOR, s2);
            u1 = u1.lanewise(VectorOperators.XOR, u2);
            s0 = s0.lanewise(VectorOperators.XOR, s3);
            u0 = u0.lanewise(VectorOperators.XOR, u3);
            s2 = s2.lanewise(VectorOperators.XOR, t);
            u2 = u2.lanewise(VectorOperators.XOR, v);
            s3 = s3.lanewise(VectorOperators.ROL, 45);
            u3 = u3.lanewise(VectorOperators.ROL, 45);
        }
        s0.intoArray(state, lane);
        s1.intoArray(state, LANES + lane);
        s2.intoArray(state, 2 * LANES + lane);
        s3.intoArray(state, 3 * LANES + lane);
        u0.intoArray(state, next);
        u1.intoArray(state, LANES + next);
        u2.intoArray(state, 2 * LANES + next);
        u3.intoArray(state, 3 * LANES + next);
    }

    @Override
    public void uniforms(long[] words, int wordsFrom, double[] values, int from, int count) {
        int bound = LONGS.loopBound(count);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector w = LongVector.fromArray(LONGS, words, wordsFrom + i);
            // 52 bits through the mantissa, then the 53rd: its bit, spread over the lane, selects 2^-53 or 0.
            DoubleVector last = w.lanewise(VectorOperators.LSHL, 52)
                    .lanewise(VectorOperators.ASHR, 63)
                    .lanewise(VectorOperators.AND, Double.doubleToRawLongBits(Polynomials.ULP_OF_ONE))
                    .reinterpretAsDoubles();
            w.lanewise(VectorOperators.LSHR, 12)
                    .lanewise(VectorOperators.OR, Polynomials.ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(1)
                    .add(last)
                    .intoArray(values, from + i);
        }
        SCALAR.uniforms(words, wordsFrom + bound, values, from + bound, count - bound);
    }

    @Override
    public void openUniforms(long[] words, int wordsFrom, double[] values, int from, int count) {
        int bound = LONGS.loopBound(count);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector.fromArray(LONGS, words, wordsFrom + i)
                    .lanewise(VectorOperators.LSHR, 12)
                    .lanewise(VectorOperators.OR, Polynomials.ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(1 - Polynomials.ULP_OF_ONE)
                    .intoArray(values, from + i);
        }
        SCALAR.openUniforms(words, wordsFrom + bound, values, from + bound, count - bound);
    }

    @Override
    public void exponentials(long[] words, int wordsFrom, double[] values, int from, int count) {
        int bound = LONGS.loopBound(count);
        for (int i = 0; i < bound; i += WIDTH) {
            DoubleVector u = LongVector.fromArray(LONGS, words, wordsFrom + i)
                    .lanewise(VectorOperators.LSHR, 12)
                    .lanewise(VectorOperators.OR, Polynomials.ONE_BITS)
                    .reinterpretAsDoubles()
                    .sub(1 - Polynomials.ULP_OF_ONE);
            // -ln u, as in ScalarStreamKernel.minusLog
            LongVector centred = u.reinterpretAsLongs().sub(Polynomials.SQRT_HALF_BITS);
            DoubleVector exponent = centred.lanewise(VectorOperators.ASHR, 52)
                    .add(Polynomials.INTEGER_ANCHOR_BITS)
                    .reinterpretAsDoubles()
                    .sub(Polynomials.INTEGER_ANCHOR);
            DoubleVector f = centred.lanewise(VectorOperators.AND, Polynomials.MANTISSA_MASK)
                    .add(Polynomials.SQRT_HALF_BITS)
                    .reinterpretAsDoubles()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector w = z.mul(z);
            DoubleVector odd = DoubleVector.broadcast(DOUBLES, Polynomials.LOG_7)
                    .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_5))
                    .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_3))
                    .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_1));
            DoubleVector even = DoubleVector.broadcast(DOUBLES, Polynomials.LOG_6)
                    .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_4))
                    .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_2));
            DoubleVector r = z.fma(odd, w.mul(even));
            DoubleVector half = f.mul(0.5).mul(f);
            DoubleVector low = s.fma(half.add(r), exponent.mul(Polynomials.LN2_LOW));
            exponent.neg()
                    .fma(
                            DoubleVector.broadcast(DOUBLES, Polynomials.LN2_HIGH),
                            half.sub(low).sub(f))
                    .intoArray(values, from + i);
        }
        SCALAR.exponentials(words, wordsFrom + bound, values, from + bound, count - bound);
    }

    @Override
    public void normals(long[] words, int wordsFrom, double[] values, int from, int blocks) {
        for (int b = 0; b < blocks; b++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                int i = wordsFrom + b * NORMAL_BLOCK + lane;
                int out = from + b * NORMAL_BLOCK + lane;
                DoubleVector u = LongVector.fromArray(LONGS, words, i)
                        .lanewise(VectorOperators.LSHR, 12)
                        .lanewise(VectorOperators.OR, Polynomials.ONE_BITS)
                        .reinterpretAsDoubles()
                        .sub(1 - Polynomials.ULP_OF_ONE);
                // -ln u, as in ScalarStreamKernel.minusLog
                LongVector centred = u.reinterpretAsLongs().sub(Polynomials.SQRT_HALF_BITS);
                DoubleVector exponent = centred.lanewise(VectorOperators.ASHR, 52)
                        .add(Polynomials.INTEGER_ANCHOR_BITS)
                        .reinterpretAsDoubles()
                        .sub(Polynomials.INTEGER_ANCHOR);
                DoubleVector f = centred.lanewise(VectorOperators.AND, Polynomials.MANTISSA_MASK)
                        .add(Polynomials.SQRT_HALF_BITS)
                        .reinterpretAsDoubles()
                        .sub(1);
                DoubleVector s = f.div(f.add(2));
                DoubleVector z = s.mul(s);
                DoubleVector w = z.mul(z);
                DoubleVector odd = DoubleVector.broadcast(DOUBLES, Polynomials.LOG_7)
                        .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_5))
                        .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_3))
                        .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_1));
                DoubleVector even = DoubleVector.broadcast(DOUBLES, Polynomials.LOG_6)
                        .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_4))
                        .fma(w, DoubleVector.broadcast(DOUBLES, Polynomials.LOG_2));
                DoubleVector r = z.fma(odd, w.mul(even));
                DoubleVector half = f.mul(0.5).mul(f);
                DoubleVector low = s.fma(half.add(r), exponent.mul(Polynomials.LN2_LOW));
                DoubleVector minusLog = exponent.neg()
                        .fma(
                                DoubleVector.broadcast(DOUBLES, Polynomials.LN2_HIGH),
                                half.sub(low).sub(f));
                DoubleVector radius = minusLog.mul(2).sqrt();

                LongVector quadrantAndAngle = LongVector.fromArray(LONGS, words, i + LANES);
                DoubleVector x = quadrantAndAngle
                        .lanewise(VectorOperators.LSHR, 12)
                        .lanewise(VectorOperators.OR, Polynomials.ONE_BITS)
                        .reinterpretAsDoubles()
                        .sub(1.5)
                        .mul(Polynomials.QUARTER_TURN);
                DoubleVector q = x.mul(x);
                DoubleVector sine = x.mul(q)
                        .fma(
                                DoubleVector.broadcast(DOUBLES, Polynomials.SIN_6)
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.SIN_5))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.SIN_4))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.SIN_3))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.SIN_2))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.SIN_1)),
                                x)
                        .mul(radius);
                DoubleVector cosine = q.mul(q)
                        .fma(
                                DoubleVector.broadcast(DOUBLES, Polynomials.COS_6)
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.COS_5))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.COS_4))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.COS_3))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.COS_2))
                                        .fma(q, DoubleVector.broadcast(DOUBLES, Polynomials.COS_1)),
                                q.fma(DoubleVector.broadcast(DOUBLES, -0.5), DoubleVector.broadcast(DOUBLES, 1)))
                        .mul(radius);

                // Bit 0 turns by a quarter, bit 1 by a half: (c, s) -> (-s, c), and both change sign.
                LongVector negate = quadrantAndAngle
                        .lanewise(VectorOperators.LSHL, 62)
                        .lanewise(VectorOperators.AND, Long.MIN_VALUE);
                LongVector quarter = quadrantAndAngle.lanewise(VectorOperators.LSHL, 63);
                // A select by bits: C2 boxes the cast of a mask at 128 bits.
                LongVector difference = cosine.reinterpretAsLongs()
                        .lanewise(VectorOperators.XOR, sine.reinterpretAsLongs())
                        .lanewise(VectorOperators.AND, quarter.lanewise(VectorOperators.ASHR, 63));
                LongVector first = cosine.reinterpretAsLongs().lanewise(VectorOperators.XOR, difference);
                LongVector second = sine.reinterpretAsLongs().lanewise(VectorOperators.XOR, difference);
                first.lanewise(VectorOperators.XOR, negate)
                        .lanewise(VectorOperators.XOR, quarter)
                        .reinterpretAsDoubles()
                        .intoArray(values, out);
                second.lanewise(VectorOperators.XOR, negate)
                        .reinterpretAsDoubles()
                        .intoArray(values, out + LANES);
            }
        }
    }

    /** Takes what is left of an array when no whole vector fits. */
    private static final ScalarStreamKernel SCALAR = new ScalarStreamKernel();
}
