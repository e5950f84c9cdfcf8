package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;

/**
 * Fills of every sampler and stream method allocate nothing in their steady state. That state begins when the compiler has seen a method
 * often enough - vectors live on the heap until then - so that all are run in turn until each has filled five arrays in a row without
 * a byte. A minute is ten times what that takes on a machine shared with others.
 */
class SteadyStateTest {

    private static final int SIZE = 4096;

    private static final int IN_A_ROW = 5;

    private static final long PATIENCE = 60_000_000_000L;

    private final int[] ints = new int[SIZE];
    private final long[] longs = new long[SIZE];
    private final double[] doubles = new double[SIZE];
    private double sink;

    private Map<String, Runnable> fills() {
        Map<String, Runnable> fills = new LinkedHashMap<>();
        RandomStream stream = RandomStream.of(1);
        fills.put("longs", () -> stream.fillLongs(longs, 0, SIZE));
        fills.put("ints", () -> stream.fillInts(ints, 0, SIZE));
        fills.put("uniforms", () -> stream.fillUniforms(doubles, 0, SIZE));
        fills.put("open uniforms", () -> stream.fillOpenUniforms(doubles, 0, SIZE));
        fills.put("exponentials", () -> stream.fillExponentials(doubles, 0, SIZE));
        fills.put("normals", () -> stream.fillNormals(doubles, 0, SIZE));
        fills.put("gammas", () -> stream.fillGammas(2.5, doubles, 0, SIZE));
        fills.put("chi-squares", () -> stream.fillChiSquares(1, doubles, 0, SIZE));
        fills.put("single values", () -> {
            for (int i = 0; i < SIZE / 16; i++) {
                sink += stream.nextLong() + stream.nextLong(1000) + stream.nextInt() + stream.nextDouble();
                sink += stream.nextOpenDouble() + stream.nextNormal() + stream.nextExponential() + stream.nextGamma(3);
            }
        });
        fills.put("counts", () -> {
            for (int i = 0; i < SIZE / 64; i++) {
                sink += stream.nextBinomial(1_000_000, 0.3) + stream.nextBinomial(100, 0.01);
                sink += stream.nextPoisson(1e6) + stream.nextPoisson(2);
            }
        });
        EmpiricalLaw data = EmpiricalLaw.of(ZipfCounts.draw(Zipf.bounded(1, 5000), 1 << 20, stream));
        add(fills, Zipf.bounded(1.5, 1_000_000));
        add(fills, Zipf.bounded(1, 1_000_000_000));
        add(fills, Zipf.of(1.2));
        add(fills, Zipf.bounded(-1, 1000));
        add(fills, ZipfTail.of(2, 10));
        add(fills, ZipfTail.of(2, 10).upTo(1000));
        add(fills, data);
        add(fills, Mixture.of(0.3, Zipf.bounded(1.5, 1000), data));
        ZipfSampler scrambled = ZipfSampler.scrambled(Zipf.bounded(1.1, 100_000), 7);
        fills.put("scrambled", () -> scrambled.fill(stream, ints, 0, SIZE));
        return fills;
    }

    private void add(Map<String, Runnable> fills, DiscreteLaw law) {
        RandomStream stream = RandomStream.of(2, fills.size());
        DiscreteSampler sampler = law.sampler();
        fills.put(law + ", longs", () -> sampler.fill(stream, longs, 0, SIZE));
        fills.put(law + ", one", () -> sink += sampler.sample(stream));
        if (law.supportSize() <= Integer.MAX_VALUE) {
            fills.put(law + ", ints", () -> sampler.fill(stream, ints, 0, SIZE));
        }
    }

    /** Narrower vectors are left out: they run the same code and warm up as long. */
    @Test
    void fillsAllocateNothing() {
        String path = System.getProperty("longtail.test.path", "preferred");
        assumeTrue("preferred".equals(path) || "scalar".equals(path));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, Runnable> left = fills();
        Map<String, Integer> clean = new LinkedHashMap<>();
        long end = System.nanoTime() + PATIENCE;
        while (!left.isEmpty() && System.nanoTime() < end) {
            List<String> steady = new ArrayList<>();
            left.forEach((name, fill) -> {
                long before = threads.getCurrentThreadAllocatedBytes();
                fill.run();
                boolean nothing = threads.getCurrentThreadAllocatedBytes() == before;
                if (clean.merge(name, 1, (old, one) -> nothing ? old + one : 0) > IN_A_ROW) {
                    steady.add(name);
                }
            });
            left.keySet().removeAll(steady);
        }
        assertEquals(Map.of().keySet(), left.keySet(), "these go on allocating");
    }
}
