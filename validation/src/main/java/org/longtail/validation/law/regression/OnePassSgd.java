package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Tally;

/**
 * Risk of one-pass stochastic gradient descent on a power-law spectrum, against its exact recursion and its power of N.
 *
 * <p>Set-up: features x ~ N(0, diag(i^-a)), each label used once, all coefficients off by one at the start. With all
 * directions of an unbounded spectrum the first M are simulated; the rest hardly move while 2 g N M^-a is small, and are
 * noise of known variance in every label. Where it is not small, the same cells say what M features can learn.
 */
public final class OnePassSgd implements ScalingLaw {

    static final String RISK = "risk";

    /** Learned while 2 g N M^-a stays below 0.007: the directions beyond move their share by a thousandth. */
    private static final List<DescentShape> ALL_DIRECTIONS =
            List.of(new DescentShape(2, 256, 0.1, false, 0, true), new DescentShape(3, 64, 0.2, false, 0, true));

    private static final List<DescentShape> FEW_FEATURES = List.of(
            new DescentShape(2, 8, 0.1, false, 0, true),
            new DescentShape(2, 16, 0.1, false, 0, true),
            new DescentShape(2, 32, 0.1, false, 0, true));

    private static final DescentShape SMALL = new DescentShape(2, 10, 0.2, false, 0.5, false);
    private static final DescentShape HALVED = new DescentShape(2, 100, 0.1, true, 1, true);

    private final UnaryOperator<DescentShape> told;

    /** Creates the law. */
    public OnePassSgd() {
        this(UnaryOperator.identity());
    }

    /** For tests: runs another descent than the one it predicts. */
    OnePassSgd(UnaryOperator<DescentShape> told) {
        this.told = told;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "one-pass-sgd",
                "One-pass stochastic gradient descent",
                "On a power-law spectrum the risk after N steps of constant size falls as N^-(1-1/a), raised by a constant"
                        + " factor that the step's own noise makes; with M features only, N and M limit the same directions.",
                "E ≃ (2γN)^−c Γ(c)/a / (1 − (γ/2)Σ l/(1−γl)),  c = 1−1/a",
                "Licong Lin, Jingfeng Wu, Sham M. Kakade, Peter L. Bartlett, Jason D. Lee, Scaling Laws in Linear Regression:"
                        + " Compute, Parameters, and Data, 2024 (the exponents)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        int runs = budget == Budget.FULL ? 4000 : 400;
        Plan plan = new Plan();
        for (DescentShape shape : ALL_DIRECTIONS) {
            for (long steps : new long[] {50, 100, 200, 400, 800, 1600}) {
                add(plan, shape, steps, runs);
            }
        }
        for (DescentShape shape : FEW_FEATURES) {
            for (long steps : new long[] {100, 400, 1600}) {
                add(plan, shape, steps, runs);
            }
        }
        add(plan, SMALL, 50, 5 * runs);
        for (long steps : new long[] {256, 512, 1024, 2048}) {
            add(plan, HALVED, steps, runs);
        }
        return plan.cells();
    }

    private static void add(Plan plan, DescentShape shape, long steps, int runs) {
        plan.add(shape.setting(steps), runs, steps * shape.features());
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        DescentShape shape = told.apply(DescentShape.of(cell.setting()));
        long steps = Settings.whole(cell.setting(), DescentShape.STEPS);
        double[] deviations = LeastSquaresStages.powers(shape.features(), -shape.decay() / 2);
        double noise = Math.sqrt(shape.noiseVariance());
        double[] errors = new double[shape.features()];
        double[] features = new double[shape.features() + 1];
        Tally tally = new Tally();
        for (int run = 0; run < cell.replicates(); run++) {
            Arrays.fill(errors, 1);
            for (long n = 0; n < steps; n++) {
                stream.fillNormals(features, 0, features.length);
                descend(errors, features, deviations, noise, shape.step(n, steps));
            }
            double risk = shape.floor();
            for (int i = errors.length - 1; i >= 0; i--) {
                risk += deviations[i] * deviations[i] * errors[i] * errors[i];
            }
            tally.add(RISK, risk);
        }
        return tally.measurement();
    }

    /** One step: the last of the normals is the label's noise. */
    private static void descend(double[] errors, double[] normals, double[] deviations, double noise, double step) {
        double residual = noise * normals[errors.length];
        for (int i = 0; i < errors.length; i++) {
            normals[i] *= deviations[i];
            residual += normals[i] * errors[i];
        }
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= step * residual * normals[i];
        }
    }

    @Override
    public Findings judge(Results results) {
        List<DescentCurve> curves = new ArrayList<>();
        Settings.along(DescentShape.STEPS, results)
                .forEach((group, points) -> curves.add(DescentCurve.of(group, points)));
        return DescentFindings.of(curves);
    }

    /** Curves that the power of N holds for. */
    static boolean isAsymptotic(DescentShape shape) {
        return ALL_DIRECTIONS.contains(shape);
    }

    static boolean hasFewFeatures(DescentShape shape) {
        return FEW_FEATURES.contains(shape);
    }
}
