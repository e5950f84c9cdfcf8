package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
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

    private static final String ID = "infinite-memory";

    private final SupportLearnerCurves curves;

    /** Creates the law. */
    public InfiniteMemory() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the law's own. */
    InfiniteMemory(Function<Zipf, DiscreteSampler> samplers) {
        curves = new SupportLearnerCurves("missing mass", Settings::zipf, Settings::zipf, samplers);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID,
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
                plan.add(
                        Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws),
                        Plan.runs(budget, draws),
                        draws);
            }
        }
        CountedDraws.addTo(plan, budget, exponent(1.5), Zipf.of(1.5), 1_000_000, 10_000_000, 100_000_000);
        CountedDraws.addTo(plan, budget, exponent(2), Zipf.of(2), 100_000_000, 10_000_000_000L, 1_000_000_000_000L);
        CountedDraws.addTo(
                plan, budget, exponent(3), Zipf.of(3), 1_000_000_000, 1_000_000_000_000L, 1_000_000_000_000_000L);
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
                "Test error of the infinite-memory learner",
                group -> "β = " + Settings.real(group, Settings.EXPONENT),
                identities());
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                InfiniteMemory.class, "infinite-memory.txt", (quantity, setting) -> switch (quantity) {
                    case "missing mass" ->
                        ExpectedCounts.missingMass(Settings.zipf(setting), Settings.whole(setting, Settings.DRAWS));
                    case "prefactor" ->
                        ScalingForms.missingMass(Settings.zipf(setting), Settings.zipf(setting))
                                .prefactor();
                    default -> throw new IllegalStateException(quantity);
                }));
        for (double exponent : new double[] {1.1, 1.25, 1.5, 2, 3}) {
            Zipf law = Zipf.of(exponent);
            identities.addAll(ScalingForms.identities(exponent(exponent), law, law));
            identities.add(ExactExponents.ofErrors(exponent(exponent), law, law));
        }
        return identities;
    }

    private static Map<String, Object> exponent(double exponent) {
        return Settings.of(Settings.EXPONENT, exponent);
    }
}
