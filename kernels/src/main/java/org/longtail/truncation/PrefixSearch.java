package org.longtail.truncation;

import java.util.Arrays;

/**
 * Where the smallest prefix of a decreasing order ends: entries are ordered by falling key, and the prefix holds at least a given count, or a
 * given mass, of them.
 *
 * <p>Quickselect (C. A. R. Hoare, <i>Algorithm 65: Find</i>, Communications of the ACM 4(7), 1961), each partition a
 * vector pass that copies the side to go on with; {@link RankSearch} ends a search by count. A search by mass over keys
 * that are the masses themselves first drops what cannot belong to the prefix: entries that weigh no more than the
 * average share of the mass to leave out weigh no more than that mass together.
 *
 * <p>The pivot is the median of nine keys at pseudo-random places, so that no regular arrangement of a row is slow. The
 * result does not depend on it. Expected cost O(n) whatever the row; nothing is sorted.
 */
final class PrefixSearch {

    private static final int PIVOT_SAMPLE = 9;

    /** Below this many entries, or once a pass drops less than 30 %, halving by pivots is faster. */
    private static final int SHORTEST_TO_SHRINK = 512;

    private static final double WORTHWHILE_SHRINKAGE = 0.7;

    private final RankSearch rank = new RankSearch();
    private TokenKernels rankKernels = TokenKernels.SHORT;

    private final float[] sample = new float[PIVOT_SAMPLE];
    private long state = 1;

    private float[] keys = new float[0];
    private float[] nextKeys = new float[0];
    private float[] masses = new float[0];
    private float[] nextMasses = new float[0];

    private float threshold;
    private long missing;
    private int ties;

    /** The key of the prefix's last entry. */
    float threshold() {
        return threshold;
    }

    /** How much count or mass the entries above the threshold lack. */
    long missing() {
        return missing;
    }

    /** How many entries have the threshold as their key. */
    int ties() {
        return ties;
    }

    /**
     * The first {@code target} entries of n, 1 to n.
     *
     * @param counting the twin for the whole row: where its passes run on vectors, the few entries left of it are worth them, too
     */
    void byCount(TokenKernels counting, float[] keys, int at, int n, long target) {
        rankKernels = counting;
        reserve(n, false);
        search(keys, at, n, Measure.COUNT, n, target);
    }

    /** The first entries of the given mass, each key being its own mass. */
    void byMass(float[] weights, int n, long total, long target) {
        reserve(n, false);
        float[] source = weights;
        int remaining = n;
        long mass = total;
        while (remaining > SHORTEST_TO_SHRINK) {
            long each = (mass - target) / remaining;
            // Rounded down: no entry up to it rounds to more than its share.
            float negligible = Math.nextDown((float) FixedPoint.weight(each - 1));
            if (!(negligible > 0)) {
                break;
            }
            int before = remaining;
            TokenKernels kernels = TokenKernels.forLength(before);
            remaining = kernels.above(source, 0, before, negligible, source, 0, nextKeys);
            source = swapKeys();
            mass = kernels.mass(source, 0, remaining);
            if (remaining > WORTHWHILE_SHRINKAGE * before) {
                break;
            }
        }
        search(source, 0, remaining, Measure.OWN_MASS, mass, target);
    }

    /** The first entries of the given mass. */
    void byMass(float[] keys, float[] weights, int n, long total, long target) {
        reserve(n, true);
        System.arraycopy(weights, 0, masses, 0, n);
        search(keys, 0, n, Measure.SEPARATE_MASS, total, target);
    }

    private enum Measure {
        COUNT,
        OWN_MASS,
        SEPARATE_MASS
    }

    private void search(float[] start, int startAt, int entries, Measure measure, long whole, long target) {
        float[] source = start;
        int at = startAt;
        int n = entries;
        long total = whole;
        missing = target;
        while (true) {
            if (measure == Measure.COUNT && n <= RankSearch.CAPACITY) {
                rank.search(rankKernels, source, at, n, (int) missing);
                threshold = rank.threshold();
                missing = rank.missing();
                ties = rank.ties();
                return;
            }
            TokenKernels kernels = TokenKernels.forLength(n);
            float pivot = pivot(source, at, n);
            if (measure == Measure.SEPARATE_MASS) {
                kernels.above(source, at, n, pivot, masses, 0, nextMasses);
            }
            int above = kernels.above(source, at, n, pivot, source, at, nextKeys);
            long massAbove = measured(measure, kernels, above);
            if (massAbove >= missing) {
                n = above;
                total = massAbove;
            } else {
                if (measure == Measure.SEPARATE_MASS) {
                    kernels.below(source, at, n, pivot, masses, 0, nextMasses);
                }
                int below = kernels.below(source, at, n, pivot, source, at, nextKeys);
                long massBelow = measured(measure, kernels, below);
                if (total - massBelow >= missing) {
                    threshold = pivot;
                    missing -= massAbove;
                    ties = n - above - below;
                    return;
                }
                missing -= total - massBelow;
                n = below;
                total = massBelow;
            }
            source = swapKeys();
            at = 0;
            if (measure == Measure.SEPARATE_MASS) {
                swapMasses();
            }
        }
    }

    /** Of the entries just selected. */
    private long measured(Measure measure, TokenKernels kernels, int n) {
        return switch (measure) {
            case COUNT -> n;
            case OWN_MASS -> kernels.mass(nextKeys, 0, n);
            case SEPARATE_MASS -> kernels.mass(nextMasses, 0, n);
        };
    }

    private float pivot(float[] source, int at, int n) {
        for (int i = 0; i < PIVOT_SAMPLE; i++) {
            // Knuth's MMIX generator; its upper bits serve.
            state = state * 6364136223846793005L + 1442695040888963407L;
            sample[i] = source[at + (int) Math.unsignedMultiplyHigh(state, n)];
        }
        Arrays.sort(sample);
        return sample[PIVOT_SAMPLE / 2];
    }

    private float[] swapKeys() {
        float[] selected = nextKeys;
        nextKeys = keys;
        keys = selected;
        return selected;
    }

    private void swapMasses() {
        float[] selected = nextMasses;
        nextMasses = masses;
        masses = selected;
    }

    private void reserve(int n, boolean withMasses) {
        if (keys.length < n) {
            keys = new float[n];
            nextKeys = new float[n];
        }
        if (withMasses && masses.length < n) {
            masses = new float[n];
            nextMasses = new float[n];
        }
    }
}
