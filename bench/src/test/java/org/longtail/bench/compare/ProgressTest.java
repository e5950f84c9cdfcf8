package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void namesTheInnermostReason() {
        assertEquals(
                "UnsatisfiedLinkError: no jniopenblas in java.library.path: /usr/lib",
                Progress.reason(List.of("<failure>", """
                        java.lang.ExceptionInInitializerError
                        \tat org.longtail.bench.regression.RidgeSolvers.openblas(RidgeSolvers.java:111)
                        Caused by: java.lang.UnsatisfiedLinkError: no jniopenblas in java.library.path: /usr/lib
                        \tat java.base/java.lang.ClassLoader.loadLibrary(ClassLoader.java:2434)
                        """)));
    }

    @Test
    void takesTheBenchmarksOwnWords() {
        assertEquals(
                "Commons only to 1e6 draws",
                Progress.reason(List.of("java.lang.IllegalArgumentException: left out: Commons only to 1e6 draws")));
    }

    @Test
    void saysSoWhenNothingWasSaid() {
        assertEquals("no result", Progress.reason(List.of()));
    }

    @Test
    void tellsDurationsInTwoParts() {
        assertEquals("42 s", Progress.duration(42.3));
        assertEquals("4 min 5 s", Progress.duration(245));
        assertEquals("2 h 1 min", Progress.duration(7290));
    }

    @Test
    void joinsTheSettingsOfOneReason() {
        String benchmark = "org.longtail.bench.regression.RidgeBenchmark.openblas";
        assertEquals(
                List.of("OpenBLAS, native, one thread at shape 1x1; shape 2x2: gone"),
                LeftOut.lines(List.of(
                        new LeftOut(benchmark, Map.of("shape", "1x1"), "gone"),
                        new LeftOut(benchmark, Map.of("shape", "2x2"), "gone"))));
    }
}
