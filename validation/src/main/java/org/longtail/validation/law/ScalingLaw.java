package org.longtail.validation.law;

import java.util.List;
import org.longtail.random.RandomStream;

/**
 * A scaling law: what it states, how it is measured, what it predicts.
 *
 * <p>The way of one number: {@link #cells} lists what is to be run; an engine asks {@link #measure} for each cell, with a
 * stream named by (seed, law, cell), on any thread or machine; {@link #judge} compares the merged measurements with the
 * predictions. A law holds no state and knows nothing of engines, files or screens.
 */
public interface ScalingLaw {

    /**
     * Returns what the law states and where that comes from.
     *
     * @return the law's description
     */
    LawDescription description();

    /**
     * Lists the work: settings times blocks of replicates. The list depends on the budget alone.
     *
     * @param budget how much work may be spent
     * @return the cells, in an order that is part of the law: a cell's place names its random stream
     */
    List<Cell> cells(Budget budget);

    /**
     * Runs one cell.
     *
     * @param cell one of {@link #cells}
     * @param stream the cell's own randomness
     * @return moments of every quantity measured
     */
    Measurement measure(Cell cell, RandomStream stream);

    /**
     * Compares what was measured with what the theory predicts.
     *
     * @param results measurements of all cells, merged over blocks
     * @return verdicts, identities and figures
     */
    Findings judge(Results results);
}
