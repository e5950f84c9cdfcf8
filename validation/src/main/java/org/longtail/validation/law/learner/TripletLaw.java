package org.longtail.validation.law.learner;

import java.util.Map;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

/**
 * A learner that has room for the first P ranks only, trained on T draws of a law cut at rank k and tested on the whole law:
 * cut and capacity limit the same ranks, and only the tighter of the two counts.
 *
 * @param exponent b
 * @param cut k
 * @param capacity P
 */
record TripletLaw(double exponent, long cut, long capacity) {

    static final String CUT = "cut";
    static final String CAPACITY = "capacity";

    static TripletLaw of(Map<String, Object> setting) {
        return new TripletLaw(
                Settings.real(setting, Settings.EXPONENT),
                Settings.whole(setting, CUT),
                Settings.whole(setting, CAPACITY));
    }

    Zipf truth() {
        return Zipf.of(exponent);
    }

    Zipf training() {
        return Zipf.bounded(exponent, cut);
    }

    private long edge() {
        return Math.min(cut, capacity);
    }

    /** R_m + sum_{i <= m} p_i (1 - p_i/F_k)^T, m = min(k, P). */
    double expected(long draws) {
        Zipf p = truth();
        Zipf q = training();
        double sum = 0;
        for (long rank = edge(); rank >= 1; rank--) {
            sum += p.probability(rank) * Math.exp(draws * Math.log1p(-q.probability(rank)));
        }
        return p.survival(edge()) + sum;
    }

    /** R_m Gs(u), u = T q at rank m + 1/2: a scaling function of one variable, whichever limit is tighter. */
    double scalingForm(double draws) {
        double c = 1 - 1 / exponent;
        double u = draws * Math.pow(edge() + 0.5, -exponent) / training().normalizer();
        return truth().survival(edge()) * (1 + c * Math.pow(u, -c) * IncompleteGamma.Upper.value(c, u));
    }

    /** The published sum of three powers, each with its own prefactor: A T^-c + R_k + R_P. */
    double additive(double draws) {
        double c = 1 - 1 / exponent;
        double prefactor = Gamma.value(c) / exponent * Math.pow(truth().normalizer(), -1 / exponent);
        return prefactor * Math.pow(draws, -c) + truth().survival(cut) + truth().survival(capacity);
    }

    /** Test error after one sample: the mass of what was not seen or had no room. */
    double error(ZipfCounts sample) {
        Zipf p = truth();
        double known = 0;
        for (long rank : sample.ranks()) {
            if (rank <= capacity) {
                known += p.probability(rank);
            }
        }
        return 1 - known;
    }
}
