package org.longtail.validation.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.longtail.simd.SimdSupport;

/**
 * Where and when a run took place: all of a report that may differ between two runs of one seed.
 *
 * @param longtail version of Longtail
 * @param jdk name and version of the JVM
 * @param os name, version and architecture of the operating system
 * @param cpu the processor's own name, where the system tells it
 * @param cores processors the JVM may use
 * @param threads threads that measured
 * @param simd which kernels ran
 * @param started when the run started, in UTC
 * @param seconds how long it took
 */
public record Environment(
        String longtail,
        String jdk,
        String os,
        String cpu,
        int cores,
        int threads,
        String simd,
        String started,
        double seconds) {

    /**
     * Describes this JVM and machine.
     *
     * @param threads threads that measured
     * @param started when the run started
     * @param duration how long it took
     * @return the environment
     */
    public static Environment of(int threads, Instant started, Duration duration) {
        return new Environment(
                version(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                threads,
                SimdSupport.description(),
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                duration.toMillis() / 1000.0);
    }

    /**
     * Returns the version of Longtail.
     *
     * @return the version of the build
     */
    public static String version() {
        Properties build = new Properties();
        try {
            build.load(new StringReader(Resources.text("build.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read build.properties", e);
        }
        return build.getProperty("version", "unknown");
    }

    /**
     * Returns names and values for people.
     *
     * @return the pairs, in the order of this record
     */
    public Map<String, String> described() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("Longtail", longtail);
        described.put("Java", jdk);
        described.put("System", os);
        described.put("Processor", cpu + ", " + cores + (cores == 1 ? " core" : " cores"));
        described.put("Kernels", simd);
        described.put("Threads", Integer.toString(threads));
        described.put("Started", started);
        described.put("Duration", String.format(Locale.ROOT, "%.1f s", seconds));
        return described;
    }

    private static String processor() {
        return linuxProcessor()
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElseGet(() -> System.getProperty("os.arch"));
    }

    private static Optional<String> linuxProcessor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
