package org.longtail.validation.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.longtail.random.RandomStream;

/** The smallest engine: one cell after the other, in this thread. */
public final class SerialRunner {

    /** The tests' own seed. */
    static final long SEED = 20261124;

    private SerialRunner() {}

    /** Runs all cells of a quick budget. */
    public static Findings run(ScalingLaw law) {
        return run(law, setting -> true);
    }

    /** Runs the cells of a quick budget whose setting is chosen; a cell keeps its stream whatever else is run. */
    public static Findings run(ScalingLaw law, Predicate<Map<String, Object>> chosen) {
        Map<Map<String, Object>, Measurement> bySetting = new LinkedHashMap<>();
        List<Cell> cells = law.cells(Budget.QUICK);
        long key = RandomStream.keyOf(law.description().id());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (chosen.test(cell.setting())) {
                Measurement measurement = law.measure(cell, RandomStream.of(SEED, key, i));
                bySetting.merge(cell.setting(), measurement, Measurement::merge);
            }
        }
        return law.judge(new Results(bySetting));
    }
}
