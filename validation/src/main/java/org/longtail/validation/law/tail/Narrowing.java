package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * Learning curve on data whose tail a generator has narrowed.
 *
 * <p>Set-up: T independent ranks of the generator's law i^-b'/zeta(b'), b' &gt; b, as a temperature below one gives; the
 * learner that is right on the ranks it has seen is tested on the true law i^-b/zeta(b).
 */
public final class Narrowing implements ScalingLaw {

    private static final String ID = "narrowing";
    private static final String GENERATOR_EXPONENT = "generatorExponent";

    private static final List<Map<String, Object>> QUICK_PAIRS = List.of(pair(1.5, 2), pair(1.5, 3), pair(2, 2.5));

    /** An exponent near one has its curve spread over many decades: only worth its draws in a full budget. */
    private static final Map<String, Object> SLOW_PAIR = pair(1.2, 1.8);

    private final SupportLearnerCurves curves;

    /** Creates the law. */
    public Narrowing() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the generator's own. */
    Narrowing(Function<Zipf, DiscreteSampler> samplers) {
        curves = new SupportLearnerCurves("test error", Settings::zipf, Narrowing::generator, samplers);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID,
                "Tail narrowing",
                "Trained on a generator whose exponent β' exceeds the true β, the learner's error falls with the smaller"
                        + " exponent (β-1)/β' in place of (β-1)/β.",
                "E(T) = Σ pᵢ(1−qᵢ)^T ≃ Γ(c')/(β' ζ(β)) · (T/ζ(β'))^−c',  c' = (β−1)/β'",
                Sources.TALE_OF_TAILS);
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        List<Map<String, Object>> pairs = new ArrayList<>(QUICK_PAIRS);
        if (full) {
            pairs.add(SLOW_PAIR);
        }
        Plan plan = new Plan();
        for (Map<String, Object> pair : pairs) {
            for (long draws : Plan.halfDecades(6, full ? 14 : 12)) {
                plan.add(Settings.with(pair, Settings.DRAWS, draws), Plan.runs(budget, draws), draws);
            }
        }
        Map<String, Object> gentle = pair(2, 2.5);
        CountedDraws.addTo(plan, budget, gentle, generator(gentle), 100_000_000, 10_000_000_000L, 1_000_000_000_000L);
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        return curves.measure(cell, stream);
    }

    @Override
    public Findings judge(Results results) {
        return curves.judge(
                results,
                "Test error after training on a narrowed tail",
                group -> "β = " + Settings.real(group, Settings.EXPONENT) + ", β' = "
                        + Settings.real(group, GENERATOR_EXPONENT),
                identities());
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                Narrowing.class, "narrowing.txt", (quantity, setting) -> switch (quantity) {
                    case "test error" ->
                        ExpectedCounts.missingMass(
                                Settings.zipf(setting), generator(setting), Settings.whole(setting, Settings.DRAWS));
                    case "prefactor" ->
                        ScalingForms.missingMass(Settings.zipf(setting), generator(setting))
                                .prefactor();
                    default -> throw new IllegalStateException(quantity);
                }));
        List<Map<String, Object>> pairs = new ArrayList<>(QUICK_PAIRS);
        pairs.add(SLOW_PAIR);
        for (Map<String, Object> pair : pairs) {
            identities.addAll(ScalingForms.identities(pair, Settings.zipf(pair), generator(pair)));
            identities.add(ExactExponents.ofErrors(pair, Settings.zipf(pair), generator(pair)));
        }
        return identities;
    }

    private static Map<String, Object> pair(double exponent, double generatorExponent) {
        return Settings.of(Settings.EXPONENT, exponent, GENERATOR_EXPONENT, generatorExponent);
    }

    private static Zipf generator(Map<String, Object> setting) {
        return Truncation.narrow(Settings.zipf(setting), Settings.real(setting, GENERATOR_EXPONENT));
    }
}
