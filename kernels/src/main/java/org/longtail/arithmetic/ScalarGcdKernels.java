package org.longtail.arithmetic;

/** One pair at a time. */
final class ScalarGcdKernels implements GcdKernels {

    @Override
    public void gcd(int[] first, int[] second, int[] divisors, int from, int to) {
        for (int i = from; i < to; i++) {
            divisors[i] = (int) gcd(first[i], second[i]);
        }
    }

    @Override
    public void gcd(long[] first, long[] second, long[] divisors, int from, int to) {
        for (int i = from; i < to; i++) {
            divisors[i] = gcd(first[i], second[i]);
        }
    }

    private static long gcd(long first, long second) {
        int twos = Long.numberOfTrailingZeros(first | second);
        long a = first >> Long.numberOfTrailingZeros(first);
        long b = second >> Long.numberOfTrailingZeros(second);
        while (a != 0) {
            long difference = Math.abs(a - b);
            a = Math.min(a, b);
            b = difference >> Long.numberOfTrailingZeros(difference);
        }
        return b << twos;
    }
}
