package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/**
 * A fixed share of synthetic labels, however small, ends the scaling with the number of rows: the risk stops at p^2
 * |delta|^2. See {@link MixedLeastSquares} and {@link MixedRidge}.
 */
public final class StrongCollapse implements ScalingLaw {

    private static final String ID = "strong-collapse";

    private final MixedLeastSquares leastSquares;
    private final MixedRidge ridge = new MixedRidge();

    /** Creates the law. */
    public StrongCollapse() {
        this(WishartTrace.EXACT, SyntheticBias.EXACT);
    }

    /** For tests: predicts with other constants. */
    StrongCollapse(WishartTrace trace, SyntheticBias bias) {
        leastSquares = new MixedLeastSquares(trace, bias);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID,
                "Strong collapse",
                "When a share p of the rows is labelled by coefficients that are off by δ, more rows do not help: the risk"
                        + " falls to the floor p²|δ|² and stays there.",
                "E = σ²d/(T−d−1) + |δ|²(B₁₁ + B₁₂((Td−2)/(T−d−1) − 1)) → p²|δ|²,  B₁₁ = p(T₂+2)/(T+2),"
                        + " B₁₂ = pT₁/((T+2)(T−1))",
                "Elvis Dohmatob, Yunzhen Feng, Arjun Subramonian, Julia Kempe, Strong Model Collapse, 2024 (the floor and"
                        + " the limit of proportional sizes)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        Plan plan = new Plan();
        leastSquares.addTo(plan, budget);
        ridge.addTo(plan, budget);
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        return cell.setting().containsKey(MixedRidge.PENALTY)
                ? ridge.measure(cell.setting(), cell.replicates(), stream)
                : leastSquares.measure(cell.setting(), cell.replicates(), stream);
    }

    @Override
    public Findings judge(Results results) {
        List<MixedLeastSquares.Curve> curves = new ArrayList<>();
        List<MixedRidge.Curve> penalised = new ArrayList<>();
        Settings.along(MixedLeastSquares.ROWS, results).forEach((group, points) -> {
            if (!group.containsKey(MixedRidge.PENALTY)) {
                curves.add(leastSquares.curve(group, points));
            }
        });
        Settings.along(MixedLeastSquares.SHARE, results).forEach((group, points) -> {
            if (group.containsKey(MixedRidge.PENALTY)) {
                penalised.add(new MixedRidge.Curve(group, points));
            }
        });
        return new Findings(
                Stream.concat(
                                leastSquares.verdicts(curves).stream(),
                                penalised.stream().flatMap(curve -> curve.verdicts().stream()))
                        .toList(),
                identities(),
                Stream.concat(
                                Stream.of(MixedLeastSquares.figure(curves)),
                                penalised.stream().map(MixedRidge.Curve::figure))
                        .toList(),
                MixedLeastSquares.published(curves));
    }

    private static List<Identity> identities() {
        return ReferenceValues.compare(StrongCollapse.class, ID + ".txt", (quantity, setting) -> switch (quantity) {
            case "bias of least squares" ->
                SyntheticBias.EXACT.of(
                        Settings.small(setting, "columns"),
                        Settings.whole(setting, "realRows"),
                        Settings.whole(setting, "syntheticRows"));
            default -> ridge(quantity, setting);
        });
    }

    private static double ridge(String quantity, Map<String, Object> setting) {
        int columns = Settings.small(setting, "columns");
        RidgeEquivalent equivalent = MixedRidge.equivalent(setting);
        return switch (quantity) {
            case "effective penalty" -> equivalent.kappa();
            case "degrees of freedom" -> equivalent.degreesOfFreedom();
            case "synthetic term of ridge" ->
                equivalent.syntheticTerm(
                        Settings.real(setting, MixedLeastSquares.SHARE), LeastSquaresStages.powers(columns, 0));
            default -> throw new IllegalStateException(quantity);
        };
    }
}
