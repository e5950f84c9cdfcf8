package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.longtail.inference.LogLogFit;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.Zipf;

/**
 * How fast laws refitted to their own draws collapse: {@link Heterozygosity} of an empirical law, variance of {@link
 * GaussianRefits}, and {@link Survivors} among types.
 */
public final class CollapseRates implements ScalingLaw {

    private final Map<String, CollapseModel> models = new LinkedHashMap<>();
    private final DoubleUnaryOperator loss;

    /** Creates the law. */
    public CollapseRates() {
        this(Zipf::countSampler, draws -> 1 / draws);
    }

    /** For tests: draws the real data with another sampler, or predicts with another loss of heterozygosity a sampling. */
    CollapseRates(Function<Zipf, DiscreteCountSampler> samplers, DoubleUnaryOperator loss) {
        this.loss = loss;
        for (CollapseModel model : List.of(new Heterozygosity(samplers, loss), new GaussianRefits(), new Survivors())) {
            models.put(model.name(), model);
        }
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "collapse-rates",
                "Rates of collapse",
                "A law refitted to its own T draws loses a share 1/T of its diversity each time; data that accumulate lose"
                        + " sin(x)/x in all, x = π/√T. An unbiased variance keeps its mean, yet every run collapses.",
                "Hₙ = H(1−1/T)ⁿ;  E ln σₙ² = n(ψ((T−1)/2) − ln((T−1)/2)) ≃ −n/T;  types left ≃ 2T/n",
                "Sewall Wright, Evolution in Mendelian populations, 1931; J. F. C. Kingman, The coalescent, 1982;"
                        + " Ilia Shumailov et al., AI models collapse when trained on recursively generated data, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        Plan plan = new Plan();
        models.values().forEach(model -> model.addTo(plan, budget == Budget.FULL ? 10 : 1));
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        DoubleSupplier runs = model(setting).runs(setting, stream);
        Moments moments = Moments.NONE;
        for (int run = 0; run < cell.replicates(); run++) {
            moments = moments.with(runs.getAsDouble());
        }
        return new Measurement(Map.of(CollapseModel.quantity(setting), moments));
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        Map<CollapseModel, List<Measured>> measured = new LinkedHashMap<>();
        results.bySetting().forEach((setting, measurement) -> {
            CollapseModel model = model(setting);
            Measured point = new Measured(setting, measurement);
            measured.computeIfAbsent(model, key -> new ArrayList<>()).add(point);
            Moments moments = point.moments(CollapseModel.quantity(setting));
            verdicts.add(new Verdict(
                    CollapseModel.quantity(setting),
                    Kind.EXACT,
                    setting,
                    model.expected(setting),
                    moments.mean(),
                    moments.standardError()));
        });
        List<Measured> heterozygosity = measured.getOrDefault(models.get(Heterozygosity.NAME), List.of()).stream()
                .filter(point -> Generations.regime(point.setting()) instanceof ReplacedData)
                .toList();
        if (heterozygosity.size() >= 3) {
            verdicts.addFirst(rate(heterozygosity));
        }
        List<Figure> figures = new ArrayList<>();
        measured.forEach((model, points) -> figures.add(model.figure(points)));
        List<PublishedForm> published = measured.getOrDefault(models.get(Survivors.NAME), List.of()).stream()
                .map(Survivors::published)
                .toList();
        return new Findings(verdicts, identities(), figures, published);
    }

    /** The slope of ln H against n, ln(1-1/T): on logarithmic axes that of H against e^n. */
    private Verdict rate(List<Measured> points) {
        LogLogFit fit = LogLogFit.of(
                points.stream()
                        .mapToDouble(point -> Math.exp(CollapseModel.generations(point)))
                        .toArray(),
                points.stream()
                        .mapToDouble(point -> point.moments(Heterozygosity.NAME).mean())
                        .toArray(),
                points.stream()
                        .mapToDouble(point -> point.moments(Heterozygosity.NAME).standardError())
                        .toArray());
        Map<String, Object> setting = Settings.without(points.getFirst().setting(), DataRegime.GENERATIONS);
        return new Verdict(
                "rate of collapse of heterozygosity, per generation",
                Kind.EXPONENT,
                setting,
                Math.log1p(-loss.applyAsDouble((double) DataRegime.draws(setting))),
                fit.exponent(),
                fit.exponentStandardError());
    }

    private List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                CollapseRates.class, "collapse-rates.txt", (quantity, setting) -> switch (quantity) {
                    case "survivors" -> Survivors.expected(DataRegime.draws(setting), DataRegime.generations(setting));
                    case "survivors by Kingman's coalescent" ->
                        Survivors.kingman((double) DataRegime.generations(setting) / DataRegime.draws(setting));
                    case "shrinkage of the deviation" -> GaussianRefits.shrinkage(DataRegime.draws(setting));
                    case "log variance" ->
                        GaussianRefits.logVariance(DataRegime.draws(setting), DataRegime.generations(setting));
                    default -> throw new IllegalStateException(quantity);
                }));
        models.values().forEach(model -> identities.addAll(model.identities()));
        return identities;
    }

    private CollapseModel model(Map<String, Object> setting) {
        Object name = setting.get(CollapseModel.MODEL);
        return Objects.requireNonNull(models.get((String) name), CollapseModel.MODEL);
    }
}
