package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Measured errors of one cut and one capacity against the draws.
 *
 * @param law the cut and the capacity
 * @param settings of each point
 * @param points with their exact values
 */
record TripletCurve(TripletLaw law, List<Map<String, Object>> settings, List<CurvePoint> points) {

    private static final long SHOWN_DRAWS = 1000;

    static TripletCurve of(Map<String, Object> group, List<Measured> measured) {
        TripletLaw law = TripletLaw.of(group);
        List<Map<String, Object>> settings = new ArrayList<>();
        List<CurvePoint> points = new ArrayList<>();
        for (Measured point : measured) {
            long draws = Settings.whole(point.setting(), Settings.DRAWS);
            Moments error = point.moments(AssociativeMemory.ERROR);
            settings.add(point.setting());
            points.add(new CurvePoint((double) draws, law.expected(draws), error.mean(), error.standardError()));
        }
        return new TripletCurve(law, settings, points);
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            verdicts.add(new Verdict(
                    "error under cut and capacity",
                    Kind.EXACT,
                    settings.get(i),
                    point.exact(),
                    point.measured(),
                    point.standardError()));
        }
        return verdicts;
    }

    List<Series> series() {
        String name = "k = " + law.cut() + ", P = " + law.capacity();
        double first = points.getFirst().x();
        double last = points.getLast().x();
        return List.of(
                CurvePoint.measured(name, points),
                new Series(name + ", exact", name, Style.EXACT, Curves.overWholeNumbers(first, last, law::expected)),
                new Series(name + ", published sum", name, Style.PUBLISHED, Curves.over(first, last, law::additive)));
    }

    List<PublishedForm> published() {
        List<PublishedForm> forms = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            if (point.x() == SHOWN_DRAWS) {
                forms.add(new PublishedForm(
                        "error under cut and capacity",
                        "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails: Model"
                                + " Collapse as a Change of Scaling Laws, 2024: triplet law",
                        "A T^−c + R_k + R_P",
                        "R_m + Σ_{i≤m} pᵢ(1−pᵢ/F_k)^T, m = min(k,P)",
                        settings.get(i),
                        law.additive(point.x()),
                        point.exact(),
                        point.measured(),
                        point.standardError()));
            }
        }
        return forms;
    }
}
