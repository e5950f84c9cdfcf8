package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** The deterministic side of the bigram model: reference numbers, and the two-term law against the exact sum. */
final class BigramIdentities {

    private BigramIdentities() {}

    static List<Identity> all() {
        List<Identity> identities =
                new ArrayList<>(ReferenceValues.compare(Bigram.class, "bigram.txt", BigramIdentities::reference));
        for (double exponent : new double[] {1.2, 1.5, 1.8, 2.5, 3}) {
            for (int draws : new int[] {1000, 10_000, 100_000, 1_000_000}) {
                identities.add(twoTerms(exponent, draws));
            }
        }
        return identities;
    }

    private static double reference(String quantity, Map<String, Object> setting) {
        Zipf law = Settings.zipf(setting);
        return switch (quantity) {
            case "total variation" -> TotalVariation.expected(law, Settings.small(setting, Settings.DRAWS));
            case "prefactor of n^-(1-1/b)" -> TwoTermLaw.of(law).tail().prefactor();
            case "sum of the square-root term" -> TwoTermLaw.of(law).bulk().prefactor() * Math.sqrt(2 * Math.PI);
            case "constant at exponent two" -> Math.log(TwoTermLaw.ofTwo().prefactor());
            case "error of Zipf contexts" -> new ZipfContexts(law).expected(Settings.small(setting, Settings.DRAWS));
            case "gain per decade of Zipf contexts" -> ZipfContexts.logarithmicSlope(law) * Math.log(10);
            case "single term over exact" ->
                BigramPublished.singleTerm(law) / TotalVariation.expected(law, Settings.small(setting, Settings.DRAWS));
            case "local exponent of Zipf contexts" -> {
                int draws = Settings.small(setting, Settings.DRAWS);
                ZipfContexts contexts = new ZipfContexts(law);
                yield Math.log10(contexts.expected(10 * draws) / contexts.expected(draws));
            }
            default -> throw new IllegalStateException(quantity);
        };
    }

    /**
     * What two terms leave out is the lattice: a common rank's mean deviation swings by 1/(12 n p (1-p)) of itself as n p
     * passes from one whole number to the next. Steep laws have few common ranks, and nothing averages it out.
     */
    private static Identity twoTerms(double exponent, int draws) {
        Zipf law = Zipf.of(exponent);
        return new Identity(
                "two-term law against the exact sum",
                Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, (long) draws),
                TwoTermLaw.of(law).at(draws),
                TotalVariation.expected(law, draws),
                exponent < 2 ? 5e-5 : 5e-4);
    }
}
