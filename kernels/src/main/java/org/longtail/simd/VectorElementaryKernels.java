package org.longtail.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Elementary}, written out on vectors: helper methods that return vectors would not be inlined, and box. */
final class VectorElementaryKernels implements ElementaryKernels {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = DOUBLES.length();
    private static final ScalarElementaryKernels SCALAR = new ScalarElementaryKernels();

    @Override
    public void log(double[] values, int count) {
        int bound = DOUBLES.loopBound(count);
        for (int i = 0; i < bound; i += WIDTH) {
            LongVector shifted = DoubleVector.fromArray(DOUBLES, values, i)
                    .viewAsIntegralLanes()
                    .add(Elementary.ONE_BITS - Elementary.SQRT_HALF);
            DoubleVector k = shifted.lanewise(VectorOperators.LSHR, 52)
                    .add(Elementary.INTEGER_BITS)
                    .viewAsFloatingLanes()
                    .sub(Elementary.INTEGER_ORIGIN);
            DoubleVector f = shifted.and(Elementary.SIGNIFICAND)
                    .add(Elementary.SQRT_HALF)
                    .viewAsFloatingLanes()
                    .sub(1);
            DoubleVector s = f.div(f.add(2));
            DoubleVector z = s.mul(s);
            DoubleVector w = z.mul(z);
            DoubleVector even = w.mul(w.fma(w.broadcast(Elementary.L6), w.broadcast(Elementary.L4))
                    .fma(w, w.broadcast(Elementary.L2)));
            DoubleVector odd = z.mul(w.fma(w.broadcast(Elementary.L7), w.broadcast(Elementary.L5))
                    .fma(w, w.broadcast(Elementary.L3))
                    .fma(w, w.broadcast(Elementary.L1)));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector small = s.fma(halfSquare.add(even.add(odd)), k.mul(Elementary.LN2_LOW));
            k.fma(k.broadcast(Elementary.LN2_HIGH), f.sub(halfSquare.sub(small)))
                    .intoArray(values, i);
        }
        SCALAR.log(values, bound, count);
    }

    @Override
    public void exp(double[] values, int count) {
        int bound = DOUBLES.loopBound(count);
        for (int i = 0; i < bound; i += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(DOUBLES, values, i);
            DoubleVector rounded = x.fma(x.broadcast(Elementary.LOG2_E), x.broadcast(Elementary.ROUND));
            DoubleVector minusK = x.broadcast(Elementary.ROUND).sub(rounded);
            DoubleVector r =
                    minusK.fma(x.broadcast(Elementary.LN2_LOW), minusK.fma(x.broadcast(Elementary.LN2_HIGH), x));
            DoubleVector p = r.fma(r.broadcast(Elementary.E13), r.broadcast(Elementary.E12))
                    .fma(r, r.broadcast(Elementary.E11))
                    .fma(r, r.broadcast(Elementary.E10))
                    .fma(r, r.broadcast(Elementary.E9))
                    .fma(r, r.broadcast(Elementary.E8))
                    .fma(r, r.broadcast(Elementary.E7))
                    .fma(r, r.broadcast(Elementary.E6))
                    .fma(r, r.broadcast(Elementary.E5))
                    .fma(r, r.broadcast(Elementary.E4))
                    .fma(r, r.broadcast(Elementary.E3))
                    .fma(r, r.broadcast(Elementary.E2))
                    .fma(r, r.broadcast(1))
                    .fma(r, r.broadcast(1));
            LongVector scale = rounded.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, 52);
            p.viewAsIntegralLanes()
                    .add(scale)
                    .viewAsFloatingLanes()
                    .blend(0, x.lt(Elementary.LOWEST_EXP))
                    .intoArray(values, i);
        }
        SCALAR.exp(values, bound, count);
    }
}
