package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;

/** What can be computed twice. */
final class GcdIdentities {

    /** A sum of a few thousand positive terms, added in increasing order: 1e-13 leaves room for all their roundings. */
    private static final double SUM_TOLERANCE = 1e-13;

    private GcdIdentities() {}

    static List<Identity> all(GcdTheory theory) {
        GcdOutcomes outcomes = GcdLearning.Shared.OUTCOMES;
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                GcdLearning.class, "gcd.txt", (quantity, setting) -> switch (quantity) {
                    case "probability" -> outcomes.probability(Settings.small(setting, "divisor"));
                    case "mass beyond" -> outcomes.survival(Settings.small(setting, "divisor"));
                    default -> throw new IllegalStateException(quantity);
                }));
        LongToDoubleFunction byInversion = GcdOutcomes.byInversion(GcdLearning.LARGEST);
        for (long divisor : new long[] {1, 7, 30, 1000, 333_333, 1_000_000}) {
            identities.add(new Identity(
                    "totients against Möbius inversion",
                    Settings.of("divisor", divisor),
                    byInversion.applyAsDouble(divisor),
                    outcomes.probability((int) divisor),
                    0));
        }
        identities.add(new Identity("mass of all divisors", Map.of(), 1, outcomes.survival(0), SUM_TOLERANCE));
        double answered = 0;
        for (int divisor = (int) GcdLearning.GENERATOR_CUT; divisor >= 1; divisor--) {
            answered += theory.answer(divisor);
        }
        identities.add(new Identity("mass of a generator's answers", Map.of(), 1, answered, 1e-11));
        // Long after the crossover only the mass beyond the cut is left: the error of all others is below e^-200.
        identities.add(new Identity(
                "plateau of a generator's labels",
                Settings.of(GcdLearning.CUT, GcdLearning.GENERATOR_CUT),
                theory.plateau(),
                theory.error(1_000_000, 0, 1),
                SUM_TOLERANCE));
        // A fraction f of clean labels is the clean curve, later by 1/f, once the generator's divisors are all known.
        identities.add(new Identity(
                "one label in ten clean, ten times the labels",
                Settings.of(Settings.DRAWS, 100_000_000L),
                theory.error(100_000_000, 1, 20),
                theory.error(1_000_000_000, 0.1, 20),
                1e-6));
        return identities;
    }
}
