package org.longtail.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.validation.law.Budget;

class ShardTest {

    private static final Study STUDY =
            new Study(List.of(DiffusionLaw.holding(), DiffusionLaw.failing()), 1, Budget.QUICK);

    @TempDir
    Path folder;

    private Path measure(Study study, Shard shard, String version, int cells) throws Exception {
        Path part = Files.createDirectories(folder.resolve(shard.toString().replace('/', '-')));
        try (JournalFile journal = JournalFile.open(part, JournalHeader.of(version, study, shard), true)) {
            Engine first = (grid, sink) ->
                    grid.keys().stream().limit(cells).forEach(key -> sink.accept(key, grid.measure(key)));
            study.measure(shard, first, journal, Progress.NONE);
        }
        return part;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 24, 30})
    void sharesAreEvenAndMakeTheWhole(int count) {
        Grid grid = STUDY.grid();
        List<CellKey> together = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            List<CellKey> keys = grid.part(new Shard(number, count)).keys();
            assertTrue(Math.abs(keys.size() - 24.0 / count) < 1, keys.toString());
            together.addAll(keys);
        }
        together.sort(Comparator.comparing(CellKey::law).thenComparingInt(CellKey::index));
        assertEquals(grid.keys(), together);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void mergedSharesAreTheWholeStudy(int count) throws Exception {
        List<Path> parts = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            parts.addFirst(measure(STUDY, new Shard(number, count), "1", 24));
        }
        // Overlaps: a share of another division, and a folder named twice.
        parts.add(measure(STUDY, new Shard(2, 4), "1", 2));
        parts.add(parts.getFirst());
        MergedJournal merged = MergedJournal.of(parts);
        merged.requireComplete(STUDY.grid());
        assertEquals(
                STUDY.run(new LocalEngine(2), Progress.NONE),
                STUDY.run((grid, sink) -> assertEquals(List.of(), grid.keys()), merged, Progress.NONE));
    }

    @Test
    void missingCellsAreNamed() throws Exception {
        Path first = measure(STUDY, new Shard(1, 3), "1", 24);
        Path third = measure(STUDY, new Shard(3, 3), "1", 5);
        assertEquals(
                "11 of 24 cells are missing: " + third
                        + " holds 5 of 8 cells (--resume there goes on); shard 2/3 is not among the folders",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MergedJournal.of(List.of(first, third)).requireComplete(STUDY.grid()))
                        .getMessage());
    }

    @Test
    void foreignSharesAreNamed() throws Exception {
        Path first = measure(STUDY, new Shard(1, 2), "1", 24);
        Path other = measure(new Study(STUDY.laws(), 2, Budget.QUICK), new Shard(2, 2), "1", 24);
        assertEquals(
                other + " is of another study than " + first + ": seed 2, not 1",
                assertThrows(IllegalArgumentException.class, () -> MergedJournal.of(List.of(first, other)))
                        .getMessage());
    }

    @Test
    void sharesThatDisagreeAreNamed() throws Exception {
        Path first = measure(STUDY, new Shard(1, 2), "1", 24);
        Path other = Files.createDirectory(folder.resolve("other"));
        try (JournalFile journal = JournalFile.open(other, JournalHeader.of("1", STUDY, new Shard(1, 3)), false)) {
            CellKey key = new CellKey("diffusion", 0);
            journal.record(key, STUDY.grid().measure(new CellKey("diffusion", 1)));
        }
        assertEquals(
                other + " and " + first + " disagree on cell 0 of diffusion",
                assertThrows(IllegalArgumentException.class, () -> MergedJournal.of(List.of(first, other)))
                        .getMessage());
    }

    @Test
    void aFolderWithoutAJournalIsNamed() throws IOException {
        assertEquals(
                "DIR must hold a journal: " + folder.resolve(JournalFile.NAME) + " is not there",
                assertThrows(IllegalArgumentException.class, () -> MergedJournal.of(List.of(folder)))
                        .getMessage());
        Files.createFile(folder.resolve(JournalFile.NAME));
        assertEquals(
                folder.resolve(JournalFile.NAME) + " is empty",
                assertThrows(IllegalArgumentException.class, () -> MergedJournal.of(List.of(folder)))
                        .getMessage());
    }

    @Test
    void onlySharesThatThereAreCanBeNamed() {
        assertEquals(new Shard(2, 3), Shard.parse(new Shard(2, 3).toString()));
        Stream.of("", "1", "0/1", "2/1", "-1/3", "1/3/5", "1 /2", "1/99999999999", "a/b")
                .forEach(text -> assertThrows(IllegalArgumentException.class, () -> Shard.parse(text), text));
    }
}
