package org.longtail.validation.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Figure.Series;
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

    private final Function<Zipf, DiscreteSampler> samplers;

    /** Creates the law. */
    public Narrowing() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the generator's own. */
    Narrowing(Function<Zipf, DiscreteSampler> samplers) {
        this.samplers = samplers;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "narrowing",
                "Tail narrowing",
                "Trained on a generator whose exponent β' exceeds the true β, the learner's error falls with the smaller"
                        + " exponent (β-1)/β' in place of (β-1)/β.",
                "E(T) = Σ pᵢ(1−qᵢ)^T ≃ Γ(c')/(β' ζ(β)) · (T/ζ(β'))^−c',  c' = (β−1)/β'",
                "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
                        + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        Plan plan = new Plan();
        double[][] pairs = full
                ? new double[][] {{1.2, 1.8}, {1.5, 2}, {1.5, 3}, {2, 2.5}}
                : new double[][] {{1.5, 2}, {1.5, 3}, {2, 2.5}};
        for (double[] pair : pairs) {
            for (long draws : Plan.halfDecades(6, full ? 14 : 12)) {
                plan.add(
                        Settings.of("exponent", pair[0], "generatorExponent", pair[1], "draws", draws),
                        Plan.runs(budget, draws),
                        draws);
            }
        }
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        SupportLearner learner = new SupportLearner(samplers.apply(generator(cell.setting())), truth(cell.setting()));
        return new Measurement(Map.of(
                "test error", learner.errors(stream, Settings.whole(cell.setting(), "draws"), cell.replicates())));
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Identity> identities =
                new ArrayList<>(ReferenceValues.compare("narrowing", (quantity, setting) -> switch (quantity) {
                    case "test error" ->
                        ExpectedCounts.missingMass(
                                truth(setting), generator(setting), Settings.whole(setting, "draws"));
                    case "prefactor" ->
                        ScalingForms.missingMass(truth(setting), generator(setting))
                                .prefactor();
                    default -> throw new IllegalStateException(quantity);
                }));
        List<Series> series = new ArrayList<>();
        Settings.along("draws", results).forEach((group, measured) -> {
            Zipf truth = truth(group);
            Zipf generator = generator(group);
            LearningCurve curve = LearningCurve.ofErrors(
                    "test error", group, measured, truth, generator, ScalingForms.missingMass(truth, generator));
            verdicts.addAll(curve.verdicts());
            identities.addAll(ScalingForms.identities(group, truth, generator));
            series.addAll(curve.series(
                    "β = " + truth.exponent() + ", β' = " + generator.exponent(),
                    draws -> ExpectedCounts.missingMass(truth, generator, draws)));
        });
        Figure figure = new Figure(
                "Test error after training on a narrowed tail", "training draws T", "test error E", series, List.of());
        return new Findings(verdicts, identities, List.of(figure));
    }

    private static Zipf truth(Map<String, Object> setting) {
        return Zipf.of(Settings.real(setting, "exponent"));
    }

    private static Zipf generator(Map<String, Object> setting) {
        return Truncation.narrow(truth(setting), Settings.real(setting, "generatorExponent"));
    }
}
