package org.longtail.validation.law.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

class MemoryTheoryTest {

    private static final Zipf LAW = Zipf.of(1.5);

    /** A memory that stores all items alike and has room for none: one class of two is as good as the other. */
    @Test
    void aMemoryWithoutRoomGuesses() {
        MemoryTheory memory = new MemoryTheory(LAW, (rank, dimensions) -> 1, 20_000, 2, 2);
        // The signal is 1 among noise of sqrt(10000/2 + 10000/2) = 100: right in 1/2 + 0.004 of cases at the most.
        assertEquals(0.5, memory.errorOfUnitKeys(), 0.004);
    }

    /** Blocks of ranks stand for their items to second order in their width. */
    @Test
    void blocksOfRanksAddUpToTheSum() {
        MemoryTheory memory =
                new MemoryTheory(LAW, MemoryWeights.of(Settings.of(MemoryWeights.POWER, 0.5), LAW), 3000, 5, 500);
        assertEquals(1, memory.blockedError() / memory.errorOfUnitKeys(), 1e-3);
    }
}
