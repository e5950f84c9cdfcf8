package org.longtail.validation.law;

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

/**
 * Reference numbers computed elsewhere, in {@code reference-values.txt} with their provenance. A line holds the law's id,
 * the quantity, its parameters, the value and the relative tolerance, separated by semicolons.
 */
final class ReferenceValues {

    private static final String FILE = "reference-values.txt";

    private static final List<Line> LINES = read();

    private record Line(
            String law, String quantity, Map<String, Object> parameters, double value, double relativeTolerance) {

        static Line parse(String text) {
            String[] fields = text.split("\\s*;\\s*", -1);
            Map<String, Object> parameters = new LinkedHashMap<>();
            for (String assignment : fields[2].split("\\s+", -1)) {
                int equals = assignment.indexOf('=');
                parameters.put(assignment.substring(0, equals), number(assignment.substring(equals + 1)));
            }
            return new Line(
                    fields[0],
                    fields[1],
                    Settings.copyOf(parameters),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]));
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
     * @param law id of the law
     * @param compute from the quantity's name and its parameters to our value
     */
    static List<Identity> compare(String law, ToDoubleBiFunction<String, Map<String, Object>> compute) {
        return LINES.stream()
                .filter(line -> line.law.equals(law))
                .map(line -> new Identity(
                        line.quantity + " against the reference value",
                        line.parameters,
                        line.value,
                        compute.applyAsDouble(line.quantity, line.parameters),
                        line.relativeTolerance))
                .toList();
    }

    private static List<Line> read() {
        InputStream resource = Objects.requireNonNull(ReferenceValues.class.getResourceAsStream(FILE), FILE);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }
}
