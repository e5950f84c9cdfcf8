package org.longtail.inference;

import java.util.Arrays;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ZipfTail;

/**
 * Draws whole samples of counts at once: exact multinomial frequencies over a table of counts, and the law itself for
 * counts beyond the table.
 *
 * <p>Method: one word per type and the alias method (A. J. Walker, "An efficient method for generating discrete random variables
 * with general distributions", 1977; set up after M. D. Vose, 1991) with thresholds in integers, over a table that stays in the
 * processor's cache. Its last cell stands for everything beyond.
 */
final class SpectrumSampler {

    /** Cells of a table that has room for a law's head: 48 KB. */
    private static final int CELLS = 4096;

    private static final int BLOCK = 4096;

    private final long types;
    private final long[] counts;
    private final long[] thresholds;
    private final int[] aliases;
    private final DiscreteSampler beyond;
    private final int shift;

    /**
     * @param weights of the counts and, behind them, of everything beyond
     * @param beyond law of the counts beyond the table
     */
    private SpectrumSampler(long types, long[] counts, double[] weights, DiscreteSampler beyond) {
        this.types = types;
        this.counts = counts;
        this.beyond = beyond;
        int bits = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(weights.length - 1));
        this.shift = Long.SIZE - bits;
        this.thresholds = new long[1 << bits];
        this.aliases = new int[1 << bits];
        fillTable(Arrays.copyOf(weights, 1 << bits));
    }

    /** Draws from the sample itself, with replacement. */
    static SpectrumSampler empirical(FrequencySpectrum data) {
        long[] counts = data.counts();
        double[] weights = new double[counts.length + 1];
        long[] frequencies = data.frequencies();
        for (int i = 0; i < counts.length; i++) {
            weights[i] = frequencies[i];
        }
        // The cell beyond has no weight: its law is never asked.
        return new SpectrumSampler(
                data.types(), counts, weights, ZipfTail.of(2, 1).sampler());
    }

    /** Draws from the sample below x_min, with replacement, and from the fitted law above. */
    static SpectrumSampler fitted(FrequencySpectrum data, PowerLawFit fit) {
        long[] seen = data.counts();
        long[] frequencies = data.frequencies();
        int body = 0;
        while (body < seen.length && seen[body] < fit.xMin()) {
            body++;
        }
        int head = Math.max(CELLS - body - 1, CELLS / 4);
        long[] counts = Arrays.copyOf(seen, body + head);
        double[] weights = new double[body + head + 1];
        for (int i = 0; i < body; i++) {
            weights[i] = frequencies[i];
        }
        double s = fit.exponent();
        double first = fit.xMin();
        double normalizer = HurwitzSums.zeroth(s, first);
        for (int i = 0; i < head; i++) {
            counts[body + i] = fit.xMin() + i;
            weights[body + i] = fit.tailTypes() * StrictMath.exp(-s * StrictMath.log1p(i / first)) / normalizer;
        }
        double afterHead = first + head;
        weights[body + head] = fit.tailTypes()
                * StrictMath.exp(-s * StrictMath.log1p(head / first))
                * HurwitzSums.zeroth(s, afterHead)
                / normalizer;
        return new SpectrumSampler(
                data.types(), counts, weights, ZipfTail.of(s, fit.xMin() + head).sampler());
    }

    /** Turns weights into thresholds and aliases; weights below the mean are topped up by weights above. */
    private void fillTable(double[] weights) {
        int cells = weights.length;
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        int[] order = new int[cells];
        int small = 0;
        int large = cells;
        for (int i = 0; i < cells; i++) {
            weights[i] *= cells / total;
            order[weights[i] < 1 ? small++ : --large] = i;
        }
        // What rounding leaves over at the end keeps its own cell whole.
        Arrays.fill(thresholds, 1L << shift);
        Arrays.setAll(aliases, i -> i);
        double whole = StrictMath.scalb(1.0, shift);
        while (small > 0 && large < cells) {
            int poor = order[--small];
            int rich = order[large];
            thresholds[poor] = (long) (weights[poor] * whole);
            aliases[poor] = rich;
            weights[rich] -= 1 - weights[poor];
            if (weights[rich] < 1) {
                large++;
                order[small++] = rich;
            }
        }
    }

    /** Draws a sample, ready to be searched. */
    TailSearch draw(RandomStream stream) {
        long[] frequencies = new long[thresholds.length];
        long[] words = new long[(int) Math.min(BLOCK, types)];
        long mask = (1L << shift) - 1;
        for (long left = types; left > 0; left -= words.length) {
            int block = (int) Math.min(words.length, left);
            stream.fillLongs(words, 0, block);
            for (int i = 0; i < block; i++) {
                int cell = (int) (words[i] >>> shift);
                frequencies[(words[i] & mask) < thresholds[cell] ? cell : aliases[cell]]++;
            }
        }
        long[] far = new long[(int) frequencies[counts.length]];
        beyond.fill(stream, far, 0, far.length);
        Arrays.sort(far);
        return collect(frequencies, far);
    }

    private TailSearch collect(long[] frequencies, long[] far) {
        int capacity = counts.length + far.length;
        long[] drawn = new long[capacity];
        long[] times = new long[capacity];
        int size = 0;
        for (int i = 0; i < counts.length; i++) {
            if (frequencies[i] > 0) {
                drawn[size] = counts[i];
                times[size++] = frequencies[i];
            }
        }
        for (long count : far) {
            if (size == 0 || drawn[size - 1] != count) {
                drawn[size++] = count;
            }
            times[size - 1]++;
        }
        return new TailSearch(drawn, times, size);
    }
}
