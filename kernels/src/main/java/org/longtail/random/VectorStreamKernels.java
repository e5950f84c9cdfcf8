package org.longtail.random;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.SQRT;
import static jdk.incubator.vector.VectorOperators.XOR;
import static org.longtail.random.StreamAddress.LANES;
import static org.longtail.simd.Elementary.C1;
import static org.longtail.simd.Elementary.C2;
import static org.longtail.simd.Elementary.C3;
import static org.longtail.simd.Elementary.C4;
import static org.longtail.simd.Elementary.C5;
import static org.longtail.simd.Elementary.C6;
import static org.longtail.simd.Elementary.HALF_PI;
import static org.longtail.simd.Elementary.INTEGER_BITS;
import static org.longtail.simd.Elementary.INTEGER_ORIGIN;
import static org.longtail.simd.Elementary.L1;
import static org.longtail.simd.Elementary.L2;
import static org.longtail.simd.Elementary.L3;
import static org.longtail.simd.Elementary.L4;
import static org.longtail.simd.Elementary.L5;
import static org.longtail.simd.Elementary.L6;
import static org.longtail.simd.Elementary.L7;
import static org.longtail.simd.Elementary.LN2_HIGH;
import static org.longtail.simd.Elementary.LN2_LOW;
import static org.longtail.simd.Elementary.S1;
import static org.longtail.simd.Elementary.S2;
import static org.longtail.simd.Elementary.S3;
import static org.longtail.simd.Elementary.S4;
import static org.longtail.simd.Elementary.S5;
import static org.longtail.simd.Elementary.S6;
import static org.longtail.simd.Elementary.SIGNIFICAND;
import static org.longtail.simd.Elementary.SQRT_HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sixteen logical lanes on two, four or eight registers of 512, 256 or 128 bits. Expressions are written out flat,
 * since C2 boxes vectors that cross a call it does not inline.
 */
final class VectorStreamKernels implements StreamKernels {

    /** Never wider than half of the logical lanes or of a block of normals, should wider machines come. */
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED.length() > NORMAL_PAIRS
            ? LongVector.SPECIES_512
            : LongVector.SPECIES_PREFERRED;

    private static final int WIDTH = LONGS.length();

    private static final ScalarStreamKernels SCALAR = new ScalarStreamKernels();

    /** Two registers at a time: one step alone is a chain of dependent operations and would leave the ports idle. */
    @Override
    public void words(long[] state, long[] out, int from, int groups) {
        for (int lane = 0; lane < LANES; lane += 2 * WIDTH) {
            int twin = lane + WIDTH;
            LongVector a0 = LongVector.fromArray(LONGS, state, lane);
            LongVector a1 = LongVector.fromArray(LONGS, state, LANES + lane);
            LongVector a2 = LongVector.fromArray(LONGS, state, 2 * LANES + lane);
            LongVector a3 = LongVector.fromArray(LONGS, state, 3 * LANES + lane);
            LongVector b0 = LongVector.fromArray(LONGS, state, twin);
            LongVector b1 = LongVector.fromArray(LONGS, state, LANES + twin);
            LongVector b2 = LongVector.fromArray(LONGS, state, 2 * LANES + twin);
            LongVector b3 = LongVector.fromArray(LONGS, state, 3 * LANES + twin);
            int end = from + groups * LANES;
            for (int i = from; i < end; i += LANES) {
                a0.add(a3).lanewise(ROL, 23).add(a0).intoArray(out, i + lane);
                b0.add(b3).lanewise(ROL, 23).add(b0).intoArray(out, i + twin);
                LongVector at = a1.lanewise(LSHL, 17);
                LongVector bt = b1.lanewise(LSHL, 17);
                LongVector a02 = a2.lanewise(XOR, a0);
                LongVector b02 = b2.lanewise(XOR, b0);
                LongVector a13 = a3.lanewise(XOR, a1);
                LongVector b13 = b3.lanewise(XOR, b1);
                a1 = a1.lanewise(XOR, a02);
                b1 = b1.lanewise(XOR, b02);
                a0 = a0.lanewise(XOR, a13);
                b0 = b0.lanewise(XOR, b13);
                a2 = a02.lanewise(XOR, at);
                b2 = b02.lanewise(XOR, bt);
                a3 = a13.lanewise(ROL, 45);
                b3 = b13.lanewise(ROL, 45);
            }
            a0.intoArray(state, lane);
            a1.intoArray(state, LANES + lane);
            a2.intoArray(state, 2 * LANES + lane);
            a3.intoArray(state, 3 * LANES + lane);
            b0.intoArray(state, twin);
            b1.intoArray(state, LANES + twin);
            b2.intoArray(state, 2 * LANES + twin);
            b3.intoArray(state, 3 * LANES + twin);
        }
    }

