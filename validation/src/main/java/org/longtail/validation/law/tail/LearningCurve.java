package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.ExpectedCounts;

/**
 * A measured quantity against the number of draws, beside its exact values and its asymptotic power law.
 *
 * @param measured one point per number of draws, in increasing order
 * @param asymptote the power law for many draws
 */
record LearningCurve(MeasuredCurve measured, PowerLaw asymptote) {

    /** The test error of a support learner; the standard errors are those that theory gives for so many replicates. */
    static LearningCurve ofErrors(
            String quantity,
            Map<String, Object> group,
            List<Measured> measured,
            DiscreteLaw test,
            DiscreteLaw training,
            PowerLaw asymptote) {
        return new LearningCurve(
                MeasuredCurve.ofVariance(
                        quantity,
                        group,
                        Settings.DRAWS,
                        measured,
                        draws -> ExpectedCounts.missingMass(test, training, draws),
                        draws -> ExpectedCounts.missingMassVariance(test, training, draws)),
                asymptote);
    }

    /** The fitted exponent and prefactor against the asymptote, and every point against the exact value. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(asymptoticVerdicts());
        verdicts.addAll(measured.verdicts());
        return verdicts;
    }

    /** A plateau has no exponent. */
    List<Verdict> asymptoticVerdicts() {
        return asymptote.exponent() == 0 ? List.of() : measured.asymptoticVerdicts(asymptote);
    }

    /** Measured points, the exact curve and the asymptote, in one colour. */
    List<Series> series(String name) {
        List<Series> series = new ArrayList<>(measured.measuredAndExact(name));
        series.add(measured.curve(name, "asymptote", Style.ASYMPTOTE, asymptote::at));
        return series;
    }
}
