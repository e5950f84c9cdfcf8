package org.longtail.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;

class StudyTest {

    private static final Study STUDY =
            new Study(List.of(DiffusionLaw.holding(), DiffusionLaw.failing()), 1, Budget.QUICK);

    /** Brings the results in the reverse order. */
    private static final Engine BACKWARDS = (grid, sink) -> {
        List<CellKey> keys = new ArrayList<>(grid.keys());
        Collections.reverse(keys);
        keys.forEach(key -> sink.accept(key, grid.measure(key)));
    };

    @Test
    void tellsATrueLawFromAFalseOne() throws InterruptedException {
        StudyResult result = STUDY.run(new LocalEngine(2), Progress.NONE);
        assertEquals(
                List.of(true, false),
                result.laws().stream().map(LawOutcome::holds).toList());
        assertFalse(result.holds());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void threadsChangeNothing(int threads) throws InterruptedException {
        assertEquals(STUDY.run(new LocalEngine(1), Progress.NONE), STUDY.run(new LocalEngine(threads), Progress.NONE));
    }

    @Test
    void orderOfArrivalChangesNothing() throws InterruptedException {
        assertEquals(STUDY.run(new LocalEngine(1), Progress.NONE), STUDY.run(BACKWARDS, Progress.NONE));
    }

    @Test
    void otherLawsOfTheRunChangeNothing() throws InterruptedException {
        Study alone = new Study(List.of(DiffusionLaw.failing()), 1, Budget.QUICK);
        assertEquals(
                STUDY.run(new LocalEngine(1), Progress.NONE).laws().get(1),
                alone.run(new LocalEngine(1), Progress.NONE).laws().get(0));
    }

    @Test
    void theSeedMatters() throws InterruptedException {
        Study other = new Study(STUDY.laws(), 2, Budget.QUICK);
        assertNotEquals(
                STUDY.run(new LocalEngine(1), Progress.NONE).laws(),
                other.run(new LocalEngine(1), Progress.NONE).laws());
    }

    @Test
    void everyCellAndEveryLawIsHeardOf() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        STUDY.run(new LocalEngine(2), new Progress() {
            @Override
            public void started(int cells) {
                heard.add("started " + cells);
            }

            @Override
            public void measured(CellKey key) {
                heard.add("measured");
            }

            @Override
            public void judged(LawOutcome outcome) {
                heard.add(outcome.law().id());
            }
        });
        assertEquals("started 24", heard.getFirst());
        assertEquals(24, Collections.frequency(heard, "measured"));
        assertEquals(1, Collections.frequency(heard, "diffusion"));
        assertEquals(1, Collections.frequency(heard, "slow-diffusion"));
        assertEquals(27, heard.size());
    }

    /** Throws where it is told to. */
    private record Broken(boolean whenJudging) implements ScalingLaw {

        @Override
        public LawDescription description() {
            return new LawDescription("broken", "", "", "", "");
        }

        @Override
        public List<Cell> cells(Budget budget) {
            return List.of(new Cell(Map.of("size", 7L), 3, 1));
        }

        @Override
        public Measurement measure(Cell cell, RandomStream stream) {
            if (whenJudging) {
                return new Measurement(Map.of());
            }
            throw new ArithmeticException("overflow");
        }

        @Override
        public Findings judge(Results results) {
            throw new ArithmeticException("no root");
        }
    }

    @Test
    void aFailedCellIsNamed() {
        Study study = new Study(List.of(new Broken(false)), 1, Budget.QUICK);
        LawFailedException e =
                assertThrows(LawFailedException.class, () -> study.run(new LocalEngine(2), Progress.NONE));
        assertEquals(
                "law broken failed to measure cell 0 {size=7}, block 3: java.lang.ArithmeticException: overflow",
                e.getMessage());
    }

    @Test
    void anErrorOfACellIsNamedToo() {
        Grid grid = Grid.of(List.of(new Deep()), Budget.QUICK, 1);
        LawFailedException e =
                assertThrows(LawFailedException.class, () -> new LocalEngine(1).measure(grid, (key, done) -> {}));
        assertEquals(
                "law deep failed to measure cell 0 {depth=9}, block 0: java.lang.StackOverflowError", e.getMessage());
    }

    @Test
    void aFailedJudgementIsNamed() {
        Study study = new Study(List.of(new Broken(true)), 1, Budget.QUICK);
        LawFailedException e =
                assertThrows(LawFailedException.class, () -> study.run(new LocalEngine(2), Progress.NONE));
        assertEquals(
                "law broken failed to judge its measurements: java.lang.ArithmeticException: no root", e.getMessage());
    }

    /** Fails as the JVM itself does. */
    private record Deep() implements ScalingLaw {

        @Override
        public LawDescription description() {
            return new LawDescription("deep", "", "", "", "");
        }

        @Override
        public List<Cell> cells(Budget budget) {
            return List.of(new Cell(Map.of("depth", 9L), 0, 1));
        }

        @Override
        public Measurement measure(Cell cell, RandomStream stream) {
            throw new StackOverflowError();
        }

        @Override
        public Findings judge(Results results) {
            return new Findings(List.of(), List.of(), List.of());
        }
    }

    @Test
    void anInterruptEndsTheStudy() {
        Study endless = new Study(List.of(new Sleeping()), 1, Budget.QUICK);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> endless.run(new LocalEngine(1), Progress.NONE));
        assertFalse(Thread.interrupted());
    }

    /** Would sleep for an hour, were it not interrupted. */
    private record Sleeping() implements ScalingLaw {

        @Override
        public LawDescription description() {
            return new LawDescription("sleeping", "", "", "", "");
        }

        @Override
        public List<Cell> cells(Budget budget) {
            return List.of(new Cell(Map.of(), 0, 1));
        }

        @Override
        public Measurement measure(Cell cell, RandomStream stream) {
            try {
                Thread.sleep(3_600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Measurement(Map.of());
        }

        @Override
        public Findings judge(Results results) {
            return new Findings(List.of(), List.of(), List.of());
        }
    }

    @Test
    void lawsOfOneNameAreRejected() {
        Study twice = new Study(List.of(DiffusionLaw.holding(), DiffusionLaw.holding()), 1, Budget.QUICK);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> twice.run(new LocalEngine(1), Progress.NONE));
        assertEquals("laws must have different ids: diffusion", e.getMessage());
    }

    @Test
    void anEngineThatLosesCellsIsFoundOut() {
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> STUDY.run((grid, sink) -> {}, Progress.NONE));
        assertEquals("the engine left out 12 cells of diffusion", e.getMessage());
    }

    @Test
    void anEngineThatDoublesCellsIsFoundOut() {
        Engine twice = (grid, sink) -> {
            CellKey key = grid.keys().getFirst();
            sink.accept(key, grid.measure(key));
            sink.accept(key, grid.measure(key));
        };
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> STUDY.run(twice, Progress.NONE));
        assertEquals("the engine delivered cell 0 of diffusion twice", e.getMessage());
    }

    @Test
    void anEngineNeedsAThread() {
        assertEquals(
                "threads must be at least 1: 0",
                assertThrows(IllegalArgumentException.class, () -> new LocalEngine(0))
                        .getMessage());
    }
}
