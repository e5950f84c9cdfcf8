package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCountSampler;

/**
 * A bigram model on Zipf tokens: total variation between a context's frequencies and its next-token law.
 *
 * <p>Set-up: the next token of a context is Zipf of exponent b, up to a relabelling that changes nothing; the model predicts
 * the frequencies of n samples. Two terms of almost the same exponent add up on either side of b = 2, so that a fit of one
 * power finds an exponent that is not there; with one term known, the other shows. Contexts that are themselves Zipf bring a
 * factor ln T.
 */
public final class Bigram implements ScalingLaw {

    static final String CONTEXTS = "contexts";
    static final String ONE = "one";
    static final String ZIPF = "Zipf";
    static final String ERROR = "total variation";

    private final Function<Zipf, ZipfCountSampler> samplers;
    private final BigramVerdicts verdicts;

    /** Creates the law. */
    public Bigram() {
        this(ZipfCountSampler::of, 1);
    }

    /** For tests: draws with another sampler, or predicts with the second term scaled. */
    Bigram(Function<Zipf, ZipfCountSampler> samplers, double secondTerm) {
        this.samplers = samplers;
        this.verdicts = new BigramVerdicts(secondTerm);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "bigram",
                "Bigram model",
                "Next-token frequencies of n samples miss a Zipf law by a total variation with two terms, n^-(1-1/β) from"
                        + " tokens seen a few times and n^(-1/2) from common ones; at β = 2 they merge into ln n/√n, and"
                        + " Zipf contexts bring a factor ln T.",
                "E TV ≃ K n^−(1−1/β) + S/√(2πn);  β = 2: √n E = √(C/2π)/2 · ln n + 0.548;  Zipf contexts:"
                        + " T^−(1−1/β)(K C^(1/β)/β · ln T + const)",
                "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
                        + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024 (the exponent"
                        + " min(1−1/β, 1/2))");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        double mostTypes = full ? 50_000 : 5000;
        Plan plan = new Plan();
        for (double exponent : full ? new double[] {1.2, 1.5, 1.8, 2, 2.5, 3} : new double[] {1.5, 1.8, 2, 2.5, 3}) {
            Zipf law = Zipf.of(exponent);
            for (long draws : Plan.halfDecades(4, 16)) {
                double types = ExpectedCounts.distinctTypes(law, draws);
                if (types <= mostTypes) {
                    // A type costs as much as some ten random numbers. At least some 400 runs, so that the standard
                    // error that they give of their mean is good to 4 %.
                    plan.add(setting(ONE, exponent, draws), runs(full, draws), 10 * (long) types);
                }
            }
        }
        for (long draws : new long[] {1000, 10_000, 100_000}) {
            long types = (long) ExpectedCounts.distinctTypes(Zipf.of(1.5), draws);
            plan.add(setting(ZIPF, 1.5, draws), full ? 2000 : draws > 10_000 ? 150 : 400, 300 * types);
        }
        return plan.cells();
    }

    private static int runs(boolean full, long draws) {
        int quick = draws <= 10_000 ? 1500 : 400;
        return full ? 3 * quick : quick;
    }

    private static Map<String, Object> setting(String contexts, double exponent, long draws) {
        return Settings.of(CONTEXTS, contexts, Settings.EXPONENT, exponent, Settings.DRAWS, draws);
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Zipf law = Settings.zipf(cell.setting());
        long draws = Settings.whole(cell.setting(), Settings.DRAWS);
        boolean one = Settings.text(cell.setting(), CONTEXTS).equals(ONE);
        ZipfCountSampler sampler = samplers.apply(law);
        Moments errors = Moments.NONE;
        for (int run = 0; run < cell.replicates(); run++) {
            errors = errors.with(
                    one
                            ? TotalVariation.of(sampler.sample(stream, draws), law)
                            : ZipfContexts.error(law, sampler, stream, draws));
        }
        return new Measurement(Map.of(ERROR, errors));
    }

    @Override
    public Findings judge(Results results) {
        List<BigramVerdicts.Curve> curves = new ArrayList<>();
        Settings.along(Settings.DRAWS, results)
                .forEach((group, points) -> curves.add(BigramVerdicts.Curve.of(group, points)));
        return new Findings(
                verdicts.of(curves),
                BigramIdentities.all(),
                BigramFigures.of(curves),
                curves.stream()
                        .flatMap(curve -> BigramPublished.of(curve).stream())
                        .toList());
    }
}
