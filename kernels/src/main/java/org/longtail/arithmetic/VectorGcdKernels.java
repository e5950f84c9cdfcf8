package org.longtail.arithmetic;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Four vectors of pairs at a time, since each step of one pair waits for the step before it. */
final class VectorGcdKernels implements GcdKernels {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final ScalarGcdKernels SCALAR = new ScalarGcdKernels();

    @Override
    public void gcd(int[] first, int[] second, int[] divisors, int from, int to) {
        int i = from;
        for (; i + 4 * INTS.length() <= to; i += 4 * INTS.length()) {
            int at1 = i + INTS.length();
            int at2 = at1 + INTS.length();
            int at3 = at2 + INTS.length();
            IntVector a0 = IntVector.fromArray(INTS, first, i);
            IntVector b0 = IntVector.fromArray(INTS, second, i);
            IntVector twos0 = a0.or(b0).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a0 = a0.lanewise(VectorOperators.LSHR, a0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b0 = b0.lanewise(VectorOperators.LSHR, b0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            IntVector a1 = IntVector.fromArray(INTS, first, at1);
            IntVector b1 = IntVector.fromArray(INTS, second, at1);
            IntVector twos1 = a1.or(b1).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a1 = a1.lanewise(VectorOperators.LSHR, a1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b1 = b1.lanewise(VectorOperators.LSHR, b1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            IntVector a2 = IntVector.fromArray(INTS, first, at2);
            IntVector b2 = IntVector.fromArray(INTS, second, at2);
            IntVector twos2 = a2.or(b2).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a2 = a2.lanewise(VectorOperators.LSHR, a2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b2 = b2.lanewise(VectorOperators.LSHR, b2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            IntVector a3 = IntVector.fromArray(INTS, first, at3);
            IntVector b3 = IntVector.fromArray(INTS, second, at3);
            IntVector twos3 = a3.or(b3).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a3 = a3.lanewise(VectorOperators.LSHR, a3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b3 = b3.lanewise(VectorOperators.LSHR, b3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            while (a0.or(a1).or(a2.or(a3)).compare(VectorOperators.NE, 0).anyTrue()) {
                IntVector difference0 = a0.sub(b0).abs();
                a0 = a0.min(b0);
                b0 = difference0.lanewise(
                        VectorOperators.LSHR, difference0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                IntVector difference1 = a1.sub(b1).abs();
                a1 = a1.min(b1);
                b1 = difference1.lanewise(
                        VectorOperators.LSHR, difference1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                IntVector difference2 = a2.sub(b2).abs();
                a2 = a2.min(b2);
                b2 = difference2.lanewise(
                        VectorOperators.LSHR, difference2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                IntVector difference3 = a3.sub(b3).abs();
                a3 = a3.min(b3);
                b3 = difference3.lanewise(
                        VectorOperators.LSHR, difference3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            }
            b0.lanewise(VectorOperators.LSHL, twos0).intoArray(divisors, i);
            b1.lanewise(VectorOperators.LSHL, twos1).intoArray(divisors, at1);
            b2.lanewise(VectorOperators.LSHL, twos2).intoArray(divisors, at2);
            b3.lanewise(VectorOperators.LSHL, twos3).intoArray(divisors, at3);
        }
        SCALAR.gcd(first, second, divisors, i, to);
    }

    @Override
    public void gcd(long[] first, long[] second, long[] divisors, int from, int to) {
        int i = from;
        for (; i + 4 * LONGS.length() <= to; i += 4 * LONGS.length()) {
            int at1 = i + LONGS.length();
            int at2 = at1 + LONGS.length();
            int at3 = at2 + LONGS.length();
            LongVector a0 = LongVector.fromArray(LONGS, first, i);
            LongVector b0 = LongVector.fromArray(LONGS, second, i);
            LongVector twos0 = a0.or(b0).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a0 = a0.lanewise(VectorOperators.LSHR, a0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b0 = b0.lanewise(VectorOperators.LSHR, b0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            LongVector a1 = LongVector.fromArray(LONGS, first, at1);
            LongVector b1 = LongVector.fromArray(LONGS, second, at1);
            LongVector twos1 = a1.or(b1).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a1 = a1.lanewise(VectorOperators.LSHR, a1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b1 = b1.lanewise(VectorOperators.LSHR, b1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            LongVector a2 = LongVector.fromArray(LONGS, first, at2);
            LongVector b2 = LongVector.fromArray(LONGS, second, at2);
            LongVector twos2 = a2.or(b2).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a2 = a2.lanewise(VectorOperators.LSHR, a2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b2 = b2.lanewise(VectorOperators.LSHR, b2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            LongVector a3 = LongVector.fromArray(LONGS, first, at3);
            LongVector b3 = LongVector.fromArray(LONGS, second, at3);
            LongVector twos3 = a3.or(b3).lanewise(VectorOperators.TRAILING_ZEROS_COUNT);
            a3 = a3.lanewise(VectorOperators.LSHR, a3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            b3 = b3.lanewise(VectorOperators.LSHR, b3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            while (a0.or(a1).or(a2.or(a3)).compare(VectorOperators.NE, 0).anyTrue()) {
                LongVector difference0 = a0.sub(b0).abs();
                a0 = a0.min(b0);
                b0 = difference0.lanewise(
                        VectorOperators.LSHR, difference0.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                LongVector difference1 = a1.sub(b1).abs();
                a1 = a1.min(b1);
                b1 = difference1.lanewise(
                        VectorOperators.LSHR, difference1.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                LongVector difference2 = a2.sub(b2).abs();
                a2 = a2.min(b2);
                b2 = difference2.lanewise(
                        VectorOperators.LSHR, difference2.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
                LongVector difference3 = a3.sub(b3).abs();
                a3 = a3.min(b3);
                b3 = difference3.lanewise(
                        VectorOperators.LSHR, difference3.lanewise(VectorOperators.TRAILING_ZEROS_COUNT));
            }
            b0.lanewise(VectorOperators.LSHL, twos0).intoArray(divisors, i);
            b1.lanewise(VectorOperators.LSHL, twos1).intoArray(divisors, at1);
            b2.lanewise(VectorOperators.LSHL, twos2).intoArray(divisors, at2);
            b3.lanewise(VectorOperators.LSHL, twos3).intoArray(divisors, at3);
        }
        SCALAR.gcd(first, second, divisors, i, to);
    }
}
