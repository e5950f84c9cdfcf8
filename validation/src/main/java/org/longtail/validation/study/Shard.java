package org.longtail.validation.study;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One share of a grid, for machines that know nothing of one another.
 *
 * @param number which share, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {

    /** Everything. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /**
     * Makes a shard.
     *
     * @param number which share, from 1 to {@code count}
     * @param count how many there are
     * @throws IllegalArgumentException when there is no such share
     */
    public Shard {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException(
                    "shard must be i/n with 1 <= i <= n, for instance 2/3: " + number + "/" + count);
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @param text for instance {@code 2/3}
     * @return the shard
     * @throws IllegalArgumentException when the text names none
     */
    public static Shard parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("shard must be i/n with 1 <= i <= n, for instance 2/3: " + text);
        }
        return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
