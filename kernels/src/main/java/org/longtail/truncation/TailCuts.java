package org.longtail.truncation;

import org.longtail.simd.Elementary;

/** One cut after the other, each on what those before left. The scratch memory of one thread. */
final class TailCuts {

    private final Candidates candidates = new Candidates();
    private final PrefixSearch search = new PrefixSearch();
    private float[] keys = new float[0];

    Candidates candidates() {
        return candidates;
    }

    /** Leaves out masked entries where no cut has done so. */
    void end() {
        if (candidates.isWhole()) {
            candidates.keepValues(candidates.lowest());
        }
    }

    void temperature(double temperature) {
        if (temperature == 0) {
            topK(1);
        } else if (temperature != 1) {
            candidates.requireLogits();
            candidates.setInverseTemperature((float) (candidates.inverseTemperature() / temperature));
        }
    }

    void topK(int k) {
        if (k >= candidates.size()) {
            return;
        }
        TokenKernels kernels = TokenKernels.forLength(candidates.size());
        int blocks = TokenKernels.blocks(candidates.size());
        if (candidates.valuesAreRow() && k <= blocks) {
            // The maxima of k blocks are k entries: the k-th largest entry is no smaller than the least of them.
            search.byCount(kernels, candidates.blockMaxima(), 0, blocks, k);
            candidates.keepValues(Math.max(search.threshold(), candidates.lowest()));
            if (k >= candidates.size()) {
                return;
            }
        }
        search.byCount(kernels, candidates.values(), candidates.valuesAt(), candidates.size(), k);
        float threshold = search.threshold();
        if (threshold < candidates.lowest()) {
            candidates.keepValues(candidates.lowest());
            return;
        }
        candidates.keepValues(threshold);
        if (search.ties() > search.missing()) {
            candidates.keepFirstValues(threshold, search.missing());
        }
    }

    void topP(double mass) {
        if (mass == 1) {
            return;
        }
        float[] weights = candidates.weights();
        long whole = candidates.mass();
        search.byMass(weights, candidates.size(), whole, FixedPoint.share(mass, whole));
        float threshold = search.threshold();
        candidates.keepWeights(threshold);
        long needed = Math.ceilDiv(search.missing(), FixedPoint.of(threshold));
        if (search.ties() > needed) {
            candidates.keepFirstWeights(threshold, needed);
            // Logits whose weights round to the same float may differ: the largest may be among those gone.
            candidates.rebase();
        }
    }

    void minP(double ratio) {
        double threshold = candidates.valuesAreProbabilities()
                ? ratio * candidates.max()
                : candidates.max()
                        + Elementary.log(Math.max(ratio, Double.MIN_NORMAL)) / candidates.inverseTemperature();
        candidates.keepValues(Math.max((float) threshold, candidates.lowest()));
    }

    void epsilon(double probability) {
        keepProbable(probability);
    }

    void eta(double probability) {
        candidates.requireLogits();
        keepProbable(Math.min(probability, Math.sqrt(probability) * Elementary.exp(-entropy())));
    }

    private void keepProbable(double probability) {
        double threshold = probability * FixedPoint.weight(candidates.mass());
        // Never above 1, the weight of the likeliest: it stays whatever the bound.
        candidates.keepWeights(Math.clamp((float) threshold, Float.MIN_VALUE, 1f));
    }

    void typical(double mass) {
        if (mass == 1) {
            return;
        }
        candidates.requireLogits();
        float[] weights = candidates.weights();
        long whole = candidates.mass();
        int n = candidates.size();
        // |-ln p - H| = |y - mean y| with y = ln p + ln mass: the entropy H is ln mass - mean y.
        float centre = (float) -meanDepth();
        TokenKernels.forLength(n)
                .closeness(
                        candidates.values(),
                        candidates.valuesAt(),
                        n,
                        candidates.max(),
                        candidates.inverseTemperature(),
                        centre,
                        keys);
        search.byMass(keys, weights, n, whole, FixedPoint.share(mass, whole));
        float threshold = search.threshold();
        long needed = search.ties() == 1 ? 1 : tiesThatWeigh(search.missing(), threshold, weights, n);
        int ties = search.ties();
        candidates.keepKeys(keys, threshold);
        if (ties > needed) {
            candidates.keepFirst(keys, threshold, needed);
        }
        candidates.rebase();
    }

    /** How many of the entries at the threshold make up a mass: equally typical ones may differ in weight. */
    private long tiesThatWeigh(long mass, float threshold, float[] weights, int n) {
        long missing = mass;
        long count = 0;
        for (int i = 0; i < n && missing > 0; i++) {
            if (keys[i] == threshold) {
                missing -= FixedPoint.of(weights[i]);
                count++;
            }
        }
        return count;
    }

    /** The mean of (max - logit) / temperature; overwrites the keys. */
    private double meanDepth() {
        float[] weights = candidates.weights();
        int n = candidates.size();
        if (keys.length < n) {
            keys = new float[n];
        }
        TokenKernels kernels = TokenKernels.forLength(n);
        kernels.weightedDepths(
                candidates.values(),
                candidates.valuesAt(),
                n,
                candidates.max(),
                candidates.inverseTemperature(),
                weights,
                keys);
        return (double) kernels.mass(keys, 0, n) / candidates.mass();
    }

    /** In nats. */
    private double entropy() {
        return Elementary.log(FixedPoint.weight(candidates.mass())) + meanDepth();
    }
}
