package org.longtail.neural.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longtail.neural.network.Checkpoints;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Measurement;

class GcdExperimentTest {

    @Test
    void sketch() {
        GcdExperiment e = new GcdExperiment(new GcdSizes(210, 64, 300, 600, 100, 1, List.of(0.5)), Checkpoints.NONE);
        for (Cell cell : e.cells(Budget.QUICK)) {
            long t = System.nanoTime();
            Measurement m = e.measure(cell, RandomStream.of(1, cell.block()));
            System.out.println(cell + " " + (System.nanoTime() - t) / 1e9);
            m.quantities().forEach((k, v) -> System.out.println(k + " " + v.mean()));
        }
        assertEquals(1, 1);
    }
}
