package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;

/**
 * Learning curves of the support learner, one per pair of an unbounded training law and an unbounded test law.
 *
 * @param quantity name of the error
 * @param test the test law of a setting
 * @param training the law of its training draws
 * @param samplers draws from the training law
 */
record SupportLearnerCurves(
        String quantity,
        Function<Map<String, Object>, Zipf> test,
        Function<Map<String, Object>, Zipf> training,
        Function<Zipf, DiscreteSampler> samplers) {

    Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        Zipf p = test.apply(setting);
        Zipf q = training.apply(setting);
        long draws = Settings.whole(setting, Settings.DRAWS);
        return new Measurement(Map.of(
                quantity,
                CountedDraws.concerns(setting)
                        ? CountedDraws.errors(q, p, stream, draws, cell.replicates())
                        : new SupportLearner(samplers.apply(q), p).errors(stream, draws, cell.replicates())));
    }

    /**
     * Judges every curve and draws them all in one figure.
     *
     * @param results measurements of all cells
     * @param title title of the figure
     * @param name name of a curve, from its parameters
     * @param identities the law's deterministic checks
     */
    Findings judge(
            Results results, String title, Function<Map<String, Object>, String> name, List<Identity> identities) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> {
            Zipf p = test.apply(group);
            Zipf q = training.apply(group);
            LearningCurve curve = LearningCurve.ofErrors(quantity, group, points, p, q, ScalingForms.missingMass(p, q));
            verdicts.addAll(curve.verdicts());
            String shown = name.apply(group) + (CountedDraws.concerns(group) ? ", counted" : "");
            series.addAll(curve.series(shown));
        });
        return new Findings(
                verdicts,
                identities,
                List.of(new Figure(title, "training draws T", "test error E", series, List.of())));
    }
}
