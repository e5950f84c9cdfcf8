package org.longtail.bench.compare;

/**
 * What one operation of a benchmark cannot do without, whoever computes it. Zero where nothing is declared.
 *
 * @param flops floating-point operations; a fused multiply-add is two
 * @param bytes input read once and output written once
 * @param randomWords random words of 64 bits
 * @param filledWords words of 64 bits written to the first-level cache
 */
record Work(double flops, double bytes, double randomWords, double filledWords) {

    static final Work UNDECLARED = new Work(0, 0, 0, 0);

    static Work arithmetic(double flops, double bytes) {
        return new Work(flops, bytes, 0, 0);
    }

    static Work bytes(double bytes) {
        return new Work(0, bytes, 0, 0);
    }

    static Work randomWords(double words) {
        return new Work(0, 0, words, 0);
    }

    static Work filledWords(double words) {
        return new Work(0, 0, 0, words);
    }

    /** Whether it has a place in a roofline plot. */
    boolean isArithmetic() {
        return flops > 0 && bytes > 0;
    }

    /** Operations per byte. */
    double intensity() {
        return flops / bytes;
    }
}
