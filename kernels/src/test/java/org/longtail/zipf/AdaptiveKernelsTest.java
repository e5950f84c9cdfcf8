package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.simd.ChangeOver;
import org.longtail.simd.SimdSupport;

/** Draws do not depend on which twin made them, nor on when the vector twin took over, nor on who else was drawing. */
class AdaptiveKernelsTest {

    private static final int SIZE = 100_000;

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

    @Test
    void everyOperationGivesTheSameAcrossItsChange() {
        RandomStream stream = RandomStream.of(12);
        ChangeOver.assertUnseen(
                ZipfKernels.class,
                new ScalarZipfKernels(),
                ZipfKernels.INSTANCE,
                AdaptiveZipfKernels::new,
                () -> (kernels, round) ->
                        operations(kernels, stream.split(round.number()), round.isShort() ? 20 : 1000));
    }

    /** What every operation makes of some random words. */
    private static Object[] operations(ZipfKernels kernels, RandomStream stream, int n) {
        long[] words = new long[2 * n + 256];
        stream.fillLongs(words, 0, words.length);
        short[] head = new short[256];
        int[] cells = new int[256];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (int) words[i];
            head[i] = (short) words[i];
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
        int escapes = kernels.headIntegers(head, words, 0, ranks, 0, n);
        int[] headCells = new int[n];
        int cellEscapes = kernels.headCells(head, words, 0, headCells, 0, n);
        System.arraycopy(ranks, 0, replaced, 0, n);
        kernels.replaceZeros(replaced, 0, n, replacements);
        kernels.replaceZeros(ranks, wideReplacements, wideReplaced, 0, n);
        kernels.cells(cells, 8, words, 0, fromCells, 0, n);
        kernels.places(3, fromCells, words, n / 2, wideCells, 0, n);
        kernels.places(3, words, n / 2, fromCells, 0, n);
        int zero = kernels.nextZero(ones, 0, n);
        int wideZero = kernels.nextZero(wideOnes, 0, n);
        return new Object[] {
            escapes, ranks, cellEscapes, headCells, replaced, wideReplaced, fromCells, wideCells, zero, wideZero
        };
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
