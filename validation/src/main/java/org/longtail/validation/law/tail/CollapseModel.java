package org.longtail.validation.law.tail;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/** Something that generations of refits lose, with its exact expectation. A setting names one quantity of one model. */
interface CollapseModel {

    /** Name of the parameter that holds a model's name. */
    String MODEL = "model";

    /** Name of the parameter that holds what is measured. */
    String QUANTITY = "quantity";

    String name();

    void addTo(Plan plan, int scale);

    /** Runs of the generations: each asks for randomness anew, and returns the quantity at its end. */
    DoubleSupplier runs(Map<String, Object> setting, RandomStream stream);

    /** Its exact expectation. */
    double expected(Map<String, Object> setting);

    List<Identity> identities();

    Figure figure(List<Measured> points);

    static String quantity(Map<String, Object> setting) {
        return String.valueOf(setting.get(QUANTITY));
    }

    /** Adds a setting for each number of generations. */
    static void add(Plan plan, Map<String, Object> setting, int runs, long... generations) {
        for (long n : generations) {
            plan.add(Settings.with(setting, DataRegime.GENERATIONS, n), runs, DataRegime.draws(setting) * n);
        }
    }

    static double generations(Measured point) {
        return (double) DataRegime.generations(point.setting());
    }

    /** Measured points against the generations. */
    static Series measured(String name, List<Measured> points) {
        return new Series(
                name + ", measured",
                name,
                Style.MEASURED,
                points.stream()
                        .map(point -> {
                            Moments moments = point.moments(quantity(point.setting()));
                            return new Point(generations(point), moments.mean(), moments.standardError());
                        })
                        .toList());
    }
}
