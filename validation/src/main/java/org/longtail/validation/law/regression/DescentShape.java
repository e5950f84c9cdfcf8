package org.longtail.validation.law.regression;

import java.util.Map;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/**
 * One pass of stochastic gradient descent over a power-law spectrum l_i = i^-a, all coefficients off by one at the start.
 *
 * @param decay a
 * @param features M, how many directions are learned
 * @param step gamma, the first step size
 * @param halved whether the step is halved every N/log2 N steps, or constant
 * @param noise standard deviation of the labels' noise
 * @param undrawn whether the directions beyond M, which are not learned, add their sum of l to noise and risk
 */
record DescentShape(double decay, int features, double step, boolean halved, double noise, boolean undrawn) {

    static final String STEPS = "steps";

    private static final String HALVED = "halved";
    private static final String CONSTANT = "constant";

    static DescentShape of(Map<String, Object> setting) {
        return new DescentShape(
                Settings.real(setting, "decay"),
                Settings.small(setting, "features"),
                Settings.real(setting, "stepSize"),
                Settings.text(setting, "schedule").equals(HALVED),
                Settings.real(setting, "noise"),
                Settings.text(setting, "directions").equals("all"));
    }

    Map<String, Object> setting(long steps) {
        return Settings.of(
                "directions",
                undrawn ? "all" : "learned",
                "decay",
                decay,
                "features",
                (long) features,
                "stepSize",
                step,
                "schedule",
                halved ? HALVED : CONSTANT,
                "noise",
                noise,
                STEPS,
                steps);
    }

    double[] spectrum() {
        return LeastSquaresStages.powers(features, -decay);
    }

    /** The sum of l beyond the learned directions: a floor of the risk, and noise of that variance in every label. */
    double floor() {
        Zipf law = Zipf.of(decay);
        return undrawn ? law.normalizer() * law.survival(features) : 0;
    }

    double noiseVariance() {
        return noise * noise + floor();
    }

    /** Step size of step n = 0, 1, ... of so many. */
    double step(long n, long steps) {
        long halvings = halved ? n / halvingPeriod(steps) : 0;
        return step * Math.pow(0.5, (double) halvings);
    }

    /** floor(N/log2 N) steps between halvings. */
    static long halvingPeriod(long steps) {
        return (long) (steps * Math.log(2) / Math.log((double) steps));
    }
}
