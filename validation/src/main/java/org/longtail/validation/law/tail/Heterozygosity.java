package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

/**
 * The chance H = 1 - sum phat^2 that two draws differ, for an empirical law fitted to its own T draws again and again. Each
 * sampling takes 1/T of it: replaced data lose all of it, accumulated data lose sin(x)/x with x = pi/sqrt(T) at most, and
 * a share of fresh draws holds it at a fixed point.
 */
final class Heterozygosity implements CollapseModel {

    static final String NAME = "heterozygosity";

    private static final double EXPONENT = 1.5;
    private static final long DRAWS = 20;
    private static final double FRESH = 0.1;
    private static final List<DataRegime> REGIMES =
            List.of(new ReplacedData(), new AccumulatedData(), new FreshShare());

    private final Function<Zipf, DiscreteCountSampler> samplers;
    private final DoubleUnaryOperator loss;

    /**
     * @param samplers draw the real data
     * @param loss share of the heterozygosity that a sampling of T draws takes
     */
    Heterozygosity(Function<Zipf, DiscreteCountSampler> samplers, DoubleUnaryOperator loss) {
        this.samplers = samplers;
        this.loss = loss;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void addTo(Plan plan, int scale) {
        for (DataRegime regime : REGIMES) {
            CollapseModel.add(plan, setting(regime, DRAWS), 5000 * scale, 1, 5, 10, 20, 40);
        }
    }

    private static Map<String, Object> setting(DataRegime regime, long draws) {
        Map<String, Object> setting = Settings.of(
                MODEL,
                NAME,
                QUANTITY,
                NAME,
                DataRegime.REGIME,
                regime.name(),
                Settings.EXPONENT,
                EXPONENT,
                Settings.DRAWS,
                draws);
        return regime instanceof FreshShare ? Settings.with(setting, FreshShare.SHARE, FRESH) : setting;
    }

    @Override
    public DoubleSupplier runs(Map<String, Object> setting, RandomStream stream) {
        DiscreteCountSampler real = samplers.apply(Settings.zipf(setting));
        DataRegime regime = Generations.regime(setting);
        return () -> of(regime.run(setting, real, stream));
    }

    /** The chance that two draws from what was counted, with replacement, differ. */
    private static double of(ZipfCounts counts) {
        double same = 0;
        for (long count : counts.counts()) {
            double share = (double) count / counts.total();
            same += share * share;
        }
        return 1 - same;
    }

    @Override
    public double expected(Map<String, Object> setting) {
        return ofTruth(Settings.zipf(setting)) * remaining(setting, DataRegime.generations(setting));
    }

    /** The share of the true law's heterozygosity that is left. */
    private double remaining(Map<String, Object> setting, long generations) {
        double lost = loss.applyAsDouble((double) DataRegime.draws(setting));
        double left = 1 - lost;
        double fresh = setting.get(FreshShare.SHARE) instanceof Double share ? share : 0;
        double kept = 1 - fresh;
        for (long g = 2; g <= generations; g++) {
            left = Generations.regime(setting) instanceof AccumulatedData
                    ? left * (1 - lost / (g * g))
                    : (kept * kept - kept * lost) * left + 1 - kept * kept - fresh * lost;
        }
        return left;
    }

    /** 1 - sum p^2. */
    static double ofTruth(Zipf law) {
        return 1 - Zipf.of(2 * law.exponent()).normalizer() / (law.normalizer() * law.normalizer());
    }

    @Override
    public List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (long generations : new long[] {1, 5, 40}) {
            identities.add(chain(generations));
        }
        Map<String, Object> accumulated = setting(new AccumulatedData(), DRAWS);
        double x = Math.PI / Math.sqrt(DRAWS);
        long many = 100_000;
        identities.add(new Identity(
                "accumulated heterozygosity tends to sin(x)/x, x = π/√T",
                accumulated,
                Math.sin(x) / x,
                remaining(accumulated, many),
                // What the factors beyond take: sum 1/(T g^2) < 1/(T n).
                1.0 / (DRAWS * many)));
        Map<String, Object> fresh = setting(new FreshShare(), DRAWS);
        double kept = 1 - FRESH;
        identities.add(new Identity(
                "fixed point with fresh draws",
                fresh,
                (1 - kept * kept - FRESH / DRAWS) / (1 - kept * kept + kept / DRAWS),
                remaining(fresh, 1000),
                ScalingForms.ROUNDING));
        return identities;
    }

    /** x(1-x) is an eigenfunction of the chain of copies, of eigenvalue 1 - 1/T: summed over ranks it is H. */
    private static Identity chain(long generations) {
        double[] different = new double[(int) DRAWS + 1];
        for (int copies = 0; copies <= DRAWS; copies++) {
            double share = (double) copies / DRAWS;
            different[copies] = share * (1 - share);
        }
        for (long g = 1; g < generations; g++) {
            double[] later = different;
            different = new double[later.length];
            for (int copies = 0; copies <= DRAWS; copies++) {
                different[copies] = CopyChain.mean(DRAWS, (double) copies / DRAWS, later);
            }
        }
        double[] first = different;
        Map<String, Object> setting = setting(new ReplacedData(), DRAWS);
        Zipf law = Settings.zipf(setting);
        return new Identity(
                "(1−1/T)ⁿ against the exact chain",
                Settings.with(setting, DataRegime.GENERATIONS, generations),
                ofTruth(law) * Math.pow(1 - 1.0 / DRAWS, generations),
                SmoothMean.of(law, p -> CopyChain.mean(DRAWS, p, first) / p, DRAWS),
                ScalingForms.ROUNDING);
    }

    @Override
    public Figure figure(List<Measured> points) {
        List<Series> series = new ArrayList<>();
        for (DataRegime regime : REGIMES) {
            List<Measured> along = points.stream()
                    .filter(point -> Generations.regime(point.setting()).name().equals(regime.name()))
                    .toList();
            if (!along.isEmpty()) {
                Map<String, Object> setting = along.getFirst().setting();
                series.add(CollapseModel.measured(regime.name(), along));
                series.add(new Series(
                        regime.name() + ", exact",
                        regime.name(),
                        Style.EXACT,
                        Curves.overWholeNumbers(
                                1,
                                CollapseModel.generations(along.getLast()),
                                n -> ofTruth(Settings.zipf(setting)) * remaining(setting, n))));
            }
        }
        return new Figure(
                "Two draws that differ, T = " + DRAWS + ", β = " + EXPONENT,
                "generations n",
                "heterozygosity H",
                series,
                List.of());
    }
}
