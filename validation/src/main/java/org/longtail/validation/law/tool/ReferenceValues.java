package org.longtail.validation.law.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;
import org.longtail.validation.law.Identity;

/**
 * Reference numbers computed elsewhere, with their provenance, in a text file beside the law's class. A line holds the
 * quantity, its parameters, the value and the relative tolerance, separated by semicolons; lines that start with # are
 * comments.
 */
public final class ReferenceValues {

    private record Line(String quantity, Map<String, Object> parameters, double value, double relativeTolerance) {

        static Line parse(String text) {
            String[] fields = text.split("\\s*;\\s*", -1);
            Map<String, Object> parameters = new LinkedHashMap<>();
            for (String assignment : fields[1].split("\\s+", -1)) {
                int equals = assignment.indexOf('=');
                parameters.put(assignment.substring(0, equals), number(assignment.substring(equals + 1)));
            }
            return new Line(
                    fields[0],
                    Settings.copyOf(parameters),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]));
        }

        /** Numbers with a decimal point are real parameters, the others whole. */
        private static Object number(String text) {
            return text.contains(".") ? (Object) Double.valueOf(text) : Long.valueOf(text);
        }
    }

    private ReferenceValues() {}

    /**
     * Compares every reference number of a law with what we compute.
     *
     * @param law the law's class
     * @param file name of the file beside it, for instance {@code "tail-cut.txt"}
     * @param compute from the quantity's name and its parameters to our value
     * @return one identity a number
     */
    public static List<Identity> compare(
            Class<?> law, String file, ToDoubleBiFunction<String, Map<String, Object>> compute) {
        return read(law, file).stream()
                .map(line -> new Identity(
                        line.quantity + " against the reference value",
                        line.parameters,
                        line.value,
                        compute.applyAsDouble(line.quantity, line.parameters),
                        line.relativeTolerance))
                .toList();
    }

    private static List<Line> read(Class<?> law, String file) {
        InputStream resource = Objects.requireNonNull(law.getResourceAsStream(file), file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
