package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.validation.cli.Longtail;

/** A master and two workers on this machine, with an executor each, in processes of their own. */
class ClusterTest {

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    private Process start(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // In place of an installed Spark, whose folder of jars holds them; executors get the class path from the
        // study's JVM.
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        folder.toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "SPARK_WORKER_DIR",
                        folder.resolve("work").toString()));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static void awaitMaster(int port) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(socket.isConnected());
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the master has not started within a minute");
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("study.err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void end() {
        processes.stream().flatMap(Process::descendants).forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Process::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The user's own JVM: Spark takes its settings from system properties, too. */
    private Process study(String master, String out) throws IOException {
        List<String> command = LongtailSparkTest.command(
                LongtailSpark.class, "validate", CoinLaw.ID, "--budget", "full", "--master", master, "--out", out);
        command.addAll(
                1,
                List.of(
                        "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                        "-Dspark.executor.memory=512m",
                        "-Dspark.executor.cores=1",
                        "-Dspark.driver.host=127.0.0.1"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("study.err").toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static void awaitCells(Path journal, Process study) throws IOException, InterruptedException {
        while (study.isAlive()
                && (!Files.exists(journal) || Files.readAllLines(journal).size() < CoinLaw.CELLS / 2)) {
            Thread.sleep(50);
        }
    }

    @Test
    void anExecutorThatIsKilledChangesNothing() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("jars"));
        int port = freePort();
        String master = "spark://127.0.0.1:" + port;
        start(
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0");
        awaitMaster(port);
        List<Process> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(start(
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--cores",
                    "1",
                    "--memory",
                    "512m",
                    "--webui-port",
                    "0",
                    master));
        }
        String out = folder.resolve("cluster").toString();
        Process study = study(master, out);
        // Cells are being measured: now one of the executors, all that workers start, is lost.
        awaitCells(Path.of(out, "journal.longtail"), study);
        assertTrue(study.isAlive(), this::errors);
        ProcessHandle executor =
                workers.stream().flatMap(Process::descendants).findFirst().orElseThrow();
        assertTrue(executor.destroyForcibly());
        assertEquals(0, study.waitFor(), this::errors);

        String local = folder.resolve("local").toString();
        LongtailSparkTest.run(Longtail.class, "validate", CoinLaw.ID, "--budget", "full", "--out", local);
        assertEquals(LongtailSparkTest.report(local), LongtailSparkTest.report(out));
    }
}
