package org.longtail.validation.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.study.JournalFile.Recorded;

/** The journals of some folders, joined. They may overlap: cells that two of them hold are equal, since one seed gives one result. */
public final class MergedJournal implements Journal {

    private final List<Recorded> parts;
    private final Map<CellKey, Measurement> cells = new LinkedHashMap<>();

    private MergedJournal(List<Recorded> parts) {
        this.parts = parts;
    }

    /**
     * Reads and joins journals.
     *
     * @param folders at least one folder; each holds a journal
     * @return all their cells
     * @throws IllegalArgumentException when a folder holds no journal, a damaged one, one in use or one of another study, or
     *     when two disagree on a cell
     * @throws IOException when a journal cannot be read
     */
    public static MergedJournal of(List<Path> folders) throws IOException {
        List<Recorded> parts = new ArrayList<>();
        for (Path folder : folders) {
            parts.add(JournalFile.read(folder));
        }
        MergedJournal merged = new MergedJournal(parts);
        Map<CellKey, Path> origins = new HashMap<>();
        parts.forEach(part -> merged.add(part, origins));
        return merged;
    }

    private void add(Recorded part, Map<CellKey, Path> origins) {
        String difference = part.header().differenceFrom(header());
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException(part.folder() + " is of another study than "
                    + parts.getFirst().folder() + ": " + difference);
        }
        part.cells().forEach((key, measurement) -> {
            Measurement before = cells.putIfAbsent(key, measurement);
            Path origin = origins.computeIfAbsent(key, missing -> part.folder());
            if (before != null && !before.equals(measurement)) {
                throw new IllegalArgumentException(
                        part.folder() + " and " + origin + " disagree on cell " + key.index() + " of " + key.law());
            }
        });
    }

    /**
     * Returns what the journals belong to.
     *
     * @return the header of the first; the others differ in their shards alone
     */
    public JournalHeader header() {
        return parts.getFirst().header();
    }

    /**
     * Checks that no cell is missing.
     *
     * @param grid the cells that must be there
     * @throws IllegalArgumentException saying how many are missing, and whose they are
     */
    public void requireComplete(Grid grid) {
        List<CellKey> missing = grid.without(cells.keySet()).keys();
        if (!missing.isEmpty()) {
            List<String> reasons = new ArrayList<>();
            parts.stream()
                    .filter(part -> part.cells().size() < part.header().cells())
                    .forEach(part ->
                            reasons.add(part.folder() + " holds " + part.cells().size() + " of "
                                    + part.header().cells() + " cells (--resume there goes on)"));
            absentShards().forEach(shard -> reasons.add("shard " + shard + " is not among the folders"));
            throw new IllegalArgumentException(
                    missing.size() + " of " + grid.keys().size() + " cells are missing: " + String.join("; ", reasons));
        }
    }

    /** Of every division that occurs; all but one may be a remnant, so that these are hints. */
    private List<Shard> absentShards() {
        Set<Shard> present = parts.stream().map(part -> part.header().shard()).collect(Collectors.toSet());
        return present.stream()
                .map(Shard::count)
                .distinct()
                .sorted()
                .flatMap(count -> IntStream.rangeClosed(1, count).mapToObj(number -> new Shard(number, count)))
                .filter(shard -> !present.contains(shard))
                .toList();
    }

    @Override
    public Map<CellKey, Measurement> recorded() {
        return Map.copyOf(cells);
    }

    @Override
    public void record(CellKey key, Measurement measurement) {
        throw new IllegalStateException("a merge measures nothing: " + key);
    }
}
