package org.longtail.validation.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure.Series;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * Learning curve of the infinite-memory learner on Zipf data.
 *
 * <p>Set-up: T independent ranks of p_i = i^-b/zeta(b); the learner is right on the ranks it has seen; its test error is
 * the missing mass. Each replicate draws its T ranks afresh (nested prefixes of one run would be correlated), and the
 * error of a run is its realised missing mass, without the noise of test draws. The variance of a run is known, so that
 * standard errors are theory's, not estimates.
 *
 * <p>The law is unbounded: a bounded one of K ranks bends the curve by (T K^-b)^c, a percent at b = 1.5 and T = 1e4 even
 * with three million ranks.
 */
public final class InfiniteMemory implements ScalingLaw {

    private final Function<Zipf, DiscreteSampler> samplers;

    /** Creates the law. */
    public InfiniteMemory() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the law's own. */
    InfiniteMemory(Function<Zipf, DiscreteSampler> samplers) {
        this.samplers = samplers;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "infinite-memory",
                "Infinite-memory learner",
                "A learner that is right exactly on the ranks it has seen has, after T draws from a Zipf law of exponent β,"
                        + " a test error that falls as T^-(1-1/β), with a known prefactor.",
                "E(T) = Σ pᵢ(1−pᵢ)^T ≃ Γ(1−1/β)/β · ζ(β)^(−1/β) · T^−(1−1/β)",
                "Marcus Hutter, Learning Curve Theory, 2021");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        double[] exponents = full ? new double[] {1.1, 1.25, 1.5, 2, 3} : new double[] {1.25, 1.5, 2};
        Plan plan = new Plan();
        for (double exponent : exponents) {
            for (long draws : Plan.halfDecades(6, full ? 14 : 12)) {
                plan.add(Settings.of("exponent", exponent, "draws", draws), Plan.runs(budget, draws), draws);
            }
        }
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Zipf law = Zipf.of(Settings.real(cell.setting(), "exponent"));
        SupportLearner learner = new SupportLearner(samplers.apply(law), law);
        return new Measurement(Map.of(
                "missing mass", learner.errors(stream, Settings.whole(cell.setting(), "draws"), cell.replicates())));
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        Settings.along("draws", results).forEach((group, measured) -> {
            Zipf law = Zipf.of(Settings.real(group, "exponent"));
            LearningCurve curve = LearningCurve.ofErrors(
                    "missing mass", group, measured, law, law, ScalingForms.missingMass(law, law));
            verdicts.addAll(curve.verdicts());
            series.addAll(curve.series("β = " + law.exponent(), draws -> ExpectedCounts.missingMass(law, draws)));
        });
        Figure figure = new Figure(
                "Test error of the infinite-memory learner", "training draws T", "test error E", series, List.of());
        return new Findings(verdicts, identities(), List.of(figure));
    }

    private static List<Identity> identities() {
        List<Identity> identities =
                new ArrayList<>(ReferenceValues.compare("infinite-memory", (quantity, setting) -> switch (quantity) {
                    case "missing mass" -> ExpectedCounts.missingMass(law(setting), Settings.whole(setting, "draws"));
                    case "prefactor" ->
                        ScalingForms.missingMass(law(setting), law(setting)).prefactor();
                    default -> throw new IllegalStateException(quantity);
                }));
        for (double exponent : new double[] {1.1, 1.25, 1.5, 2, 3}) {
            Zipf law = Zipf.of(exponent);
            identities.addAll(ScalingForms.identities(Settings.of("exponent", exponent), law, law));
        }
        return identities;
    }

    private static Zipf law(Map<String, Object> setting) {
        double exponent = Settings.real(setting, "exponent");
        return setting.get("support") instanceof Long support ? Zipf.bounded(exponent, support) : Zipf.of(exponent);
    }
}
