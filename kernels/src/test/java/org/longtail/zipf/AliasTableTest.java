package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;

/** Exactness, by going through all random words there are. */
class AliasTableTest {

    @Test
    void everyItemOwnsExactlyItsUnits() {
        RandomStream stream = RandomStream.of(1);
        for (int trial = 0; trial < 50; trial++) {
            long[] weights = randomWeights(stream, 1 + (int) stream.nextLong(64), 1 << 16);
            AliasTable table = AliasTable.of(weights, 16, 6);
            long[] drawn = new long[64];
            long[] packed = new long[64];
            for (int r = 0; r < 1 << 16; r++) {
                drawn[table.draw((long) r << 48, 16)]++;
                int column = r >>> 10;
                int entry = table.entry(column, 16);
                packed[(short) (r << 6) > entry ? column : entry & 63]++;
            }
            assertArrayEquals(java.util.Arrays.copyOf(weights, 64), drawn);
            assertArrayEquals(drawn, packed);
        }
    }

    /** Cuts of the total at random places; many items get nothing, one often gets most. */
    private static long[] randomWeights(RandomStream stream, int items, long total) {
        long[] weights = new long[items];
        long left = total;
        for (int i = 0; i < items - 1; i++) {
            weights[i] = stream.nextLong(left + 1) >>> stream.nextLong(4);
            left -= weights[i];
        }
        weights[items - 1] = left;
        return weights;
    }

    @Test
    void floatCellsPartitionTheIntegers() {
        for (int t = 1; t <= 9; t++) {
            FloatCells cells = new FloatCells(t);
            for (int cell = 1; cell < 5000 && cells.first(cell) > 0; cell++) {
                long first = cells.first(cell);
                long last = first + (1L << cells.shift(cell)) - 1;
                assertEquals(cell, cells.cellOf(first));
                assertEquals(cell, cells.cellOf(last));
                assertEquals(last == Long.MAX_VALUE ? Long.MIN_VALUE : last + 1, cells.first(cell + 1));
            }
        }
        for (long size : new long[] {1, 1000, 1_000_000, 1L << 31, 1L << 62, Long.MAX_VALUE}) {
            assertTrue(FloatCells.covering(size).cellOf(size) + 2 <= FloatCells.MOST);
        }
    }

    /** The three-node rule against the plain sum, over the cells that hold the mass of the laws in the tests. */
    @Test
    void cellSumsAreAccurate() {
        for (double exponent : new double[] {0, 0.3, 1, 1.05, 2, 3, -0.5, -2, -40}) {
            ZipfWeights weights = new ZipfWeights(exponent, 200_000, true);
            for (long first : new long[] {1, 128, 1000, 20_000, 100_000}) {
                for (long count : new long[] {1, 2, 3, 4, first / 128, first / 64}) {
                    if (count < 1 || count > Math.max(1, first / 64)) {
                        continue;
                    }
                    double sum = 0;
                    for (long x = first + count - 1; x >= first; x--) {
                        sum += weights.at((double) x);
                    }
                    // Summation itself costs count/2 roundings at worst; 1e-13 is what the sampler's Javadoc promises.
                    double weight = Math.min(1, weights.at((double) first) * first);
                    assertEquals(1, weights.sum(first, count) / sum, 1e-13 / weight);
                }
            }
        }
    }
}
