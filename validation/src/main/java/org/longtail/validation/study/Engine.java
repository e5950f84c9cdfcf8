package org.longtail.validation.study;

import java.util.function.BiConsumer;
import org.longtail.validation.law.Measurement;

/** Where cells run: threads of this JVM, or a cluster. No engine can change a result, only when and where it is made. */
public interface Engine {

    /**
     * Measures every cell of a grid.
     *
     * @param grid the cells
     * @param sink is given each cell's measurement once, in any order, never two at a time
     * @throws InterruptedException when the calling thread is interrupted; then no further cell is started
     * @throws LawFailedException when a cell fails; then no further cell is started
     * @throws EngineFailedException when what cells run on is lost
     */
    void measure(Grid grid, BiConsumer<CellKey, Measurement> sink) throws InterruptedException;
}
