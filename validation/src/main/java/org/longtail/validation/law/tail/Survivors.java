package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.ZipfCounts;

/**
 * Types left of T distinct ones after n times T draws with replacement: first T s_(n+1), near 2T/n, then Kingman's
 * coalescent sum_{k>=1} (2k-1) exp(-k(k-1) n/(2T)), in the end one.
 */
final class Survivors implements CollapseModel {

    static final String NAME = "survivors";

    private static final long DRAWS = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void addTo(Plan plan, int scale) {
        CollapseModel.add(
                plan,
                Settings.of(MODEL, NAME, QUANTITY, NAME, Settings.DRAWS, DRAWS),
                2000 * scale,
                1,
                10,
                30,
                100,
                300);
    }

    @Override
    public DoubleSupplier runs(Map<String, Object> setting, RandomStream stream) {
        return () -> run(setting, stream);
    }

    private static double run(Map<String, Object> setting, RandomStream stream) {
        long draws = DataRegime.draws(setting);
        ZipfCounts sample =
                ZipfCounts.ofDense(LongStream.generate(() -> 1).limit(draws).toArray());
        for (long g = 0; g < DataRegime.generations(setting); g++) {
            sample = DataRegime.resample(sample, stream, draws);
        }
        return (double) sample.distinct();
    }

    @Override
    public double expected(Map<String, Object> setting) {
        return expected(DataRegime.draws(setting), DataRegime.generations(setting));
    }

    static double expected(long draws, long generations) {
        return draws * (1 - CopyChain.lost(ReplacedData.equal(draws, generations + 1))[1]);
    }

    static double kingman(double generationsPerType) {
        double sum = 0;
        // exp(-40) is below the rounding of the first term.
        for (long k = 1; k * (k - 1) * generationsPerType / 2 < 40; k++) {
            sum += (2 * k - 1) * Math.exp(-k * (k - 1) * generationsPerType / 2);
        }
        return sum;
    }

    @Override
    public List<Identity> identities() {
        return List.of(lastStep(100, 500), lastStep(300, 1500));
    }

    /**
     * Late, two types are left or one: E - 1 falls by the second eigenvalue of the chain, 1 - 1/T, each time. The third one,
     * (1-1/T)(1-2/T), adds (5/3) (1-2/T)^n, of which a step changes a share 2/T.
     */
    private static Identity lastStep(long draws, long generations) {
        return new Identity(
                "the last two types: (E|Sₙ₊₁|−1)/(E|Sₙ|−1) = 1−1/T",
                Settings.of(Settings.DRAWS, draws, DataRegime.GENERATIONS, generations),
                1 - 1.0 / draws,
                (expected(draws, generations + 1) - 1) / (expected(draws, generations) - 1),
                4.0 / draws * Math.pow(1 - 2.0 / draws, (double) generations));
    }

    /** The coalescent is the limit of large T. */
    static PublishedForm published(Measured point) {
        Map<String, Object> setting = point.setting();
        Moments moments = point.moments(NAME);
        return new PublishedForm(
                "types left",
                "J. F. C. Kingman, The coalescent, 1982",
                "Σ (2k−1) exp(−k(k−1)n/(2T)), for large T",
                "T·P(one copy survives), from the chain of copies",
                setting,
                kingman((double) DataRegime.generations(setting) / DataRegime.draws(setting)),
                expected(DataRegime.draws(setting), DataRegime.generations(setting)),
                moments.mean(),
                moments.standardError());
    }

    @Override
    public Figure figure(List<Measured> points) {
        List<Series> series = new ArrayList<>();
        if (!points.isEmpty()) {
            String name = "T = " + DRAWS;
            double last = CollapseModel.generations(points.getLast());
            series.add(CollapseModel.measured(name, points));
            series.add(new Series(
                    name + ", exact", name, Style.EXACT, Curves.overWholeNumbers(1, last, n -> expected(DRAWS, n))));
            series.add(new Series(
                    name + ", first T·sₙ₊₁",
                    name,
                    Style.ASYMPTOTE,
                    Curves.overWholeNumbers(1, last, n -> DRAWS * EffectiveDraws.share(n + 1))));
            series.add(new Series(
                    name + ", then Kingman's coalescent",
                    name,
                    Style.ASYMPTOTE,
                    Curves.over(1, last, n -> kingman(n / DRAWS))));
        }
        return new Figure(
                "Types left of " + DRAWS + " distinct ones", "generations n", "types left", series, List.of());
    }
}
