package org.longtail.zipf;

/**
 * A falling law split over float cells into parts that are drawn without looking at the law.
 *
 * <p>The flat part of a cell gives each of its integers the weight of the last, lowest one. The excess is what the
 * others weigh above that. A last cell that the support ends in the middle of is all excess. One cell more, past the
 * last, stands for the ranks no {@code long} can hold.
 */
final class CellMasses {

    private final ZipfWeights weights;
    private final FloatCells cells;
    private final double[] flat;
    private final double[] excess;
    private final float[] squeezes;

    private CellMasses(ZipfWeights weights, FloatCells cells, double[] flat, double[] excess, float[] squeezes) {
        this.weights = weights;
        this.cells = cells;
        this.flat = flat;
        this.excess = excess;
        this.squeezes = squeezes;
    }

    ZipfWeights weights() {
        return weights;
    }

    FloatCells cells() {
        return cells;
    }

    /** Number of cells, the free number 0 and the one past the last included. */
    int size() {
        return flat.length;
    }

    /** Mass of a cell's flat part. */
    double flat(int cell) {
        return flat[cell];
    }

    /** Mass of a cell's excess. */
    double excess(int cell) {
        return excess[cell];
    }

    /**
     * The tangent at the last integer of each cell in units of the chord, both measured from the last weight, made
     * smaller by what rounding may have added; 0 where the tangent does not bound the law from below, or there is no
     * excess.
     */
    float[] squeezes() {
        return squeezes;
    }

    /** The masses of a whole law, which sum to 1. */
    static CellMasses of(ZipfWeights weights) {
        FloatCells cells = FloatCells.covering(weights.size());
        int top = cells.cellOf(weights.size());
        double[] flat = new double[top + 2];
        double[] excess = new double[top + 2];
        float[] squeezes = new float[top + 2];
        for (int cell = 1; cell <= top; cell++) {
            long first = cells.first(cell);
            long width = 1L << cells.shift(cell);
            long count = Math.min(width, weights.size() - first + 1);
            double sum = weights.sum(first, count);
            if (width == 1) {
                flat[cell] = sum;
            } else if (count < width) {
                excess[cell] = sum;
            } else {
                double high = weights.at((double) first);
                double last = (double) first + (width - 1);
                double low = weights.at(last);
                // Where rounding hides any fall of the law, what is left of the sum is rounding too.
                flat[cell] = low == high ? sum : width * low;
                excess[cell] = Math.max(0, sum - flat[cell]);
                if (excess[cell] > 0 && weights.convex()) {
                    double tangent = weights.steepness(last, low) * (width - 1);
                    // Each weight is off by 1 ulp at most; a float has 24 bits.
                    double squeeze = (tangent * (1 - 0x1p-20) - 0x1p-50 * low) / (high - low);
                    squeezes[cell] = (float) Math.max(0, squeeze);
                }
            }
        }
        flat[top + 1] = weights.beyondLong();
        normalise(flat, excess);
        return new CellMasses(weights, cells, flat, excess, squeezes);
    }

    /**
     * The masses left, scaled to sum to 1 again, when the cells that make up part i, one of {@code parts} as coarse as
     * the cells or coarser, have given up {@code counts[i] * unit}, evenly over its integers.
     */
    CellMasses without(FloatCells parts, long[] counts, double unit) {
        double[] rest = flat.clone();
        for (int cell = 1; cell < rest.length; cell++) {
            int part = parts.cellOf(cells.first(cell));
            if (part < counts.length) {
                double given = Math.scalb(counts[part] * unit, cells.shift(cell) - parts.shift(part));
                rest[cell] = Math.max(0, rest[cell] - given);
            }
        }
        double[] sameExcess = excess.clone();
        normalise(rest, sameExcess);
        return new CellMasses(weights, cells, rest, sameExcess, squeezes);
    }

    /**
     * Masses of the flat parts of {@code parts}, as coarse as the cells or coarser, in whole units of 2^-bits, rounded
     * down; number 0 has what is missing to 1. Only the first {@code limit} parts get any.
     */
    long[] flatCounts(FloatCells parts, int bits, int limit) {
        long[] counts = new long[limit];
        long missing = 1L << bits;
        // Numbered as the cells are: one past the last stands for the ranks no long can hold.
        int end = Math.min(limit, parts.cellOf(weights.size()) + 2);
        for (int part = 1; part < end; part++) {
            // The lowest weight is that of the last integer. A part that ends beyond the support has none.
            int cell = cells.cellOf(parts.first(part) + (1L << parts.shift(part)) - 1);
            double mass = cell < flat.length ? Math.scalb(flat[cell], parts.shift(part) - cells.shift(cell)) : 0;
            // No more than 2^bits in all: rounding adds less than one unit to the sum of the masses.
            counts[part] = (long) Math.scalb(mass, bits);
            missing -= counts[part];
        }
        counts[0] = missing;
        return counts;
    }

    private static void normalise(double[] flat, double[] excess) {
        NeumaierSum sum = new NeumaierSum();
        for (int i = 0; i < flat.length; i++) {
            sum.add(flat[i]);
        }
        for (int i = 0; i < excess.length; i++) {
            sum.add(excess[i]);
        }
        double total = sum.value();
        // Nothing is left when whole units took all (huge exponents); then nothing will be drawn from it either.
        for (int i = 0; total > 0 && i < flat.length; i++) {
            flat[i] /= total;
            excess[i] /= total;
        }
    }
}
