package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;

/**
 * Regressions trained on each other's labels: least squares, minimum norm, and a ridge final stage. See {@link
 * LeastSquaresChain}, {@link MinimumNormChain}, {@link RidgeChain} and {@link AdaptiveRidgeChain}.
 */
public final class RegressionGenerations implements ScalingLaw {

    private final Map<String, RegressionChain> chains = new LinkedHashMap<>();

    /** Creates the law. */
    public RegressionGenerations() {
        this(WishartTrace.EXACT, MinimumNormChain.SATURATING);
    }

    /** For tests: predicts with another constant than the mean of the inverse Wishart matrix, or another loss of signal. */
    RegressionGenerations(WishartTrace trace, DoubleBinaryOperator loss) {
        chains.put(LeastSquaresChain.NAME, new LeastSquaresChain(trace));
        chains.put(MinimumNormChain.NAME, new MinimumNormChain(trace, loss));
        chains.put(RidgeChain.NAME, new RidgeChain());
        chains.put(AdaptiveRidgeChain.NAME, new AdaptiveRidgeChain());
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "regression-generations",
                "Generations of regression",
                "Each generation of least squares on the labels of the one before adds the same risk, exactly σ₀²d/(T₀-d-1);"
                        + " with fewer rows than columns the signal collapses exponentially instead; a ridge final stage"
                        + " follows its deterministic equivalent, and the penalty that is best for n generations grows with n.",
                "E = σ²d/(T−d−1) + n σ₀²d/(T₀−d−1);  T₀<d−1: (1−gⁿ)(|w|² + σ₀²T₀/((d−T₀−1)(1−g))), g = T₀/d",
                "Elvis Dohmatob, Yunzhen Feng, Julia Kempe, Model Collapse Demystified: The Case of Regression, 2024"
                        + " (limit d/(T−d))");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        Plan plan = new Plan();
        chains.values().forEach(chain -> chain.addTo(plan, budget));
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        return chain(cell.setting()).measure(cell.setting(), cell.replicates(), stream);
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<PublishedForm> published = new ArrayList<>();
        Map<RegressionChain, List<Series>> series = new LinkedHashMap<>();
        Settings.along(RegressionChain.GENERATIONS, results).forEach((group, points) -> {
            RegressionChain chain = chain(group);
            verdicts.addAll(chain.verdicts(group, points));
            published.addAll(chain.published(group, points));
            series.computeIfAbsent(chain, key -> new ArrayList<>()).addAll(chain.series(group, points));
        });
        List<Figure> figures = new ArrayList<>();
        series.forEach((chain, curves) ->
                figures.add(new Figure(chain.title(), "generations n", "risk |ŵ−w₀|²", curves, List.of())));
        return new Findings(verdicts, RegressionIdentities.all(), figures, published);
    }

    private RegressionChain chain(Map<String, Object> setting) {
        Object estimator = setting.get(RegressionChain.ESTIMATOR);
        return Objects.requireNonNull(chains.get((String) estimator), "estimator");
    }
}
