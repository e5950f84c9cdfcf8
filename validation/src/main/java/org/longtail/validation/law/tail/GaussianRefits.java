package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * A normal law fitted to T draws of its last fit, from mean 0 and variance 1.
 *
 * <p>The mean of the variance over runs is carried by rare runs: it may stay 1 while every run that one sees collapses. So
 * the mean is judged only while the logarithm of the variance varies by less than one, and its logarithm otherwise.
 */
final class GaussianRefits implements CollapseModel {

    static final String NAME = "Gaussian refits";

    private static final String LOG_VARIANCE = "log variance";
    private static final String VARIANCE = "variance";
    private static final String DEVIATION = "standard deviation";
    private static final String SQUARED_MEAN = "squared mean";

    /** Name of the parameter: whether the variance estimate is divided by T or, without bias, by T - 1. */
    private static final String DIVISOR = "divisor";

    private static final String ALL = "T";
    private static final String DEGREES_OF_FREEDOM = "T−1";

    private static final long FEW = 10;
    private static final long MANY = 50;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void addTo(Plan plan, int scale) {
        int runs = 5000 * scale;
        CollapseModel.add(plan, setting(ReplacedData.NAME, LOG_VARIANCE, DEGREES_OF_FREEDOM, FEW), runs, 1, 5, 20, 50);
        CollapseModel.add(plan, setting(ReplacedData.NAME, LOG_VARIANCE, ALL, FEW), runs, 5, 20);
        for (String divisor : new String[] {ALL, DEGREES_OF_FREEDOM}) {
            CollapseModel.add(plan, setting(ReplacedData.NAME, VARIANCE, divisor, MANY), runs, 1, 5, 10);
            CollapseModel.add(plan, setting(ReplacedData.NAME, SQUARED_MEAN, divisor, MANY), runs, 10);
        }
        CollapseModel.add(plan, setting(ReplacedData.NAME, DEVIATION, DEGREES_OF_FREEDOM, MANY), runs, 10);
        CollapseModel.add(plan, setting(AccumulatedData.NAME, VARIANCE, ALL, FEW), runs, 2, 5, 20);
        CollapseModel.add(plan, setting(AccumulatedData.NAME, SQUARED_MEAN, ALL, FEW), runs, 20);
    }

    private static Map<String, Object> setting(String regime, String quantity, String divisor, long draws) {
        return Settings.of(
                MODEL, NAME, QUANTITY, quantity, DataRegime.REGIME, regime, DIVISOR, divisor, Settings.DRAWS, draws);
    }

    @Override
    public DoubleSupplier runs(Map<String, Object> setting, RandomStream stream) {
        return () -> run(setting, stream);
    }

    private static double run(Map<String, Object> setting, RandomStream stream) {
        int draws = Math.toIntExact(DataRegime.draws(setting));
        boolean accumulates = AccumulatedData.NAME.equals(setting.get(DataRegime.REGIME));
        int unbiased = DEGREES_OF_FREEDOM.equals(setting.get(DIVISOR)) ? 1 : 0;
        double[] normals = new double[draws];
        double mean = 0;
        double variance = 1;
        Moments data = Moments.NONE;
        for (long g = 0; g < DataRegime.generations(setting); g++) {
            stream.fillNormals(normals, 0, draws);
            data = accumulates ? data : Moments.NONE;
            for (double normal : normals) {
                data = data.with(mean + Math.sqrt(variance) * normal);
            }
            mean = data.mean();
            variance = data.squaredDeviations() / (data.count() - unbiased);
        }
        return switch (CollapseModel.quantity(setting)) {
            case LOG_VARIANCE -> Math.log(variance);
            case VARIANCE -> variance;
            case DEVIATION -> Math.sqrt(variance);
            case SQUARED_MEAN -> mean * mean;
            default -> throw new IllegalStateException(setting.toString());
        };
    }

    @Override
    public double expected(Map<String, Object> setting) {
        long draws = DataRegime.draws(setting);
        long generations = DataRegime.generations(setting);
        boolean unbiased = DEGREES_OF_FREEDOM.equals(setting.get(DIVISOR));
        return switch (CollapseModel.quantity(setting)) {
            case LOG_VARIANCE -> generations * logVarianceStep(draws, unbiased ? draws - 1 : draws);
            case VARIANCE ->
                AccumulatedData.NAME.equals(setting.get(DataRegime.REGIME))
                        ? accumulated(draws, generations)
                        : unbiased ? 1 : Math.pow(1 - 1.0 / draws, generations);
            case DEVIATION -> Math.pow(shrinkage(draws), generations);
            // The law as a whole keeps its second moment; an unbiased estimate adds 1/T each time.
            case SQUARED_MEAN ->
                unbiased ? (double) generations / draws : 1 - expected(Settings.with(setting, QUANTITY, VARIANCE));
            default -> throw new IllegalStateException(setting.toString());
        };
    }

    /** E ln of the unbiased variance after n refits. */
    static double logVariance(long draws, long generations) {
        return generations * logVarianceStep(draws, draws - 1);
    }

    /** E ln chi^2_(T-1) / divisor. */
    private static double logVarianceStep(long draws, long divisor) {
        return Digamma.value((draws - 1) / 2.0) - Math.log(divisor / 2.0);
    }

    private static double accumulated(long draws, long generations) {
        double left = 1;
        for (long g = 1; g <= generations; g++) {
            left *= 1 - 1.0 / (draws * g * g);
        }
        return left;
    }

    /** c_4 = sqrt(2/(T-1)) Gamma(T/2)/Gamma((T-1)/2): what an unbiased variance takes from the deviation each time. */
    static double shrinkage(long draws) {
        double half = (draws - 1) / 2.0;
        return 1 / (Math.sqrt(half) * GammaRatio.delta(half, 0.5));
    }

    @Override
    public List<Identity> identities() {
        return List.of();
    }

    /** With the mean of the unbiased variance, which is 1 for ever, above the typical run, which is not. */
    @Override
    public Figure figure(List<Measured> points) {
        List<Series> series = new ArrayList<>();
        List<Measured> logs = points.stream()
                .filter(point -> CollapseModel.quantity(point.setting()).equals(LOG_VARIANCE)
                        && DEGREES_OF_FREEDOM.equals(point.setting().get(DIVISOR)))
                .toList();
        if (!logs.isEmpty()) {
            String typical = "typical run";
            double last = CollapseModel.generations(logs.getLast());
            series.add(new Series(
                    typical + ", measured",
                    typical,
                    Style.MEASURED,
                    logs.stream()
                            .map(point -> {
                                Moments moments = point.moments(LOG_VARIANCE);
                                double middle = Math.exp(moments.mean());
                                return new Point(
                                        CollapseModel.generations(point), middle, middle * moments.standardError());
                            })
                            .toList()));
            series.add(new Series(
                    typical + ", exact",
                    typical,
                    Style.EXACT,
                    Curves.over(1, last, n -> Math.exp(n * logVarianceStep(FEW, FEW - 1)))));
            series.add(new Series(
                    typical + ", e^(−n/T)", typical, Style.ASYMPTOTE, Curves.over(1, last, n -> Math.exp(-n / FEW))));
            series.add(new Series("mean of all runs, exact", "mean", Style.EXACT, Curves.over(1, last, n -> 1)));
        }
        return new Figure(
                "Refitted variance: the mean of all runs stays, each run collapses, T = " + FEW,
                "generations n",
                "variance",
                series,
                List.of());
    }
}
