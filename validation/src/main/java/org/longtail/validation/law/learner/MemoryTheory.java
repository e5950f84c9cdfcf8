package org.longtail.validation.law.learner;

import org.apache.commons.numbers.gamma.Erfc;
import org.longtail.zipf.Zipf;

/**
 * Error of an associative memory W = sum q_i e_f(i) u_i' that answers the y with the largest e_y'W u_i; f(i) = i mod m.
 *
 * <p>Keys u are independent N(0, I/d). Given u_i, the others' overlaps with its direction are independent N(0, 1/d), so that
 * the scores over |u_i| are independent normals: of class y with variance s_y^2 = sum_(f(j)=y) q_j^2/d, and of i's own class
 * with mean q_i |u_i| and i's own weight left out of the variance. The error is exact at every d:
 * P(i wrong) = 1 - E prod_(y != f(i)) Phi((q_i |u_i| + z s_f)/s_y). Keys on the unit sphere have |u_i| = 1, and overlaps that
 * are normal up to O(1/d).
 *
 * <p>Quadrature: the trapezoidal rule, whose error for a Gaussian of width w at step h is exp(-2 (pi w/h)^2), 3e-9 at h = w.
 * A product of several steps of width w is steeper than one, hence h = 0.6 w in z.
 *
 * @param law how often items are asked for; those beyond the stored ones are right with probability 1/m
 * @param weights q
 * @param items N, how many ranks take part
 * @param classes m
 * @param dimensions d
 */
record MemoryTheory(Zipf law, MemoryWeights weights, int items, int classes, int dimensions) {

    /** Normal mass beyond is below 1e-15. */
    private static final double LAST = 8;

    /** Step of the quadrature in z, in widths of the narrowest factor. */
    private static final double STEP = 0.6;

    /** Ranks up to here are added one by one in a {@link #blockedError}, and blocks of ranks grow by this factor. */
    private static final int HEAD = 64;

    private static final double GROWTH = Math.pow(2, 0.125);

    /** Expected error of keys of random length, item by item. */
    double error() {
        Noise noise = new Noise(this);
        double sum = 0;
        for (int rank = items; rank >= 1; rank--) {
            sum += law.probability(rank) * wrong(rank, noise);
        }
        return sum + beyond();
    }

    /** Expected error of keys of unit length, their overlaps taken as normal. */
    double errorOfUnitKeys() {
        Noise noise = new Noise(this);
        double sum = 0;
        for (int rank = items; rank >= 1; rank--) {
            double weight = weights.of(rank, dimensions);
            sum += law.probability(rank) * wrong(classOf(rank), weight, noise.own(rank, weight), noise);
        }
        return sum + beyond();
    }

    /**
     * The same for many items: beyond the first ranks one item a class stands for a block of ranks, at the middle of its
     * logarithm. Second order in the blocks' width: some 1e-4.
     */
    double blockedError() {
        Noise noise = new Noise(this);
        double sum = beyond();
        for (int rank = 1; rank <= HEAD; rank++) {
            double weight = weights.of(rank, dimensions);
            sum += law.probability(rank) * wrong(classOf(rank), weight, noise.own(rank, weight), noise);
        }
        for (int from = HEAD; from < items; ) {
            int to = Math.min(items, (int) Math.ceil(from * GROWTH));
            int middle = (int) Math.round(Math.sqrt((from + 1.0) * to));
            double mass = law.survival(from) - law.survival(to);
            for (int y = 0; y < classes; y++) {
                double weight = weights.of(middle, dimensions);
                sum += mass / classes * wrong(y, weight, noise.ofClass(y), noise);
            }
            from = to;
        }
        return sum;
    }

    private double beyond() {
        return law.survival(items) * (1 - 1.0 / classes);
    }

    private int classOf(int rank) {
        return rank % classes;
    }

    /** Averages over the length of the key, |u|^2 d being chi-squared of d degrees: width 1/sqrt(2d) about 1. */
    private double wrong(int rank, Noise noise) {
        double weight = weights.of(rank, dimensions);
        double own = noise.own(rank, weight);
        if (weight == 0) {
            return wrong(classOf(rank), 0, own, noise);
        }
        double step = 1 / Math.sqrt(2.0 * dimensions);
        double total = 0;
        double sum = 0;
        for (int k = -6; k <= 6; k++) {
            double length = 1 + k * step;
            if (length > 0) {
                double density = Math.exp((dimensions - 1) * Math.log(length) - dimensions * (length * length - 1) / 2);
                total += density;
                sum += density * wrong(classOf(rank), weight * length, own, noise);
            }
        }
        return sum / total;
    }

    /** 1 - E prod Phi((signal + z own)/s_y). */
    private double wrong(int ownClass, double signal, double own, Noise noise) {
        double narrowest = noise.narrowest(ownClass);
        if (signal - LAST * own > LAST * noise.widest(ownClass)) {
            return 0;
        }
        double step = STEP * Math.min(1, narrowest / Math.max(own, narrowest));
        int last = own == 0 ? 0 : (int) Math.ceil(LAST / step);
        double total = 0;
        double right = 0;
        for (int k = -last; k <= last; k++) {
            double z = k * step;
            double density = Math.exp(-z * z / 2);
            total += density;
            right += density * allBelow(signal + z * own, ownClass, noise);
        }
        return 1 - right / total;
    }

    private double allBelow(double score, int ownClass, Noise noise) {
        double product = 1;
        for (int y = 0; y < classes; y++) {
            if (y != ownClass) {
                product *= Erfc.value(-score / noise.ofClass(y) / Math.sqrt(2)) / 2;
            }
        }
        return product;
    }

    /** The standard deviations s_y. */
    private static final class Noise {

        private final double[] squares;
        private final int classes;
        private final int dimensions;

        Noise(MemoryTheory memory) {
            classes = memory.classes;
            dimensions = memory.dimensions;
            squares = new double[classes];
            for (int rank = memory.items; rank >= 1; rank--) {
                double weight = memory.weights.of(rank, dimensions);
                squares[memory.classOf(rank)] += weight * weight;
            }
        }

        double ofClass(int y) {
            return Math.sqrt(squares[y] / dimensions);
        }

        /** Of an item's own class, without the item. */
        double own(int rank, double weight) {
            return Math.sqrt(Math.max(0, squares[rank % classes] - weight * weight) / dimensions);
        }

        double narrowest(int without) {
            double least = Double.POSITIVE_INFINITY;
            for (int y = 0; y < classes; y++) {
                least = y == without ? least : Math.min(least, ofClass(y));
            }
            return least;
        }

        double widest(int without) {
            double most = 0;
            for (int y = 0; y < classes; y++) {
                most = y == without ? most : Math.max(most, ofClass(y));
            }
            return most;
        }
    }
}
