package org.longtail.bench.truncation;

import java.util.SplittableRandom;

/**
 * Rows of logits to go round in: with a single row the branch predictor learns where it is large, and selection by
 * branches seems several times faster than it is.
 */
final class LogitRows {

    private static final int ROWS = 8;
    private static final double STANDARD_DEVIATION = 3;
    private static final double EXPONENT = 1.2;

    private final float[][] rows = new float[ROWS][];
    private int next;

    /** Logits of a shape: {@code normal}, of standard deviation 3, or {@code zipf}, -1.2 ln rank in random order. */
    LogitRows(String shape, int vocabulary) {
        for (int i = 0; i < ROWS; i++) {
            SplittableRandom random = new SplittableRandom(i);
            rows[i] = switch (shape) {
                case "normal" -> normal(random, vocabulary);
                case "zipf" -> zipf(random, vocabulary);
                default -> throw new IllegalArgumentException("no such shape: " + shape);
            };
        }
    }

    private static float[] normal(SplittableRandom random, int vocabulary) {
        float[] row = new float[vocabulary];
        for (int id = 0; id < vocabulary; id++) {
            row[id] = (float) (STANDARD_DEVIATION * random.nextGaussian());
        }
        return row;
    }

    private static float[] zipf(SplittableRandom random, int vocabulary) {
        float[] row = new float[vocabulary];
        for (int id = 0; id < vocabulary; id++) {
            int other = random.nextInt(id + 1);
            row[id] = row[other];
            row[other] = (float) (-EXPONENT * Math.log(id + 1.0));
        }
        return row;
    }

    int count() {
        return ROWS;
    }

    /** The next row, round and round. */
    float[] next() {
        next = (next + 1) % ROWS;
        return rows[next];
    }
}
