package org.longtail.zipf;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longtail.random.RandomStream;

/**
 * The plan of a head kernel: an alias table in units of 2^-16, small enough for registers, over the flat parts of cells
 * that are numbered like the {@link CellTable}'s, but coarser. Item 0 is the escape to that table, which draws all that
 * is missing here.
 *
 * <p>Two sizes pay: the 63 heaviest integers, each a cell of its own, in two registers of 512 bits, which draws by 16
 * bits and is the faster one as long as few draws escape; and 255 cells of some width in eight registers, where 32
 * bits more choose the place in the cell.
 */
final class HeadTable {

    static final int INTEGER_COLUMN_BITS = 6;

    static final int CELL_COLUMN_BITS = 8;

    private static final int BITS = 16;

    /** Of its cells the first {@code 2^INTEGER_COLUMN_BITS} hold one integer each. */
    private static final FloatCells INTEGERS = new FloatCells(INTEGER_COLUMN_BITS - 1);

    // Of 2^16 draws. Measured once and fixed, since they decide which ranks a stream gives.

    /** Above this many escapes the detour costs more than the 48 random bits and the table look-up it saves. */
    private static final int MOST_ESCAPES = 3 << 14;

    /** A head of cells costs as much more than one of integers as this many draws from the table. */
    private static final int CELLS_COST = 1 << 14;

    private static final ZipfKernels KERNELS = ZipfKernels.INSTANCE;

    private final FloatCells cells;
    private final int columnBits;
    private final long[] counts;
    private final short[] entries;

    private HeadTable(CellMasses masses, FloatCells cells, int columnBits) {
        this.cells = cells;
        this.columnBits = columnBits;
        this.counts = masses.flatCounts(cells, BITS, 1 << columnBits);
        this.entries = new short[1 << columnBits];
        AliasTable table = AliasTable.of(counts, BITS, columnBits);
        for (int column = 0; column < entries.length; column++) {
            entries[column] = (short) table.entry(column, BITS);
        }
    }

    /** The best head, or null where none pays. Only laws whose ranks are ints have a kernel for cells. */
    static @Nullable HeadTable of(CellMasses masses) {
        HeadTable head = new HeadTable(masses, INTEGERS, INTEGER_COLUMN_BITS);
        if (masses.weights().size() <= Integer.MAX_VALUE) {
            HeadTable ofCells = ofCells(masses);
            if (head.escapes() - ofCells.escapes() > CELLS_COST) {
                return ofCells;
            }
        }
        return head.escapes() <= MOST_ESCAPES ? head : null;
    }

    /** Finer cells lose less to the excesses, coarser ones reach further. */
    static HeadTable ofCells(CellMasses masses) {
        return IntStream.range(0, CELL_COLUMN_BITS)
                .mapToObj(fractionBits -> new HeadTable(masses, new FloatCells(fractionBits), CELL_COLUMN_BITS))
                .min(Comparator.comparingLong(HeadTable::escapes))
                .orElseThrow();
    }

    private long escapes() {
        return counts[0];
    }

    /** What an escape draws from. */
    CellMasses rest(CellMasses masses) {
        return masses.without(cells, counts, 0x1p-16);
    }

    /** {@link AliasTable#entry} of each column. */
    short[] entries() {
        return entries;
    }

    int fractionBits() {
        return cells.fractionBits();
    }

    /**
     * Draws {@code n} integers. {@code words} is scratch with room for 3/4 {@code n} + 2 words.
     *
     * @return the number of escapes, written as 0
     */
    int draw(RandomStream stream, long[] words, int[] out, int from, int n) {
        int quarter = (n + 3) / 4;
        if (columnBits == INTEGER_COLUMN_BITS) {
            stream.fillLongs(words, 0, quarter);
            return KERNELS.headIntegers(entries, words, 0, out, from, n);
        }
        stream.fillLongs(words, 0, quarter + (n + 1) / 2);
        int escapes = KERNELS.headCells(entries, words, 0, out, from, n);
        KERNELS.places(cells.fractionBits(), words, quarter, out, from, n);
        return escapes;
    }
}
