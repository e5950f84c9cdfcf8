package org.longtail.validation.law.tail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

/**
 * Learners trained on each other's data, generation after generation.
 *
 * <p>Set-up: the first sample holds T0 independent ranks of p_i = i^-b/zeta(b); each further one is drawn with replacement
 * from what the last learner knows, in one of the ways of {@link DataRegime}. The last learner is right on the ranks that
 * it has seen. Every expectation at finite size is exact, from the chain of a type's copies; for large samples copies
 * branch independently (Galton and Watson), and all that is left of n generations is a number of effective draws.
 */
public final class Generations implements ScalingLaw {

    static final String ERROR = "test error";
    static final String LEARNED = "learned types";

    /** Samples so large that the law for large samples is exact for all that a run can see. */
    static final long LARGE = 100_000;

    /** Samples for the other regimes: small enough that their exact chains are quick. */
    static final long SMALL = 200;

    /** Samples for the count of learned types. */
    static final long LEARNED_DRAWS = 100;

    private static final long[] GENERATIONS = {1, 2, 5, 10, 20};

    private static final Map<String, DataRegime> REGIMES = new LinkedHashMap<>();

    static {
        for (DataRegime regime :
                List.of(new ReplacedData(), new AccumulatedData(), new SubsampledPool(), new FreshShare())) {
            REGIMES.put(regime.name(), regime);
        }
    }

    private final Function<Zipf, DiscreteCountSampler> samplers;
    private final Recursion recursion;

    /** What n generations of replaced data leave of each real draw. */
    @FunctionalInterface
    interface Recursion {

        /** s_n, where the error decays as the number of draws to the power -c. */
        double share(long generations, double c);
    }

    /** Creates the law. */
    public Generations() {
        this(Zipf::countSampler, (generations, c) -> EffectiveDraws.share(generations));
    }

    /** For tests: draws the real data with another sampler, or predicts with another recursion. */
    Generations(Function<Zipf, DiscreteCountSampler> samplers, Recursion recursion) {
        this.samplers = samplers;
        this.recursion = recursion;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "generations",
                "Generations of learners",
                "Trained on the data of the learner before, the n-th learner has the error of a first one with fewer draws:"
                        + " T₀sₙ of them, so that errors grow as (n/2)^(1−1/β), not in proportion to n. Real data that are kept,"
                        + " or any share of fresh ones, stop the collapse.",
                "Eₙ ≃ A (T₀ sₙ)^−c,  s₁ = 1,  sₙ₊₁ = 1−exp(−sₙ),  1/sₙ ≃ n/2 + ln(n)/6 + 0.399,  c = 1−1/β",
                Sources.TALE_OF_TAILS + " (linear in n)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        int scale = budget == Budget.FULL ? 8 : 1;
        Plan plan = new Plan();
        for (double exponent : new double[] {1.5, 2}) {
            for (long draws : new long[] {1000, 10_000, LARGE}) {
                int runs = scale * (draws == LARGE ? 200 : 500);
                add(plan, setting(ReplacedData.NAME, exponent, draws), GENERATIONS, runs);
            }
        }
        add(plan, setting(ReplacedData.NAME, 1.5, LEARNED_DRAWS), GENERATIONS, 5000 * scale);
        for (DataRegime regime : REGIMES.values()) {
            Map<String, Object> setting = setting(regime.name(), 1.5, SMALL);
            if (regime instanceof FreshShare) {
                setting = Settings.with(setting, FreshShare.SHARE, 0.1);
            }
            add(plan, setting, new long[] {2, 5, 10, 20}, 2000 * scale);
        }
        for (String sizes : List.of("500 1000 2000 4000", "4000 2000 1000 500")) {
            plan.add(
                    Settings.of(
                            DataRegime.REGIME,
                            ReplacedData.NAME,
                            Settings.EXPONENT,
                            1.5,
                            ReplacedData.SIZES,
                            sizes,
                            Settings.DRAWS,
                            Long.parseLong(sizes.substring(0, sizes.indexOf(' ')))),
                    2000 * scale,
                    8000);
        }
        return plan.cells();
    }

    private static void add(Plan plan, Map<String, Object> setting, long[] generations, int runs) {
        for (long n : generations) {
            plan.add(Settings.with(setting, DataRegime.GENERATIONS, n), runs, DataRegime.draws(setting) * n);
        }
    }

    private static Map<String, Object> setting(String regime, double exponent, long draws) {
        return Settings.of(DataRegime.REGIME, regime, Settings.EXPONENT, exponent, Settings.DRAWS, draws);
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        Zipf law = Settings.zipf(setting);
        DiscreteCountSampler sampler = samplers.apply(law);
        DataRegime regime = regime(setting);
        Tally tally = new Tally();
        for (int run = 0; run < cell.replicates(); run++) {
            ZipfCounts last = regime.run(setting, sampler, stream);
            if (DataRegime.draws(setting) == LEARNED_DRAWS) {
                tally.add(LEARNED, (double) last.distinct());
            } else {
                tally.add(ERROR, last.missingMass(law));
            }
        }
        return tally.measurement();
    }

    @Override
    public Findings judge(Results results) {
        GenerationCurves curves = GenerationCurves.of(results, recursion);
        return new Findings(
                Stream.concat(curves.asymptotic().stream(), curves.exact().stream())
                        .toList(),
                GenerationIdentities.all(),
                new GenerationFigures(curves).all(),
                curves.published());
    }

    static DataRegime regime(Map<String, Object> setting) {
        Object name = setting.get(DataRegime.REGIME);
        return Objects.requireNonNull(REGIMES.get((String) name), DataRegime.REGIME);
    }
}
