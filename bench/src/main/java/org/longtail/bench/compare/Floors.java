package org.longtail.bench.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.longtail.bench.floor.MemoryReadBenchmark;
import org.longtail.bench.random.RandomBitsBenchmark;
import org.longtail.bench.regression.PeakFmaBenchmark;

/**
 * The machine's limits, measured in the same run. What was not measured is not a number.
 *
 * @param randomWord nanoseconds for 64 random bits, by our own generator
 * @param filledWord nanoseconds to fill 64 bits of the first-level cache
 * @param flops floating-point operations a nanosecond
 * @param bandwidths bytes read a nanosecond, by the size of the array in bytes
 */
record Floors(double randomWord, double filledWord, double flops, NavigableMap<Double, Double> bandwidths) {

    private static final String RANDOM_BITS = RandomBitsBenchmark.class.getName() + ".longtail";
    private static final String MEMORY_FILL = RandomBitsBenchmark.class.getName() + ".memoryFill";
    private static final String PEAK_FMA = PeakFmaBenchmark.class.getName() + ".longtail";
    private static final String MEMORY_READ = MemoryReadBenchmark.class.getName() + ".read";

    /** Everything that {@link #of} looks for, with the number of results: memory is read in arrays of four sizes. */
    static final SequencedMap<String, Integer> BENCHMARKS = benchmarks();

    private static SequencedMap<String, Integer> benchmarks() {
        SequencedMap<String, Integer> runs = new LinkedHashMap<>();
        runs.put(RANDOM_BITS, 1);
        runs.put(MEMORY_FILL, 1);
        runs.put(PEAK_FMA, 1);
        runs.put(MEMORY_READ, 4);
        return Collections.unmodifiableSequencedMap(runs);
    }

    /**
     * A limit for one operation.
     *
     * @param name which limit
     * @param time no operation takes fewer nanoseconds
     */
    record Floor(String name, double time) {}

    /** Whether a method is a floor and nothing else: our random bits are a subject, too. */
    static boolean isFloor(String type, String method) {
        String benchmark = type + "." + method;
        return BENCHMARKS.containsKey(benchmark) && !benchmark.equals(RANDOM_BITS);
    }

    static Floors of(List<Measurement> measurements, int vectorBits) {
        NavigableMap<Double, Double> bandwidths = new TreeMap<>();
        for (Measurement m : measurements) {
            if (m.benchmark().equals(MEMORY_READ)) {
                double bytes = 1024 * Double.parseDouble(m.parameters().getOrDefault("kibibytes", "NaN"));
                bandwidths.put(bytes, bytes / m.time());
            }
        }
        // An operation of the benchmark is a fused multiply-add of a vector.
        double flops = 2.0 * vectorBits / Double.SIZE / time(measurements, PEAK_FMA);
        return new Floors(time(measurements, RANDOM_BITS), time(measurements, MEMORY_FILL), flops, bandwidths);
    }

    private static double time(List<Measurement> measurements, String benchmark) {
        return measurements.stream()
                .filter(m -> m.benchmark().equals(benchmark))
                .mapToDouble(Measurement::time)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** The highest of the limits that an operation meets; none when no limit is known. */
    Optional<Floor> of(Work work) {
        return Stream.of(
                        new Floor("random bits", work.randomWords() * randomWord),
                        new Floor("memory fill", work.filledWords() * filledWord),
                        new Floor("FMA peak", work.flops() / flops),
                        new Floor("bandwidth", work.bytes() / bandwidth(work.bytes())))
                .filter(floor -> floor.time > 0)
                .max((a, b) -> Double.compare(a.time, b.time));
    }

    /** Bytes a nanosecond out of the smallest array measured that holds so many, or out of the largest. */
    private double bandwidth(double bytes) {
        Map.Entry<Double, Double> entry = bandwidths.ceilingEntry(bytes);
        if (entry == null) {
            entry = bandwidths.lastEntry();
        }
        return entry == null ? Double.NaN : entry.getValue();
    }
}
