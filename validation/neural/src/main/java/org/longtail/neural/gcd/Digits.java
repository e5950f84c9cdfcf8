package org.longtail.neural.gcd;

/**
 * Writes pairs as tokens: an answer token, then the digits of both operands in a base, the highest first, with leading
 * zeros.
 *
 * @param base from 2 to 10,000
 */
record Digits(int base) {

    static final int LARGEST_BASE = 10_000;

    Digits {
        if (base < 2 || base > LARGEST_BASE) {
            throw new IllegalArgumentException("base must lie in 2.." + LARGEST_BASE + ": " + base);
        }
    }

    private int perOperand() {
        int digits = 1;
        for (long power = base; power <= Pairs.LARGEST; power *= base) {
            digits++;
        }
        return digits;
    }

    int length() {
        return 1 + 2 * perOperand();
    }

    /** The digits, and the answer token. */
    int vocabulary() {
        return base + 1;
    }

    /** Tokens of the pairs {@code from..to-1}, row after row. */
    long[] tokens(Pairs pairs, int from, int to) {
        int digits = perOperand();
        long[] tokens = new long[(to - from) * length()];
        for (int i = from; i < to; i++) {
            int row = (i - from) * length();
            tokens[row] = base;
            write(pairs.first[i], tokens, row + 1 + digits);
            write(pairs.second[i], tokens, row + 1 + 2 * digits);
        }
        return tokens;
    }

    private void write(int operand, long[] tokens, int end) {
        for (int at = end - 1, rest = operand; rest > 0; at--, rest /= base) {
            tokens[at] = rest % base;
        }
    }
}
