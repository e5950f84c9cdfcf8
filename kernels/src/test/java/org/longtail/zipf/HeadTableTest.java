package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a head and the table behind it draw together is the law, by arithmetic alone. */
class HeadTableTest {

    private static final double UNIT = 0x1p-16;

    private static final ZipfKernels KERNELS = ZipfKernels.INSTANCE;

    static Stream<CellMasses> laws() {
        Stream.Builder<CellMasses> laws = Stream.builder();
        for (double exponent : new double[] {-40, -2, -0.5, 0, 0.5, 1, 1.05, 1.2, 1.5, 3, 30}) {
            for (long size : new long[] {1, 2, 63, 64, 255, 256, 1000, 50_000, 65_536, 1_000_000, Integer.MAX_VALUE}) {
                laws.add(CellMasses.of(new ZipfWeights(exponent, size, true)));
            }
        }
        return laws.build();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void cellsAndTheRestMakeUpTheLaw(CellMasses law) {
        assertMakesUp(law, HeadTable.ofCells(law));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theBestHeadAndTheRestMakeUpTheLaw(CellMasses law) {
        assertMakesUp(law, best(law));
    }

    private static void assertMakesUp(CellMasses law, HeadTable head) {
        int columns = head.entries().length;
        long[] drawn = drawn(head);
        FloatCells parts = new FloatCells(head.fractionBits());
        CellMasses rest = head.rest(law);
        double escapes = drawn[0] * UNIT;
        FloatCells cells = law.cells();
        double given = 0;
        for (int cell = 1; cell < law.size(); cell++) {
            int part = parts.cellOf(cells.first(cell));
            double share = Math.scalb(1.0, cells.shift(cell) - parts.shift(part));
            double fromHead = part < columns ? drawn[part] * UNIT * share : 0;
            given += fromHead;
            // Each side is a few roundings of numbers below 1.
            assertEquals(law.flat(cell), fromHead + escapes * rest.flat(cell), 0x1p-50, "cell " + cell);
            assertEquals(law.excess(cell), escapes * rest.excess(cell), 0x1p-50, "excess of cell " + cell);
        }
        assertEquals(1, given + escapes, 0x1p-45, "all that the head draws lies in the support");
    }

    /** How often each item comes, by going through all 2^16 random numbers. */
    private static long[] drawn(HeadTable head) {
        long[] words = new long[1 << 14];
        for (int r = 0; r < 1 << 16; r++) {
            words[r >> 2] |= (long) r << (r << 4);
        }
        int[] items = new int[1 << 16];
        boolean ofCells = head.entries().length == 1 << HeadTable.CELL_COLUMN_BITS;
        int escapes = ofCells
                ? KERNELS.headCells(head.entries(), words, 0, items, 0, items.length)
                : KERNELS.headIntegers(head.entries(), words, 0, items, 0, items.length);
        long[] drawn = new long[head.entries().length];
        for (int item : items) {
            drawn[item]++;
        }
        assertEquals(escapes, drawn[0]);
        return drawn;
    }

    @ParameterizedTest
    @CsvSource({"0, 1000", "1.05, 1000", "1.05, 1000000000", "1.2, 1000000", "-0.5, 123456"})
    void heavyTailsTakeCells(double exponent, long size) {
        assertEquals(1 << HeadTable.CELL_COLUMN_BITS, columns(new ZipfWeights(exponent, size, true)));
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1000", "1.5, 1000000", "3, 1000000000", "1.2, 5000000000", "0, 20"})
    void lightTailsAndWideRanksTakeIntegers(double exponent, long size) {
        assertEquals(1 << HeadTable.INTEGER_COLUMN_BITS, columns(new ZipfWeights(exponent, size, true)));
    }

    private static int columns(ZipfWeights weights) {
        return best(CellMasses.of(weights)).entries().length;
    }

    private static HeadTable best(CellMasses masses) {
        return Objects.requireNonNull(HeadTable.of(masses));
    }

    @Test
    void wideRanksOfAHeavyTailTakeNone() {
        assertNull(HeadTable.of(CellMasses.of(new ZipfWeights(1, 1L << 40, true))));
    }

    /** Cells are as fine as 255 of them can be: coarser as the support grows. */
    @Test
    void theResolutionFitsTheSupport() {
        int last = HeadTable.CELL_COLUMN_BITS;
        for (int bits = 10; bits <= 30; bits++) {
            int fractionBits = HeadTable.ofCells(CellMasses.of(new ZipfWeights(1, 1L << bits, true)))
                    .fractionBits();
            assertTrue(fractionBits <= last, "coarser as the support grows");
            last = fractionBits;
        }
        assertTrue(last >= 2, "255 cells over 30 octaves");
    }
}
