package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.simd.SimdSupport;

/** Draws do not depend on which twin made them, nor on when the vector twin took over, nor on who else was drawing. */
class AdaptiveKernelsTest {

    private static final int SIZE = 100_000;

    /** Ten times what the change takes. */
    private static final int ROUNDS = 50;

    private static final Zipf NARROW = Zipf.bounded(1.2, 1_000_000);
    private static final Zipf WIDE = Zipf.of(1.3);

    /** What some draws came to. */
    private static int draws(long key) {
        RandomStream stream = RandomStream.of(11, key);
        int[] ints = new int[SIZE];
        long[] longs = new long[SIZE];
        double[] doubles = new double[SIZE];
        ZipfSampler.of(NARROW).fill(stream, ints, 0, SIZE);
        ZipfSampler.of(WIDE).fill(stream, longs, 0, SIZE);
        stream.fillNormals(doubles, 0, SIZE);
        int hash = 31 * Arrays.hashCode(ints) + Arrays.hashCode(longs);
        hash = 31 * hash + Arrays.hashCode(doubles);
        stream.fillExponentials(doubles, 0, SIZE);
        return 31 * hash + Arrays.hashCode(doubles);
    }

    /** A JVM of its own draws while it warms up; here one twin is forced. */
    @Test
    void drawsAreTheSameInAJvmThatWarmsUp() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (SimdSupport.path() == SimdSupport.Path.VECTOR) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), AdaptiveKernelsTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor());
        assertEquals(2, lines.size());
        boolean vector = SimdSupport.path() == SimdSupport.Path.VECTOR;
        assertEquals(vector, lines.getFirst().endsWith("sampling scalar until warm"), lines.getFirst());
        assertEquals(Integer.toString(draws(0)), lines.getLast());
    }

    /** The path, and the draws. */
    public static void main(String[] args) {
        System.out.println(SimdSupport.description());
        System.out.println(draws(0));
    }

    /** The scalar twin takes a nap when it is timed: the change comes after some twenty calls of an operation. */
    private static final class Napping implements InvocationHandler {

        private static final int TIMED_CALLS = 16;
        private final ZipfKernels twin = new ScalarZipfKernels();
        private final Map<Method, Integer> calls = new HashMap<>();

        @Override
        public @Nullable Object invoke(Object proxy, Method operation, Object[] arguments)
                throws ReflectiveOperationException, InterruptedException {
            if (calls.merge(operation, 1, Integer::sum) % TIMED_CALLS == 0) {
                Thread.sleep(20);
            }
            return operation.invoke(twin, arguments);
        }
    }

    @Test
    void everyOperationGivesTheSameAcrossItsChange() {
        Napping napping = new Napping();
        ZipfKernels slow = (ZipfKernels)
                Proxy.newProxyInstance(ZipfKernels.class.getClassLoader(), new Class<?>[] {ZipfKernels.class}, napping);
        ZipfKernels adaptive = new AdaptiveZipfKernels(slow, ZipfKernels.INSTANCE);
        RandomStream stream = RandomStream.of(12);
        Map<Method, Integer> before = Map.of();
        for (int round = 0; round < ROUNDS && (before.isEmpty() || !before.equals(napping.calls)); round++) {
            before = Map.copyOf(napping.calls);
            for (int i = 0; i < Napping.TIMED_CALLS; i++) {
                assertArrayEquals(
                        operations(napping.twin, stream.split(round)), operations(adaptive, stream.split(round)));
            }
        }
        assertEquals(ZipfKernels.class.getDeclaredMethods().length, before.size());
        assertEquals(before, napping.calls, "the scalar twin goes on working");
    }

    /** What every operation makes of some random words. */
    private static Object[] operations(ZipfKernels kernels, RandomStream stream) {
        int n = 1000;
        long[] words = new long[2 * n];
        stream.fillLongs(words, 0, words.length);
        short[] head = new short[64];
        int[] cells = new int[256];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (int) words[i];
            head[i % head.length] = (short) words[i];
        }
        int[] replacements = new int[n];
        long[] wideReplacements = new long[n];
        Arrays.setAll(replacements, i -> i + 1000);
        Arrays.setAll(wideReplacements, i -> i + 1000L);
        int[] ranks = new int[n];
        int[] fromCells = new int[n];
        int[] replaced = new int[n];
        int[] ones = new int[n];
        long[] wideCells = new long[n];
        long[] wideReplaced = new long[n];
        long[] wideOnes = new long[n];
        Arrays.fill(ones, 1);
        Arrays.fill(wideOnes, 1);
        ones[n - 3] = 0;
        wideOnes[n - 3] = 0;
        int escapes = kernels.head(head, words, 0, ranks, 0, n);
        System.arraycopy(ranks, 0, replaced, 0, n);
        kernels.replaceZeros(replaced, 0, n, replacements);
        kernels.replaceZeros(ranks, wideReplacements, wideReplaced, 0, n);
        kernels.cells(cells, 8, 3, words, 0, n / 2, fromCells, 0, n);
        kernels.cells(cells, 8, 3, words, 0, n / 2, new int[n], wideCells, 0, n);
        int zero = kernels.nextZero(ones, 0, n);
        int wideZero = kernels.nextZero(wideOnes, 0, n);
        return new Object[] {escapes, ranks, replaced, wideReplaced, fromCells, wideCells, zero, wideZero};
    }

    @Test
    void threadsDrawWhatOneWouldDraw() throws InterruptedException, ExecutionException {
        int first = draws(1);
        int second = draws(2);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> results = executor.invokeAll(List.of(() -> draws(1), () -> draws(2)));
            assertEquals(first, results.get(0).get());
            assertEquals(second, results.get(1).get());
        }
        assertTrue(first != second);
    }
}
