package org.longtail.truncation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows of logits and probabilities of every kind that has a name, and settings at random. */
final class TruncatedRows {

    private static final double[] SHARES = {1e-9, 0.01, 0.1, 0.3, 0.5, 0.75, 0.9, 0.95, 0.999, 1};
    private static final double[] TEMPERATURES = {0, 0.01, 0.5, 0.7, 1, 1.3, 2, 50};

    private TruncatedRows() {}

    static float[] logits(SplittableRandom random, int n) {
        float[] row = new float[n];
        int kind = random.nextInt(10);
        for (int i = 0; i < n; i++) {
            double normal = random.nextGaussian();
            row[i] = (float)
                    switch (kind) {
                        // All equal; few different values; hardly different ones.
                        case 0 -> 1.25;
                        case 1 -> random.nextInt(4) - 2;
                        case 2 -> 30 + random.nextInt(3) * Math.ulp(30f);
                        // Subnormals and signed zeros; the largest floats.
                        case 3 -> (random.nextInt(7) - 3) * Float.MIN_VALUE * random.nextInt(2);
                        case 4 -> (random.nextInt(5) - 2) * (Float.MAX_VALUE / 2);
                        // Ascending; falling, like ranks.
                        case 5 -> 0.01 * i;
                        case 6 -> -1.2 * Math.log(i + 1.0);
                        case 7 -> 40 * normal;
                        default -> 3 * normal;
                    };
        }
        if (random.nextInt(3) == 0) {
            double masked = random.nextDouble();
            for (int i = 0; i < n; i++) {
                row[i] = random.nextDouble() < masked ? Float.NEGATIVE_INFINITY : row[i];
            }
        }
        int spared = random.nextInt(n);
        if (random.nextInt(20) == 0) {
            Arrays.fill(row, Float.NEGATIVE_INFINITY);
        }
        row[spared] = row[spared] == Float.NEGATIVE_INFINITY ? 0.5f : row[spared];
        return row;
    }

    /** A softmax in double of some logits, rounded to float; zeros may be negative. */
    static float[] probabilities(SplittableRandom random, int n) {
        float[] row = logits(random, n);
        double max = Float.NEGATIVE_INFINITY;
        for (float logit : row) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : row) {
            sum += StrictMath.exp(logit - max);
        }
        for (int i = 0; i < n; i++) {
            row[i] = (float) (StrictMath.exp(row[i] - max) / sum);
            row[i] = row[i] == 0 && i % 2 == 0 ? -0f : row[i];
        }
        return row;
    }

    static DecoderSettings settings(SplittableRandom random, int n) {
        DecoderSettings settings = DecoderSettings.none();
        for (int steps = random.nextInt(4); steps > 0; steps--) {
            double share = SHARES[random.nextInt(SHARES.length)];
            settings = switch (random.nextInt(8)) {
                case 0, 1 -> settings.temperature(TEMPERATURES[random.nextInt(TEMPERATURES.length)]);
                case 2 -> settings.topK(1 + random.nextInt(n + 2));
                case 3 -> settings.topP(share);
                case 4 -> settings.minP(share);
                case 5 -> settings.typical(share);
                case 6 -> settings.epsilon(share * share);
                default -> settings.eta(share * share);
            };
        }
        return settings;
    }
}
