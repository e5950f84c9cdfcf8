package org.longtail.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** Finds the cluster: of {@code spark-submit}, of a given address, or inside this JVM. */
final class SparkMaster {

    private static final String STANDALONE = "spark://";
    private static final int CONNECT_MILLIS = 5000;

    private SparkMaster() {}

    /**
     * Connects.
     *
     * @param master Spark's name of a master; empty for the one of {@code spark-submit}, or else every core of this machine
     * @throws IllegalArgumentException when there is no such master
     */
    static JavaSparkContext connect(String master) {
        SparkConf conf = new SparkConf();
        if (!master.isEmpty()) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing("spark.app.name", "longtail");
        // A page for people to look at, whose port may be taken; it must be asked for.
        conf.setIfMissing("spark.ui.enabled", "false");
        requireReachable(conf.get("spark.master"));
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            // Scala declares no exceptions: this one is checked all the same.
            if (e instanceof SparkException) {
                throw new IllegalArgumentException("--master: " + e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Spark itself would try for a minute, and then print stacks. */
    private static void requireReachable(String master) {
        if (master.startsWith(STANDALONE)
                && Stream.of(master.substring(STANDALONE.length()).split(",", -1))
                        .noneMatch(SparkMaster::answers)) {
            throw new IllegalArgumentException("no Spark master answers at " + master);
        }
    }

    private static boolean answers(String address) {
        URI uri = URI.create(STANDALONE + address);
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(
                    "--master must be spark://HOST:PORT, local[N] or the like: " + STANDALONE + address);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
