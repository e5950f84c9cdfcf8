package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Laws;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.CellKey;
import org.longtail.validation.study.Engine;
import org.longtail.validation.study.Grid;
import org.longtail.validation.study.LawFailedException;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;

class SparkEngineTest {

    private static final SparkEngine SPARK =
            new SparkEngine(JavaSparkContext.fromSparkContext(LocalSpark.SESSION.sparkContext()));

    private static Study study(String... laws) {
        return new Study(List.of(laws).stream().map(Laws::named).toList(), 3, Budget.QUICK);
    }

    @Test
    void findsWhatThisMachineFinds() throws InterruptedException {
        Study study = study(CoinLaw.ID);
        assertEquals(study.run(new LocalEngine(2), Progress.NONE), study.run(SPARK, Progress.NONE));
        // And some cells of a law that is not made for tests.
        Grid part = study("narrowing").grid().part(new Shard(1, 6));
        assertEquals(measurements(new LocalEngine(2), part), measurements(SPARK, part));
    }

    private static Map<CellKey, Measurement> measurements(Engine engine, Grid grid) throws InterruptedException {
        Map<CellKey, Measurement> measurements = new HashMap<>();
        engine.measure(grid, (key, measurement) -> assertNull(measurements.put(key, measurement)));
        return measurements;
    }

    @Test
    void aFailedCellIsNamedAsOnThisMachine() {
        Study study = study(Broken.ID);
        String local = assertThrows(LawFailedException.class, () -> study.run(new LocalEngine(1), Progress.NONE))
                .getMessage();
        assertEquals(
                local,
                assertThrows(LawFailedException.class, () -> study.run(SPARK, Progress.NONE))
                        .getMessage());
    }

    @Test
    void anInterruptEndsTheJob() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> study(CoinLaw.ID).run(SPARK, Progress.NONE));
        assertEquals(List.of(), activeJobs());
    }

    /** A cancelled job ends soon, and its threads with it. */
    private static List<Integer> activeJobs() {
        List<Integer> jobs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            jobs.clear();
            for (int job : SPARK.context().statusTracker().getActiveJobIds()) {
                jobs.add(job);
            }
            if (jobs.isEmpty()) {
                break;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return jobs;
    }

    @Test
    void aStudyWithNothingToMeasureAsksForNothing() throws InterruptedException {
        List<CellKey> measured = new ArrayList<>();
        SPARK.measure(
                study(CoinLaw.ID)
                        .grid()
                        .without(java.util.Set.copyOf(study(CoinLaw.ID).grid().keys())),
                (key, measurement) -> measured.add(key));
        assertEquals(List.of(), measured);
    }

    /** Fails everywhere, and found as a service everywhere. */
    public static final class Broken implements ScalingLaw {

        static final String ID = "broken";

        @Override
        public LawDescription description() {
            return new LawDescription(ID, "", "", "", "");
        }

        @Override
        public List<Cell> cells(Budget budget) {
            return List.of(new Cell(Map.of("size", 7L), 0, 1));
        }

        @Override
        public Measurement measure(Cell cell, RandomStream stream) {
            throw new ArithmeticException("overflow");
        }

        @Override
        public Findings judge(Results results) {
            return new Findings(List.of(), List.of(), List.of());
        }
    }
}
