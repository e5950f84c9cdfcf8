package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.Gamma;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/** Distinct types V, and types seen r times N_r, in T draws of an unbounded Zipf law: measured and predicted. */
final class TypeCounts {

    private static final String DISTINCT = "distinct types";
    private static final String GOOD_TURING = "Good-Turing estimate N₁/T";
    private static final String ONCE_AGAINST_ALL = "β·N₁ − V";

    private static final int[] TIMES = {2, 3, 5};
    private static final int LARGEST = 5;

    /** Fewer runs than this, and a standard error estimated from them would spoil the z. */
    private static final long RUNS_FOR_AN_ESTIMATED_ERROR = 1000;

    private final double exponent;
    private final Zipf law;

    /** Of the law with this exponent. */
    TypeCounts(double exponent) {
        this.exponent = exponent;
        this.law = Zipf.of(exponent);
    }

    Measurement measure(DiscreteSampler sampler, RandomStream stream, long draws, int replicates) {
        RankBlock block = new RankBlock(sampler);
        RankCounts counts = new RankCounts();
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            count(block, stream, draws, counts);
            int[] seen = counts.spectrum(LARGEST);
            tally.add(DISTINCT, counts.distinct());
            tally.add(GOOD_TURING, (double) seen[1] / draws);
            tally.add(ONCE_AGAINST_ALL, exponent * seen[1] - counts.distinct());
            for (int times : TIMES) {
                tally.add(typesSeen(times), seen[times]);
            }
        }
        return tally.measurement();
    }

    /** Of distinct types alone. */
    static Measurement measurement(Moments distinct) {
        return new Measurement(Map.of(DISTINCT, distinct));
    }

    private static void count(RankBlock block, RandomStream stream, long draws, RankCounts counts) {
        counts.clear();
        int drawn;
        for (long left = draws; left > 0; left -= drawn) {
            drawn = block.draw(stream, left);
            for (int i = 0; i < drawn; i++) {
                counts.increment(block.rank(i));
            }
        }
    }

    /**
     * Heaps' exponent and prefactor from V + 1/2, and every count against its expectation.
     *
     * @param group the parameters that the points share
     * @param points the measurements, one per number of draws
     */
    List<Verdict> verdicts(Map<String, Object> group, List<Measured> points) {
        List<Verdict> verdicts = new ArrayList<>(growth(group, points).asymptoticVerdicts());
        for (Measured point : points) {
            long draws = Settings.whole(point.setting(), Settings.DRAWS);
            Moments distinct = point.moments(DISTINCT);
            verdicts.add(new Verdict(
                    DISTINCT,
                    Kind.EXACT,
                    point.setting(),
                    ExpectedCounts.distinctTypes(law, draws),
                    distinct.mean(),
                    distinctError(draws, distinct.count())));
            if (distinct.count() >= RUNS_FOR_AN_ESTIMATED_ERROR) {
                verdicts.add(estimated(point, GOOD_TURING, ExpectedCounts.missingMass(law, draws - 1)));
                // Exactly 1/2 but for terms that vanish faster than any power of T: E N1 = (E V + 1/2)/b.
                verdicts.add(estimated(point, ONCE_AGAINST_ALL, 0.5));
                for (int times : TIMES) {
                    verdicts.add(estimated(point, typesSeen(times), ExpectedCounts.typesSeen(law, times, draws)));
                }
            }
        }
        return verdicts;
    }

    private static Verdict estimated(Measured point, String quantity, double predicted) {
        Moments moments = point.moments(quantity);
        return new Verdict(quantity, Kind.EXACT, point.setting(), predicted, moments.mean(), moments.standardError());
    }

    /** V + 1/2 is the pure power law Gamma(c) (CT)^(1/b); without the half the slope would be bent. */
    private LearningCurve growth(Map<String, Object> group, List<Measured> points) {
        return new LearningCurve(
                MeasuredCurve.ofVariance(
                                DISTINCT,
                                group,
                                Settings.DRAWS,
                                points,
                                draws -> ExpectedCounts.distinctTypes(law, draws),
                                draws -> ExpectedCounts.distinctTypesVariance(law, draws))
                        .raised("distinct types + ½", 0.5),
                heaps(law));
    }

    /** Gamma(c) (CT)^(1/b), one half more than the expected number of distinct types. */
    static PowerLaw heaps(Zipf law) {
        double exponent = law.exponent();
        return new PowerLaw(1 / exponent, Gamma.value(1 - 1 / exponent) * Math.pow(law.normalizer(), -1 / exponent));
    }

    private double distinctError(long draws, long runs) {
        return Math.sqrt(ExpectedCounts.distinctTypesVariance(law, draws) / runs);
    }

    /** Deterministic checks at one number of draws. */
    List<Identity> identities(long draws) {
        Map<String, Object> setting = Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws);
        double distinct = ExpectedCounts.distinctTypes(law, draws);
        double c = 1 - 1 / exponent;
        return List.of(
                // Gamma(T+1)/Gamma(T+c) = T^(1-c) (1 + c(1-c)/(2T) + ...), and V is smaller than V + 1/2.
                new Identity(
                        "Heaps' law Γ(c)(T/ζ)^(1/β) − ½ against the exact sum",
                        setting,
                        heaps(law).at((double) draws) - 0.5,
                        distinct,
                        c * (1 - c) / (2 * draws) * (1 + 1 / distinct) + ScalingForms.ROUNDING),
                // The same sum in two orders; both are computed to some 1e-12.
                new Identity(
                        "Good-Turing: E N₁(T)/T = E(T−1)",
                        setting,
                        ExpectedCounts.missingMass(law, draws - 1),
                        ExpectedCounts.typesSeen(law, 1, draws) / draws,
                        1e-10),
                // The difference of two numbers V cancels all but a share E/V of their digits.
                new Identity(
                        "E V(T+1) − E V(T) = E(T)",
                        setting,
                        ExpectedCounts.missingMass(law, draws),
                        ExpectedCounts.distinctTypes(law, draws + 1) - distinct,
                        1e-10 + 1e-13 * distinct / ExpectedCounts.missingMass(law, draws)));
    }

    /** Distinct types: measured, exact, and Heaps' law. */
    List<Series> distinctSeries(Map<String, Object> group, List<Measured> points) {
        String name = "β = " + exponent + (CountedDraws.concerns(group) ? ", counted" : "");
        return growth(group, points).series(name);
    }

    /** Types seen r times: measured and exact. */
    List<Series> seenSeries(List<Measured> points) {
        List<Series> series = new ArrayList<>();
        for (int times : TIMES) {
            String name = "N" + times;
            List<Point> measured = points.stream()
                    .map(point -> {
                        Moments moments = point.moments(typesSeen(times));
                        return new Point(draws(point), moments.mean(), moments.standardError());
                    })
                    .toList();
            series.add(new Series(name + ", measured", name, Style.MEASURED, measured));
            series.add(new Series(
                    name + ", exact",
                    name,
                    Style.EXACT,
                    Curves.overWholeNumbers(
                            measured.getFirst().x(),
                            measured.getLast().x(),
                            draws -> ExpectedCounts.typesSeen(law, times, draws))));
        }
        return series;
    }

    private static double draws(Measured point) {
        return (double) Settings.whole(point.setting(), Settings.DRAWS);
    }

    private static String typesSeen(int times) {
        return "types seen " + times + " times";
    }
}
