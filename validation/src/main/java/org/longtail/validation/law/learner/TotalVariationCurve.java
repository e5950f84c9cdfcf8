package org.longtail.validation.law.learner;

import org.longtail.zipf.Zipf;

/**
 * E TV of a Zipf law of exponent b &lt; 2 as a table: exact up to 4096 draws, and the two-term law beyond, where it is within
 * 2e-5 for b up to 1.8.
 */
final class TotalVariationCurve {

    private static final int EXACT = 1 << 12;

    private final TwoTermLaw law;
    private final double[] exact = new double[EXACT + 1];

    TotalVariationCurve(Zipf zipf) {
        law = TwoTermLaw.of(zipf);
        for (int draws = 0; draws <= EXACT; draws++) {
            exact[draws] = TotalVariation.expected(zipf, draws);
        }
    }

    double at(int draws) {
        return draws <= EXACT ? exact[draws] : law.at(draws);
    }
}
