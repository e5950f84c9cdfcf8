package org.longtail.validation.study;

import java.util.Map;
import org.longtail.validation.law.Measurement;

/** What a study knows before it starts, and where it puts what it measures. Called by one thread. */
public interface Journal {

    /** Knows nothing and keeps nothing. */
    Journal NONE = new Journal() {
        @Override
        public Map<CellKey, Measurement> recorded() {
            return Map.of();
        }

        @Override
        public void record(CellKey key, Measurement measurement) {}
    };

    /**
     * Returns what is known.
     *
     * @return measurements of cells that need not be measured again
     */
    Map<CellKey, Measurement> recorded();

    /**
     * Keeps a measurement; it is safe when this returns.
     *
     * @param key the cell's name
     * @param measurement what was measured
     * @throws JournalFailedException when it cannot be kept
     */
    void record(CellKey key, Measurement measurement);
}
