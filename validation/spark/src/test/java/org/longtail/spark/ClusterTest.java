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
import org.junit.jupiter.api.io.TempDir;
import org.longtail.simd.SimdSupport;
import org.longtail.validation.cli.Longtail;
import org.longtail.validation.study.LocalEngine;

/** A master and two workers on this machine, with an executor each, one of which has no vectors. */
class ClusterTest {

    @TempDir
    private static Path folder;

    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        // Spark itself gives every executor the vector module.
        cluster = Cluster.start(folder, List.of(Map.of(), Map.of("JDK_JAVA_OPTIONS", "-Dlongtail.simd=scalar")));
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
    void aWorkerWithoutVectorsGivesTheSameBits() throws IOException, InterruptedException {
        Path out = folder.resolve("mixed.out");
        Path err = folder.resolve("mixed.err");
        Process study =
                cluster.submit(ProcessBuilder.Redirect.to(out.toFile()), err, MixedStudy.class, cluster.master());
        List<String> expected = new ArrayList<>();
        expected.add(new TreeSet<>(List.of("SCALAR", SimdSupport.path().name())).toString());
        expected.addAll(MixedStudy.results(LocalSpark.SESSION, new LocalEngine(1)));
        assertEquals(0, study.waitFor(), () -> text(err));
        assertEquals(expected, Files.readAllLines(out));
    }
}