    @Override
    public void uniforms(long[] words, int at, double[] out, int from, int n) {
        // No vector conversion from long on AVX2. The upper 32 of the 53 bits go below the leading bit of 2^84, the
        // lower
        // 21 below that of 2^52; both sums are exact.
        int bound = LONGS.loopBound(n);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector w = LongVector.fromArray(LONGS, words, at + i);
            DoubleVector high = w.lanewise(LSHR, 32).or(0x4530000000000000L).viewAsFloatingLanes();
            DoubleVector low =
                    w.lanewise(LSHR, 11).and(0x1fffffL).or(0x4330000000000000L).viewAsFloatingLanes();
            // high carries (word >>> 32) * 2^32, low the next 21 bits: scaled to 53 bits by 2^-11 before they meet.
            high.sub(0x1p84).mul(0x1p-11).add(low.sub(0x1p52)).mul(0x1p-53).intoArray(out, from + i);
        }
        SCALAR.uniforms(words, at + bound, out, from + bound, n - bound);
    }

    @Override
    public void openUniforms(long[] words, int at, double[] out, int from, int n) {
        int bound = LONGS.loopBound(n);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector w = LongVector.fromArray(LONGS, words, at + i);
            DoubleVector shifted = w.lanewise(LSHR, 12).or(UniformBits.ONE).viewAsFloatingLanes();
            shifted.sub(UniformBits.OPEN_ORIGIN).intoArray(out, from + i);
        }
        SCALAR.openUniforms(words, at + bound, out, from + bound, n - bound);
    }

    @Override
    public void exponentials(long[] words, int at, double[] out, int from, int n) {
        int bound = LONGS.loopBound(n);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector w = LongVector.fromArray(LONGS, words, at + i);
            DoubleVector x = w.lanewise(LSHR, 12)
                    .or(UniformBits.ONE)
                    .viewAsFloatingLanes()
                    .sub(UniformBits.OPEN_ORIGIN);
            // Elementary.log, written out.
            LongVector shifted = x.viewAsIntegralLanes().add(UniformBits.ONE - SQRT_HALF);
            DoubleVector k = shifted.lanewise(LSHR, 52)
                    .add(INTEGER_BITS)
                    .viewAsFloatingLanes()
                    .sub(INTEGER_ORIGIN);
            DoubleVector f = shifted.and(SIGNIFICAND)
                    .add(SQRT_HALF)
                    .viewAsFloatingLanes()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector ww = z.mul(z);
            DoubleVector even =
                    ww.mul(ww.fma(ww.broadcast(L6), ww.broadcast(L4)).fma(ww, ww.broadcast(L2)));
            DoubleVector odd = z.mul(ww.fma(ww.broadcast(L7), ww.broadcast(L5))
                    .fma(ww, ww.broadcast(L3))
                    .fma(ww, ww.broadcast(L1)));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector small = s.fma(halfSquare.add(even.add(odd)), k.mul(LN2_LOW));
            DoubleVector log = k.fma(k.broadcast(LN2_HIGH), f.sub(halfSquare.sub(small)));
            log.neg().intoArray(out, from + i);
        }
        SCALAR.exponentials(words, at + bound, out, from + bound, n - bound);
    }

    @Override
    public void normals(long[] words, int at, double[] out, int from, int blocks) {
        for (int block = 0; block < blocks * NORMAL_BLOCK; block += NORMAL_BLOCK) {
            for (int lane = 0; lane < NORMAL_PAIRS; lane += WIDTH) {
                int i = block + lane;
                LongVector w = LongVector.fromArray(LONGS, words, at + i);
                DoubleVector x = w.lanewise(LSHR, 12)
                        .or(UniformBits.ONE)
                        .viewAsFloatingLanes()
                        .sub(UniformBits.OPEN_ORIGIN);
                // Elementary.log, written out.
                LongVector shifted = x.viewAsIntegralLanes().add(UniformBits.ONE - SQRT_HALF);
                DoubleVector k = shifted.lanewise(LSHR, 52)
                        .add(INTEGER_BITS)
                        .viewAsFloatingLanes()
                        .sub(INTEGER_ORIGIN);
                DoubleVector f = shifted.and(SIGNIFICAND)
                        .add(SQRT_HALF)
                        .viewAsFloatingLanes()
                        .sub(1);
                DoubleVector s = f.div(f.add(2));
                DoubleVector z = s.mul(s);
                DoubleVector ww = z.mul(z);
                DoubleVector even =
                        ww.mul(ww.fma(ww.broadcast(L6), ww.broadcast(L4)).fma(ww, ww.broadcast(L2)));
                DoubleVector odd = z.mul(ww.fma(ww.broadcast(L7), ww.broadcast(L5))
                        .fma(ww, ww.broadcast(L3))
                        .fma(ww, ww.broadcast(L1)));
                DoubleVector halfSquare = f.mul(0.5).mul(f);
                DoubleVector small = s.fma(halfSquare.add(even.add(odd)), k.mul(LN2_LOW));
                DoubleVector log = k.fma(k.broadcast(LN2_HIGH), f.sub(halfSquare.sub(small)));
                DoubleVector radius = log.mul(-2).lanewise(SQRT);

                // Elementary.sin and Elementary.cos, written out.
                LongVector angleWord = LongVector.fromArray(LONGS, words, at + NORMAL_PAIRS + i);
                DoubleVector angle = angleWord
                        .lanewise(LSHR, 12)
                        .or(UniformBits.ONE)
                        .viewAsFloatingLanes()
                        .sub(1.5)
                        .add(UniformBits.HALF_STEP)
                        .mul(HALF_PI);
                DoubleVector q = angle.mul(angle);
                DoubleVector sinTail = q.fma(q.broadcast(S6), q.broadcast(S5))
                        .fma(q, q.broadcast(S4))
                        .fma(q, q.broadcast(S3))
                        .fma(q, q.broadcast(S2))
                        .fma(q, q.broadcast(S1));
                DoubleVector sin = q.mul(angle).fma(sinTail, angle);
                DoubleVector cosTail = q.mul(q.fma(q.broadcast(C6), q.broadcast(C5))
                        .fma(q, q.broadcast(C4))
                        .fma(q, q.broadcast(C3))
                        .fma(q, q.broadcast(C2))
                        .fma(q, q.broadcast(C1)));
                DoubleVector half = q.mul(0.5);
                DoubleVector top = half.broadcast(1.0).sub(half);
                DoubleVector cos =
                        top.add(q.fma(cosTail, top.broadcast(1.0).sub(top).sub(half)));

                DoubleVector near = radius.mul(cos);
                DoubleVector far = radius.mul(sin);
                LongVector sign = angleWord.lanewise(LSHL, 63);
                // Bit 1 exchanges the two. A select by bits: at 128 bits C2 would box the cast of a mask.
                LongVector nearBits = near.viewAsIntegralLanes();
                LongVector farBits = far.viewAsIntegralLanes();
                LongVector exchange = nearBits.lanewise(XOR, farBits)
                        .and(angleWord.lanewise(LSHL, 62).lanewise(ASHR, 63));
                nearBits.lanewise(XOR, exchange)
                        .lanewise(XOR, sign)
                        .viewAsFloatingLanes()
                        .intoArray(out, from + i);
                farBits.lanewise(XOR, exchange)
                        .lanewise(XOR, sign)
                        .viewAsFloatingLanes()
                        .intoArray(out, from + NORMAL_PAIRS + i);
            }
        }
    }
}
