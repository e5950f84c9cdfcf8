package org.longtail.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a figure means nothing without.
 *
 * @param facts names and values, for people
 * @param vectorBits width of the vectors in use in the forks
 */
record Environment(Map<String, String> facts, int vectorBits) {

    static final Environment UNKNOWN = new Environment(Map.of(), 0);

    /** What names one run, and not how it measures. */
    private static final Set<String> OWN = Set.of("Started", "Command");

    private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");

    /**
     * Describes this machine and the JVMs that JMH will start.
     *
     * @param flags what those are started with
     * @param effort how long each benchmark is measured
     * @param command what was typed
     * @return the environment
     */
    static Environment of(List<String> flags, Effort effort, String command) {
        SimdProbe.Answer simd = SimdProbe.ask(flags);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Processor", processor());
        facts.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("Caches", caches());
        facts.put("Kernels", simd.description());
        facts.put(
                "Java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                        + System.getProperty("java.vendor"));
        facts.put("Flags", String.join(" ", flags));
        facts.put(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put("Libraries", libraries());
        facts.put(
                "Measured",
                "%d JVMs each, %d + %d iterations of %d ms"
                        .formatted(effort.forks(), effort.warmups(), effort.iterations(), effort.milliseconds()));
        facts.put("Started", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("Command", command);
        return new Environment(facts, simd.vectorBits());
    }

    /** The name of a fact that makes figures of the two incomparable, if there is one. */
    Optional<String> firstDifference(Environment other) {
        return Stream.concat(facts.keySet().stream(), other.facts.keySet().stream())
                .filter(name -> !OWN.contains(name) && !fact(name).equals(other.fact(name)))
                .findFirst();
    }

    /** One fact, or nothing. */
    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
        }
    }

    /** {@code L1 48K, L2 1024K, L3 32768K}, where Linux tells. */
    private static String caches() {
        Map<String, String> sizes = new TreeMap<>();
        try (Stream<Path> indices = Files.list(CACHES)) {
            for (Path index :
                    indices.filter(p -> Files.exists(p.resolve("size"))).toList()) {
                if (!read(index.resolve("type")).equals("Instruction")) {
                    sizes.put("L" + read(index.resolve("level")), read(index.resolve("size")));
                }
            }
        } catch (IOException e) {
            return "unknown";
        }
        return sizes.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static String libraries() {
        Properties versions = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("libraries.properties")) {
            versions.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read libraries.properties", e);
        }
        return new TreeMap<>(versions)
                .entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }
}
