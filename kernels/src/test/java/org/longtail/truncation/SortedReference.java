package org.longtail.truncation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.longtail.simd.Elementary;

/**
 * Truncation as the definitions read: entries sorted by falling key, equal ones by id, and a prefix taken. Weights are those
 * of {@link FloatExp} and masses those of {@link FixedPoint}, so that results must be equal, not close.
 */
final class SortedReference {

    private final float[] row;
    private final boolean probabilities;

    /** Ids still in the race, ascending. */
    private List<Integer> ids = new ArrayList<>();

    private double inverse = 1;
    private boolean logs;
    private double unit = 1;

    /** The largest value still in the race. */
    private float max;

    private SortedReference(float[] row, boolean probabilities) {
        this.row = row;
        this.probabilities = probabilities;
        for (int i = 0; i < row.length; i++) {
            if (probabilities ? row[i] > 0 : row[i] > Float.NEGATIVE_INFINITY) {
                ids.add(i);
            }
        }
        rebase();
    }

    static SortedReference ofLogits(float[] logits, DecoderSettings settings) {
        return new SortedReference(logits, false).run(settings);
    }

    static SortedReference ofProbabilities(float[] probabilities, DecoderSettings settings) {
        return new SortedReference(probabilities, true).run(settings);
    }

    int[] ids() {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] weights() {
        double mass = FixedPoint.weight(mass());
        return ids.stream().mapToDouble(id -> weight(id) * (1 / mass)).toArray();
    }

    private SortedReference run(DecoderSettings settings) {
        for (DecoderStep step : settings.steps()) {
            double value = step.value();
            switch (step.kind()) {
                case TEMPERATURE -> {
                    if (value == 0) {
                        ids = order(this::value).subList(0, 1);
                    } else if (value != 1) {
                        takeLogs();
                        inverse = (float) (inverse / value);
                    }
                }
                case TOP_K -> ids = order(this::value).subList(0, (int) Math.min(value, ids.size()));
                case TOP_P -> ids = value == 1 ? ids : prefix(this::weight, value);
                case MIN_P -> {
                    double least = probabilities && !logs ? value * max : max + StrictMath.log(value) / inverse;
                    ids = ids.stream().filter(id -> value(id) >= (float) least).toList();
                }
                case TYPICAL -> {
                    if (value < 1) {
                        takeLogs();
                        float centre = (float) -meanDepth();
                        ids = prefix(id -> -Math.abs(scaled(id) - centre), value);
                    }
                }
                case EPSILON -> keepProbable(value);
                case ETA -> {
                    takeLogs();
                    double entropy = StrictMath.log(FixedPoint.weight(mass())) + meanDepth();
                    keepProbable(Math.min(value, Math.sqrt(value) * StrictMath.exp(-entropy)));
                }
            }
            ids = ids.stream().sorted().toList();
            rebase();
        }
        return this;
    }

    private void takeLogs() {
        if (probabilities && !logs) {
            unit = max;
            logs = true;
            rebase();
        }
    }

    /** What is compared: the logit, or the probability while no step has asked for its logarithm. */
    private float value(int id) {
        return logs ? (float) Elementary.log(row[id] / unit) : row[id];
    }

    private void rebase() {
        max = Float.NEGATIVE_INFINITY;
        for (int id : ids) {
            max = Math.max(max, value(id));
        }
        max += 0f;
    }

    private float scaled(int id) {
        return (value(id) - max) * (float) inverse;
    }

    private float weight(int id) {
        return probabilities && !logs ? row[id] / max : FloatExp.exp(scaled(id));
    }

    private long mass() {
        return ids.stream().mapToLong(id -> FixedPoint.of(weight(id))).sum();
    }

    private double meanDepth() {
        long moment = ids.stream()
                .mapToLong(id -> weight(id) == 0 ? 0 : FixedPoint.of(weight(id) * -scaled(id)))
                .sum();
        return (double) moment / mass();
    }

    private List<Integer> order(IntToDoubleFunction key) {
        return ids.stream()
                .sorted(Comparator.comparingDouble((Integer id) -> 0.0 - key.applyAsDouble(id))
                        .thenComparing(id -> id))
                .toList();
    }

    private List<Integer> prefix(IntToDoubleFunction key, double share) {
        long target = Math.max(1, (long) Math.ceil(share * mass()));
        List<Integer> order = order(key);
        long sum = 0;
        int n = 0;
        while (n < order.size() && sum < target) {
            sum += FixedPoint.of(weight(order.get(n++)));
        }
        return order.subList(0, n);
    }

    private void keepProbable(double probability) {
        float least = Math.clamp((float) (probability * FixedPoint.weight(mass())), Float.MIN_VALUE, 1f);
        ids = ids.stream().filter(id -> weight(id) >= least).toList();
    }

    @Override
    public String toString() {
        return Arrays.toString(ids());
    }
}
