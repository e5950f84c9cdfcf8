package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * What a sample of a Zipf law says about its tail: distinct types, types seen r times, Good and Turing's missing mass, and
 * the exponent by maximum likelihood.
 *
 * <p>Two kinds of settings: counts (no {@code support} parameter) and maximum likelihood (with one; {@code "unbounded"} or
 * a number of ranks).
 */
public final class TailStatistics implements ScalingLaw {

    private static final int LIKELIHOOD_RUNS = 1000;

    private static final long LIKELIHOOD_DRAWS = 10_000;

    private static final double SHOWN_EXPONENT = 1.5;

    private final Function<Zipf, DiscreteSampler> samplers;

    /** Creates the law. */
    public TailStatistics() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the law's own. */
    TailStatistics(Function<Zipf, DiscreteSampler> samplers) {
        this.samplers = samplers;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "tail-statistics",
                "Tail statistics",
                "Of T draws from a Zipf law, the distinct types grow as T^(1/β) (Heaps), minus one half; the share of draws"
                        + " seen once estimates the missing mass (Good and Turing); maximum likelihood on true ranks finds β"
                        + " with standard error 1/√(T·I).",
                "E V = Γ(1−1/β)(T/ζ(β))^(1/β) − ½,  E N₁(T)/T = E(T−1),  β N₁ − V ≈ ½,  sd β̂ = (T·Var ln X)^−½",
                "I. J. Good, The population frequencies of species and the estimation of population parameters, 1953;"
                        + " Samuel Karlin, Central limit theorems for certain infinite urn schemes, 1967;"
                        + " Aaron Clauset, Cosma Shalizi, M. E. J. Newman, Power-law distributions in empirical data, 2009");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        int scale = budget == Budget.FULL ? 10 : 1;
        Plan plan = new Plan();
        for (double exponent : new double[] {1.25, 1.5, 2}) {
            addCounts(plan, exponent, 1000, 10_000 * scale);
            addCounts(plan, exponent, 10_000, 2000 * scale);
            addCounts(plan, exponent, 100_000, 1000 * scale);
            addCounts(plan, exponent, 1_000_000, 60 * scale);
        }
        // No beta of 1.25 or less here: a clamped rank beyond 2^63 has no logarithm, and 2e-5 of those draws are such.
        for (double exponent : new double[] {1.5, 2, 2.5}) {
            addLikelihood(plan, exponent, "unbounded", LIKELIHOOD_RUNS * scale);
        }
        for (double exponent : new double[] {1, 1.5}) {
            addLikelihood(plan, exponent, 1000L, LIKELIHOOD_RUNS * scale);
        }
        CountedDraws.addTo(plan, budget, exponent(1.5), Zipf.of(1.5), 1_000_000, 10_000_000, 100_000_000);
        CountedDraws.addTo(plan, budget, exponent(2), Zipf.of(2), 100_000_000, 10_000_000_000L, 1_000_000_000_000L);
        return plan.cells();
    }

    private static Map<String, Object> exponent(double exponent) {
        return Settings.of(Settings.EXPONENT, exponent);
    }

    private static void addCounts(Plan plan, double exponent, long draws, int runs) {
        plan.add(Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws), runs, draws);
    }

    private static void addLikelihood(Plan plan, double exponent, Object support, int runs) {
        plan.add(
                Settings.of(Settings.EXPONENT, exponent, Settings.SUPPORT, support, Settings.DRAWS, LIKELIHOOD_DRAWS),
                runs,
                LIKELIHOOD_DRAWS);
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        Zipf law = Settings.zipf(setting);
        long draws = Settings.whole(setting, Settings.DRAWS);
        if (CountedDraws.concerns(setting)) {
            return TypeCounts.measurement(CountedDraws.distinctTypes(law, stream, draws, cell.replicates()));
        }
        DiscreteSampler sampler = samplers.apply(law);
        return setting.containsKey(Settings.SUPPORT)
                ? new MaximumLikelihood(law).measure(sampler, stream, draws, cell.replicates())
                : new TypeCounts(law.exponent()).measure(sampler, stream, draws, cell.replicates());
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Series> distinct = new ArrayList<>();
        List<Series> seen = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> {
            if (group.containsKey(Settings.SUPPORT)) {
                points.forEach(point -> verdicts.addAll(new MaximumLikelihood(Settings.zipf(group)).verdicts(point)));
            } else {
                double exponent = Settings.real(group, Settings.EXPONENT);
                TypeCounts counts = new TypeCounts(exponent);
                verdicts.addAll(counts.verdicts(group, points));
                distinct.addAll(counts.distinctSeries(group, points));
                if (exponent == SHOWN_EXPONENT && !CountedDraws.concerns(group)) {
                    seen.addAll(counts.seenSeries(points));
                }
            }
        });
        return new Findings(
                verdicts,
                identities(),
                List.of(
                        new Figure("Distinct types, plus one half", "draws T", "V + ½", distinct, List.of()),
                        new Figure("Types seen r times, β = " + SHOWN_EXPONENT, "draws T", "Nᵣ", seen, List.of())));
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                TailStatistics.class, "tail-statistics.txt", (quantity, setting) -> switch (quantity) {
                    case "distinct types" ->
                        ExpectedCounts.distinctTypes(Settings.zipf(setting), Settings.whole(setting, Settings.DRAWS));
                    case "distinct types variance" ->
                        ExpectedCounts.distinctTypesVariance(
                                Settings.zipf(setting), Settings.whole(setting, Settings.DRAWS));
                    case "types seen" ->
                        ExpectedCounts.typesSeen(
                                Settings.zipf(setting),
                                Settings.whole(setting, "times"),
                                Settings.whole(setting, Settings.DRAWS));
                    case "Fisher information" -> Settings.zipf(setting).fisherInformation();
                    case "mean log rank" -> Settings.zipf(setting).meanLogRank();
                    default -> throw new IllegalStateException(quantity);
                }));
        for (double exponent : new double[] {1.25, 1.5, 2}) {
            for (long draws : new long[] {10_000, 1_000_000}) {
                identities.addAll(new TypeCounts(exponent).identities(draws));
            }
            identities.add(ExactExponents.ofTypes(exponent(exponent), Zipf.of(exponent)));
        }
        return identities;
    }
}
