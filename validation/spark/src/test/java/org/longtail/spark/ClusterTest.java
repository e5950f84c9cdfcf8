package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.simd.SimdSupport;
import org.longtail.validation.cli.Longtail;
import org.longtail.validation.study.LocalEngine;

/**
 * A master and three workers on this machine, with an executor each: one has vectors, one is told to do without, and one has no
 * module to make them with.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a java that is a shell script")
class ClusterTest {

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = Cluster.start(
                folder,
                List.of(
                        Map.of(),
                        Map.of("JDK_JAVA_OPTIONS", "-Dlongtail.simd=scalar"),
                        Map.of("JAVA_HOME", javaWithoutVectors(folder.resolve("java")))));
    }

    /**
     * Spark itself gives every executor the vector module, so that a Java that hasn't got it starts no
     * executor unless it drops the flag. This one knows the modules that Spark needs and no others.
     */
    private static String javaWithoutVectors(Path home) throws IOException {
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(
                java, """
                #!/bin/sh
                for option; do
                    shift
                    [ "$option" = "--add-modules=%s" ] || set -- "$@" "$option"
                done
                exec "%s" --limit-modules=java.se,jdk.unsupported,jdk.security.auth "$@"
                """.formatted(MixedStudy.VECTOR_MODULE, Path.of(System.getProperty("java.home"), "bin", "java")));
        assertTrue(java.toFile().setExecutable(true));
        return home.toString();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitCells(Path journal, Process study) throws IOException, InterruptedException {
        while (study.isAlive()
                && (!Files.exists(journal) || Files.readAllLines(journal).size() < CoinLaw.CELLS / 2)) {
            Thread.sleep(50);
        }
    }

    @Test
    void anExecutorThatIsKilledChangesNothing() throws IOException, InterruptedException {
        Set<ProcessHandle> before = Set.copyOf(cluster.executors());
        Path out = folder.resolve("cluster");
        Path err = folder.resolve("study.err");
        Process study = cluster.submit(
                ProcessBuilder.Redirect.DISCARD,
                err,
                LongtailSpark.class,
                "validate",
                CoinLaw.ID,
                "--budget",
                "full",
                "--master",
                cluster.master(),
                "--out",
                out.toString());
        // Cells are being measured: now one of the executors is lost.
        awaitCells(out.resolve("journal.longtail"), study);
        assertTrue(study.isAlive(), () -> text(err));
        ProcessHandle executor = cluster.executors().stream()
                .filter(process -> !before.contains(process))
                .findFirst()
                .orElseThrow();
        assertTrue(executor.destroyForcibly());
        assertEquals(0, study.waitFor(), () -> text(err));

        String local = folder.resolve("local").toString();
        LongtailSparkTest.run(Longtail.class, "validate", CoinLaw.ID, "--budget", "full", "--out", local);
        assertEquals(LongtailSparkTest.report(local), LongtailSparkTest.report(out.toString()));
    }

    @Test
    void workersWithoutVectorsGiveTheSameBits() throws IOException, InterruptedException {
        Path out = folder.resolve("mixed.out");
        Path err = folder.resolve("mixed.err");
        Process study =
                cluster.submit(ProcessBuilder.Redirect.to(out.toFile()), err, MixedStudy.class, cluster.master());
        List<String> expected = new ArrayList<>();
        expected.add(
                new TreeSet<>(List.of("SCALAR by order", "SCALAR without module", SimdSupport.path() + " by choice"))
                        .toString());
        expected.addAll(MixedStudy.results(LocalSpark.SESSION, new LocalEngine(1)));
        assertEquals(0, study.waitFor(), () -> text(err));
        assertEquals(expected, Files.readAllLines(out));
    }
}
