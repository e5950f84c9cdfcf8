package org.longtail.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.longtail.validation.law.Budget;

/**
 * What a journal belongs to: all that its measurements depend on, and which share of them it is to hold.
 *
 * @param version version of Longtail: another may measure something else
 * @param recipe laws, seed and budget
 * @param fingerprint {@link Grid#fingerprint}
 * @param shard the share
 * @param cells how many cells the share has
 */
public record JournalHeader(String version, GridRecipe recipe, String fingerprint, Shard shard, int cells) {

    /** Grows when an older reader would be misled. */
    private static final int FORMAT = 1;

    private static final Pattern ANY_FORMAT = Pattern.compile("longtail-journal (\\d+) .*");
    private static final Pattern LINE = Pattern.compile(
            "longtail-journal 1 version=(\\S+) seed=(-?\\d+) budget=(\\w+) shard=(\\S+) cells=(\\d+) grid=(\\w+) laws=(\\S*)");

    /**
     * Describes the journal of a study.
     *
     * @param version version of Longtail
     * @param study the study
     * @param shard the share of its cells
     * @return the header
     */
    public static JournalHeader of(String version, Study study, Shard shard) {
        Grid grid = study.grid();
        return new JournalHeader(
                version,
                grid.recipe(),
                grid.fingerprint(),
                shard,
                grid.part(shard).keys().size());
    }

    /** Reads what {@link #toLine} has written. */
    static JournalHeader parse(String line) {
        Matcher format = ANY_FORMAT.matcher(line);
        if (!format.matches()) {
            throw new IllegalArgumentException("it does not begin as one");
        }
        if (!format.group(1).equals(Integer.toString(FORMAT))) {
            throw new IllegalArgumentException(
                    "its format is " + format.group(1) + ", and this Longtail reads " + FORMAT);
        }
        Matcher fields = LINE.matcher(line);
        if (!fields.matches()) {
            throw new IllegalArgumentException("its first line is no header");
        }
        String laws = fields.group(7);
        return new JournalHeader(
                fields.group(1),
                new GridRecipe(
                        laws.isEmpty()
                                ? List.of()
                                : Stream.of(laws.split(",", -1))
                                        .map(CellRecord::decoded)
                                        .toList(),
                        Long.parseLong(fields.group(2)),
                        Budget.valueOf(fields.group(3).toUpperCase(Locale.ROOT))),
                fields.group(6),
                Shard.parse(fields.group(4)),
                Integer.parseInt(fields.group(5)));
    }

    String toLine() {
        return "longtail-journal " + FORMAT + " version=" + version + " seed=" + recipe.seed() + " budget="
                + budget(recipe) + " shard=" + shard + " cells=" + cells + " grid=" + fingerprint + " laws="
                + recipe.laws().stream().map(CellRecord::encoded).collect(Collectors.joining(","));
    }

    /**
     * Says in what way this differs from another study, whatever the shards.
     *
     * @param other the other
     * @return for instance {@code seed 1, not 2}; empty when both belong to one study
     */
    public String differenceFrom(JournalHeader other) {
        List<String> differences = new ArrayList<>();
        compare(differences, "version", version, other.version);
        compare(differences, "seed", Long.toString(recipe.seed()), Long.toString(other.recipe.seed()));
        compare(differences, "budget", budget(recipe), budget(other.recipe));
        compare(differences, "laws", String.join(" ", recipe.laws()), String.join(" ", other.recipe.laws()));
        if (differences.isEmpty()) {
            compare(differences, "cells", fingerprint, other.fingerprint);
        }
        return String.join("; ", differences);
    }

    private static void compare(List<String> differences, String name, String mine, String others) {
        if (!mine.equals(others)) {
            differences.add(name + " " + mine + ", not " + others);
        }
    }

    private static String budget(GridRecipe recipe) {
        return recipe.budget().name().toLowerCase(Locale.ROOT);
    }
}
