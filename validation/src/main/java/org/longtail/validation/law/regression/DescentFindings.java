package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;

/** Findings of one-pass descent. */
final class DescentFindings {

    private DescentFindings() {}

    static Findings of(List<DescentCurve> curves) {
        List<Verdict> verdicts = new ArrayList<>();
        curves.forEach(curve -> verdicts.addAll(curve.asymptoticVerdicts()));
        curves.forEach(curve -> verdicts.addAll(curve.measured().verdicts()));
        return new Findings(
                verdicts,
                identities(),
                Stream.of(
                                figure(
                                        "All directions: risk against steps",
                                        curves.stream()
                                                .filter(curve -> OnePassSgd.isAsymptotic(curve.shape())
                                                        || curve.shape().halved())
                                                .toList(),
                                        List.of()),
                                fewFeatures(curves.stream()
                                        .filter(curve -> OnePassSgd.hasFewFeatures(curve.shape()))
                                        .toList()))
                        .filter(figure -> !figure.series().isEmpty())
                        .toList(),
                curves.stream().flatMap(curve -> curve.published().stream()).toList());
    }

    private static Figure fewFeatures(List<DescentCurve> curves) {
        List<Marker> crossovers = curves.stream()
                .map(DescentCurve::shape)
                .map(shape -> new Marker(
                        Math.pow(shape.features(), shape.decay()) / (2 * shape.step()),
                        "crossover, M = " + shape.features()))
                .toList();
        return figure("M features: risk against steps", curves, crossovers);
    }

    private static Figure figure(String title, List<DescentCurve> curves, List<Marker> markers) {
        return new Figure(
                title,
                "steps N",
                "risk E",
                curves.stream().flatMap(curve -> curve.series().stream()).toList(),
                markers);
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(
                ReferenceValues.compare(OnePassSgd.class, "one-pass-sgd.txt", DescentFindings::reference));
        identities.add(prefactor());
        identities.add(halvedExponent(2));
        identities.add(halvedExponent(1.5));
        return identities;
    }

    private static double reference(String quantity, Map<String, Object> setting) {
        double decay = Settings.real(setting, "decay");
        double step = Settings.real(setting, "stepSize");
        return switch (quantity) {
            case "step factor" -> DescentTheory.stepFactor(decay, step);
            case "step factor of the first features" ->
                DescentTheory.stepFactor(
                        new DescentShape(decay, Settings.small(setting, "features"), step, false, 0, false));
            case "risk" ->
                DescentTheory.risk(
                        new DescentShape(
                                decay,
                                Settings.small(setting, "features"),
                                step,
                                false,
                                Settings.real(setting, "noise"),
                                false),
                        Settings.whole(setting, DescentShape.STEPS));
            default -> throw new IllegalStateException(quantity);
        };
    }

    /** The factor over gradient flow, measured on the recursion; (1 - 2 g l)^N for exp(-2 g N l) costs a relative 1/N. */
    private static Identity prefactor() {
        DescentShape shape = new DescentShape(2, 2000, 0.1, false, 0, true);
        long steps = 10_000;
        return new Identity(
                "step factor against the recursion",
                shape.setting(steps),
                DescentTheory.stepFactor(shape.decay(), shape.step()),
                DescentTheory.risk(shape, steps)
                        / DescentTheory.asymptote(shape.decay(), shape.step(), 1)
                                .at((double) steps),
                1.0 / steps);
    }

    /**
     * Step halved every N/log2 N steps, noise of variance one: the risk's slope against N/log2 N. Bias and variance follow
     * their power up to factors 1 + O(1/log N), hence a tolerance of three percent.
     */
    private static Identity halvedExponent(double decay) {
        DescentShape shape = new DescentShape(decay, 2000, 0.1, true, 1, true);
        long before = 512;
        long after = 16_384;
        double ratio = (double) DescentShape.halvingPeriod(after) / DescentShape.halvingPeriod(before);
        return new Identity(
                "exponent of risk against effective steps",
                Settings.with(Settings.without(shape.setting(after), DescentShape.STEPS), "decay", decay),
                -(1 - 1 / decay),
                Math.log(DescentTheory.risk(shape, after) / DescentTheory.risk(shape, before)) / Math.log(ratio),
                0.03);
    }
}
