package org.longtail.validation.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;

/**
 * Some laws, put to the test together.
 *
 * @param laws the laws, no two with one id
 * @param seed names all randomness
 * @param budget how much work may be spent
 */
public record Study(List<ScalingLaw> laws, long seed, Budget budget) {

    /**
     * Makes a study.
     *
     * @param laws the laws, no two with one id
     * @param seed names all randomness
     * @param budget how much work may be spent
     */
    public Study {
        laws = List.copyOf(laws);
    }

    /**
     * Lists the work.
     *
     * @return every cell
     */
    public Grid grid() {
        return Grid.of(laws, budget, seed);
    }

    /**
     * Measures every cell and judges each law as soon as its last cell is in.
     *
     * @param engine where cells run; it cannot change the result
     * @param progress hears how the study goes on
     * @return what was found
     * @throws InterruptedException when the calling thread is interrupted
     * @throws LawFailedException when a law fails to measure or to judge
     */
    public StudyResult run(Engine engine, Progress progress) throws InterruptedException {
        return run(engine, Journal.NONE, progress);
    }

    /**
     * Measures the cells that a journal lacks and judges each law as soon as its last cell is in.
     *
     * @param engine where cells run; it cannot change the result
     * @param journal knows cells of this study, and is given each cell before anything else hears of it
     * @param progress hears how the study goes on
     * @return what was found
     * @throws InterruptedException when the calling thread is interrupted
     * @throws LawFailedException when a law fails to measure or to judge
     * @throws JournalFailedException when the journal cannot keep a cell
     */
    public StudyResult run(Engine engine, Journal journal, Progress progress) throws InterruptedException {
        Grid grid = grid();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (ScalingLaw law : laws) {
            String id = law.description().id();
            tallies.put(id, new Tally(law, grid.cells(id)));
        }
        progress.started(grid.keys().size());
        Map<CellKey, Measurement> known = recall(journal, progress);
        known.forEach((key, measurement) ->
                Objects.requireNonNull(tallies.get(key.law())).put(key.index(), measurement));
        // A law may have nothing to measure and yet identities to check.
        tallies.values().forEach(tally -> tally.judgeWhenComplete(progress));
        engine.measure(grid.without(known.keySet()), (key, measurement) -> {
            Tally tally = Objects.requireNonNull(tallies.get(key.law()));
            tally.put(key.index(), measurement);
            journal.record(key, measurement);
            progress.measured(key);
            tally.judgeWhenComplete(progress);
        });
        return new StudyResult(
                seed, budget, tallies.values().stream().map(Tally::outcome).toList());
    }

    /**
     * Measures one share of the cells and judges nothing: the journal is the result.
     *
     * @param shard the share
     * @param engine where cells run
     * @param journal knows cells of the share, and is given those it lacks
     * @param progress hears how the study goes on
     * @throws InterruptedException when the calling thread is interrupted
     * @throws LawFailedException when a law fails to measure
     * @throws JournalFailedException when the journal cannot keep a cell
     */
    public void measure(Shard shard, Engine engine, Journal journal, Progress progress) throws InterruptedException {
        Grid grid = grid().part(shard);
        progress.started(grid.keys().size());
        Grid unknown = grid.without(recall(journal, progress).keySet());
        engine.measure(unknown, (key, measurement) -> {
            journal.record(key, measurement);
            progress.measured(key);
        });
    }

    private static Map<CellKey, Measurement> recall(Journal journal, Progress progress) {
        Map<CellKey, Measurement> known = Map.copyOf(journal.recorded());
        progress.recalled(known.size());
        return known;
    }

    /** Collects one law's measurements, which come in any order. */
    private static final class Tally {

        private final ScalingLaw law;
        private final List<Cell> cells;
        private final Map<Integer, Measurement> byIndex = new HashMap<>();
        private @Nullable LawOutcome outcome;

        Tally(ScalingLaw law, List<Cell> cells) {
            this.law = law;
            this.cells = cells;
        }

        void put(int index, Measurement measurement) {
            if (byIndex.put(index, measurement) != null) {
                throw new IllegalStateException("the engine delivered cell " + index + " of "
                        + law.description().id() + " twice");
            }
        }

        void judgeWhenComplete(Progress progress) {
            if (byIndex.size() == cells.size()) {
                try {
                    outcome = new LawOutcome(law.description(), cells, inOrder(), law.judge(merged()));
                } catch (RuntimeException | Error e) {
                    throw LawFailedException.judging(law.description().id(), e);
                }
                progress.judged(outcome);
            }
        }

        LawOutcome outcome() {
            if (outcome == null) {
                throw new IllegalStateException("the engine left out "
                        + (cells.size() - byIndex.size()) + " cells of "
                        + law.description().id());
            }
            return outcome;
        }

        private List<Measurement> inOrder() {
            return IntStream.range(0, cells.size())
                    .mapToObj(i -> Objects.requireNonNull(byIndex.get(i)))
                    .toList();
        }

        /** Settings in the order of the cells; within each, blocks in their order, whatever came in first. */
        private Results merged() {
            Map<Map<String, Object>, List<Integer>> indexes = new LinkedHashMap<>();
            IntStream.range(0, cells.size())
                    .forEach(i -> indexes.computeIfAbsent(cells.get(i).setting(), setting -> new ArrayList<>())
                            .add(i));
            Map<Map<String, Object>, Measurement> bySetting = new LinkedHashMap<>();
            indexes.forEach((setting, blocks) -> bySetting.put(
                    setting,
                    blocks.stream()
                            .sorted(Comparator.comparingInt(i -> cells.get(i).block()))
                            .map(i -> Objects.requireNonNull(byIndex.get(i)))
                            .reduce(Measurement::merge)
                            .orElseThrow()));
            return new Results(bySetting);
        }
    }
}
