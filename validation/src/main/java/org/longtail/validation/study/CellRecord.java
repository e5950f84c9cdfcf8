package org.longtail.validation.study;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;

/**
 * A measured cell as one line of ASCII text: law and index, then for each quantity its name, count, mean and squared
 * deviations, separated by spaces. Names are URL-encoded. Nothing is lost: {@link Double#toString(double)} tells any two
 * doubles apart.
 *
 * @param key the cell's name
 * @param measurement what it measured
 */
public record CellRecord(CellKey key, Measurement measurement) {

    private static final int FIELDS = 4;

    /**
     * Reads what {@link #toLine} has written.
     *
     * @param line the line
     * @return an equal record
     * @throws IllegalArgumentException when the line is none of ours
     */
    public static CellRecord parse(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length < 2 || (fields.length - 2) % FIELDS != 0) {
            throw new IllegalArgumentException(
                    "line must be law, index and quantities of " + FIELDS + " fields: " + line);
        }
        Map<String, Moments> quantities = new LinkedHashMap<>();
        for (int i = 2; i < fields.length; i += FIELDS) {
            quantities.put(
                    decoded(fields[i]),
                    new Moments(
                            Long.parseLong(fields[i + 1]),
                            Double.parseDouble(fields[i + 2]),
                            Double.parseDouble(fields[i + 3])));
        }
        return new CellRecord(
                new CellKey(decoded(fields[0]), Integer.parseInt(fields[1])), new Measurement(quantities));
    }

    /**
     * Writes the line.
     *
     * @return the line, without an end
     */
    public String toLine() {
        StringJoiner line = new StringJoiner(" ").add(encoded(key.law())).add(Integer.toString(key.index()));
        measurement
                .quantities()
                .forEach((name, moments) -> line.add(encoded(name))
                        .add(Long.toString(moments.count()))
                        .add(Double.toString(moments.mean()))
                        .add(Double.toString(moments.squaredDeviations())));
        return line.toString();
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    static String decoded(String name) {
        return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }
}
