package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;

/**
 * What a verifier does to wrong labels, and what repeated attempts do to hard problems: see {@link LabelFilter} and {@link
 * RepeatedSampling}.
 */
public final class Verification implements ScalingLaw {

    private final UnaryOperator<Map<String, Object>> told;

    /** Creates the law. */
    public Verification() {
        this(UnaryOperator.identity());
    }

    /** For tests: runs another setting than the one it predicts. */
    Verification(UnaryOperator<Map<String, Object>> told) {
        this.told = told;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "verification",
                "Verification and repeated sampling",
                "A verifier multiplies the odds of a wrong label by ψ/φ, so that the majority stays right up to an error rate"
                        + " of 1/(1+ψ/φ); after k attempts the share of unsolved problems falls as k^-a when success rates"
                        + " crowd at zero as p^(a-1).",
                "ε' = εψ/(εψ + (1−ε)φ);  E(1−p)^k = B(a,b+k)/B(a,b) ≃ Γ(a+b)/Γ(b) · k^−a",
                "Yunzhen Feng, Elvis Dohmatob, Pu Yang, François Charton, Julia Kempe, Beyond Model Collapse: Scaling Up with"
                        + " Synthesized Data Requires Verification, 2024; Bradley Brown et al., Large Language Monkeys, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        Plan plan = new Plan();
        RepeatedSampling.addTo(plan, full ? 2_000_000 : 200_000);
        LabelFilter.addTo(plan, full ? 5000 : 500);
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = told.apply(cell.setting());
        return setting.containsKey(LabelFilter.ERROR_RATE)
                ? LabelFilter.measure(setting, cell.replicates(), stream)
                : RepeatedSampling.measure(setting, cell.replicates(), stream);
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Verdict> exact = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        List<PublishedForm> published = new ArrayList<>();
        List<RepeatedSampling.Curve> curves = new ArrayList<>();
        Settings.along(RepeatedSampling.ATTEMPTS, results).forEach((group, points) -> {
            if (!group.containsKey(LabelFilter.ERROR_RATE)) {
                curves.add(RepeatedSampling.Curve.of(group, points));
            }
        });
        for (RepeatedSampling.Curve curve : curves) {
            verdicts.addAll(curve.asymptoticVerdicts());
            exact.addAll(curve.measured().verdicts());
            published.addAll(curve.published());
        }
        if (!curves.isEmpty()) {
            figures.add(RepeatedSampling.figure(curves));
        }
        Settings.along(LabelFilter.ERROR_RATE, results).forEach((group, points) -> {
            if (!group.containsKey(RepeatedSampling.ATTEMPTS)) {
                verdicts.addAll(LabelFilter.oddsVerdicts(group, points));
                exact.addAll(LabelFilter.verdicts(points));
                figures.add(LabelFilter.figure(group, points));
            }
        });
        verdicts.addAll(exact);
        return new Findings(verdicts, identities(), figures, published);
    }

    private static List<Identity> identities() {
        return ReferenceValues.compare(
                Verification.class, "verification.txt", (quantity, setting) -> switch (quantity) {
                    case "share of problems unsolved" ->
                        RepeatedSampling.failure(setting, Settings.whole(setting, RepeatedSampling.ATTEMPTS));
                    case "asymptotic share of problems unsolved" ->
                        RepeatedSampling.asymptote(setting)
                                .at((double) Settings.whole(setting, RepeatedSampling.ATTEMPTS));
                    case "error rate of kept labels" -> LabelFilter.keptError(setting);
                    case "largest error rate of a right majority" -> LabelFilter.threshold(setting);
                    default -> throw new IllegalStateException(quantity);
                });
    }
}
