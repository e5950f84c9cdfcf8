package org.longtail.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A standalone master and workers of one core each on this machine, in processes of their own, as are the executors they start. */
final class Cluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String PACKAGE = "org.apache.spark.deploy.";

    private final Path folder;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    private Cluster(Path folder, String master) {
        this.folder = folder;
        this.master = master;
    }

    /**
     * Starts a cluster.
     *
     * @param folder receives what workers write
     * @param workers the environment of each, which its executors inherit
     */
    static Cluster start(Path folder, List<Map<String, String>> workers) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("jars"));
        int port = freePort();
        Cluster cluster = new Cluster(folder, "spark://" + HOST + ":" + port);
        cluster.start(Map.of(), "master.Master", "--host", HOST, "--port", Integer.toString(port), "--webui-port", "0");
        for (Map<String, String> environment : workers) {
            cluster.start(
                    environment,
                    "worker.Worker",
                    "--host",
                    HOST,
                    "--cores",
                    "1",
                    "--memory",
                    "512m",
                    "--webui-port",
                    "0",
                    cluster.master);
        }
        // Workers try again until a master answers.
        awaitMaster(port);
        return cluster;
    }

    /** Runs a class as a user of this cluster does: Spark takes its settings from system properties, too. */
    Process submit(ProcessBuilder.Redirect out, Path err, Class<?> main, String... arguments) throws IOException {
        List<String> command = LongtailSparkTest.command(main, arguments);
        command.addAll(
                1,
                List.of(
                        "-Dspark.executor.extraClassPath=" + System.getProperty("java.class.path"),
                        "-Dspark.executor.memory=512m",
                        "-Dspark.executor.cores=1",
                        "-Dspark.driver.host=" + HOST));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(err.toFile())
                .start();
        processes.add(process);
        return process;
    }

    String master() {
        return master;
    }

    /** All that workers start. */
    List<ProcessHandle> executors() {
        return processes.stream().flatMap(Process::descendants).toList();
    }

    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Process::destroyForcibly);
    }

    private void start(Map<String, String> environment, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // They only start and watch processes: code that is compiled in haste will do.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                PACKAGE + main));
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
                        HOST,
                        "SPARK_WORKER_DIR",
                        folder.resolve("work").toString()));
        builder.environment().putAll(environment);
        processes.add(builder.start());
    }

    private static void awaitMaster(int port) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the master has not started within a minute");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
