package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Measured errors of one cut and one capacity against the draws.
 *
 * @param law the cut and the capacity
 * @param measured with exact values
 */
record TripletCurve(TripletLaw law, MeasuredCurve measured) {

    static final String ERROR = "error under cut and capacity";

    private static final long SHOWN_DRAWS = 1000;

    static TripletCurve of(Map<String, Object> group, List<Measured> points) {
        TripletLaw law = TripletLaw.of(group);
        return new TripletCurve(law, MeasuredCurve.of(ERROR, group, Settings.DRAWS, points, law::expected));
    }

    List<Series> series() {
        String name = "k = " + law.cut() + ", P = " + law.capacity();
        List<Series> series = new ArrayList<>(measured.measuredAndExact(name));
        series.add(measured.curve(name, "published sum", Style.PUBLISHED, law::additive));
        return series;
    }

    List<PublishedForm> published() {
        return measured.published(
                SHOWN_DRAWS,
                "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails: Model Collapse as a"
                        + " Change of Scaling Laws, 2024: triplet law",
                "A T^−c + R_k + R_P",
                "R_m + Σ_{i≤m} pᵢ(1−pᵢ/F_k)^T, m = min(k,P)",
                law::additive);
    }
}
