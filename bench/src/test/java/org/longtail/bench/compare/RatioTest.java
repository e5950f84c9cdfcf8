package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatioTest {

    private static Measurement measurement(List<List<Double>> forks) {
        return new Measurement("org.example.SomeBenchmark.longtail", Map.of(), forks);
    }

    private static Measurement forks(double... means) {
        return measurement(IntStream.range(0, means.length)
                .mapToObj(i -> List.of(means[i]))
                .toList());
    }

    /**
     * Logarithms 0, 0.1, 0.2 beside 1, 1.1, 1.2: squared errors of the means 1/300 each, 4 degrees of freedom; beside logarithms
     * without scatter 2 degrees. Quantiles of Student's t at 0.975 from its closed forms: 2.776445105 and 4.302652730.
     */
    @Test
    void isWelchsIntervalOnLogarithms() {
        Measurement scattered = forks(Math.exp(1), Math.exp(1.1), Math.exp(1.2));
        Ratio equal = Ratio.of(scattered, forks(1, Math.exp(0.1), Math.exp(0.2)), 0.95);
        assertEquals(1, Math.log(equal.estimate()), 1e-12);
        assertEquals(1 - 2.776445105 * Math.sqrt(2.0 / 300), Math.log(equal.low()), 1e-8);
        assertEquals(1 + 2.776445105 * Math.sqrt(2.0 / 300), Math.log(equal.high()), 1e-8);
        assertTrue(equal.differs());

        Ratio still = Ratio.of(scattered, forks(1, 1, 1), 0.95);
        assertEquals(1.1 + 4.302652730 * Math.sqrt(1.0 / 300), Math.log(still.high()), 1e-8);
    }

    /**
     * The nominal 95 % on simulated forks. Of 2,000 intervals a coverage of 0.95 leaves 100 outside, deviation 9.7; Welch's
     * interval of 5 beside 5 normal observations of unequal variance covers between 0.94 and 0.97, so that fewer than 40 or
     * more than 170 outside has a chance below 1e-5.
     */
    @Test
    void coversTheTruthAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(20241124);
        int outside = 0;
        for (int trial = 0; trial < 2000; trial++) {
            Ratio ratio = Ratio.of(noisyForks(random, 3, 0.05), noisyForks(random, 1, 0.02), 0.95);
            if (ratio.low() > 3 || ratio.high() < 3) {
                outside++;
            }
        }
        int count = outside;
        assertTrue(count >= 40 && count <= 170, () -> count + " of 2000 intervals miss the truth");
    }

    private static Measurement noisyForks(SplittableRandom random, double time, double deviation) {
        return forks(random.doubles(5, 0, 1)
                .map(u -> time * Math.exp(deviation * random.nextGaussian()))
                .toArray());
    }

    @Test
    void countsAForkOnceHoweverManyIterationsItHas() {
        Measurement once = forks(1, 2);
        Measurement often = measurement(List.of(List.of(1.0, 1.0, 1.0), List.of(2.0, 2.0, 2.0)));
        assertEquals(Ratio.of(once, forks(4, 5), 0.95), Ratio.of(often, forks(4, 5), 0.95));
    }

    @Test
    void takesIterationsWhenThereIsOneFork() {
        Measurement single = measurement(List.of(List.of(1.0, 1.1, 1.2)));
        assertEquals(Ratio.of(forks(1, 1.1, 1.2), forks(2, 3), 0.95), Ratio.of(single, forks(2, 3), 0.95));
    }

    @Test
    void saysNothingFromASingleNumber() {
        Ratio ratio = Ratio.of(forks(2), forks(1), 0.95);
        assertEquals(new Ratio(2, 0, Double.POSITIVE_INFINITY), ratio);
        assertFalse(ratio.differs());
    }

    @Test
    void isExactWithoutNoise() {
        assertEquals(new Ratio(2, 2, 2), Ratio.of(forks(2, 2), forks(1, 1), 0.95));
    }
}
