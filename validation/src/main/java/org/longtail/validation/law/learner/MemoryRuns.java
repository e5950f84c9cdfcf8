package org.longtail.validation.law.learner;

import java.util.Arrays;
import org.longtail.random.RandomStream;

/** Draws the keys of an associative memory, stores all items, asks for each, and adds up what is answered wrongly. */
final class MemoryRuns {

    private final MemoryTheory memory;
    private final double[] keys;
    private final double[][] rows;
    private final double[] weights;

    MemoryRuns(MemoryTheory memory) {
        this.memory = memory;
        keys = new double[memory.items() * memory.dimensions()];
        rows = new double[memory.classes()][memory.dimensions()];
        weights = new double[memory.items() + 1];
        for (int rank = 1; rank <= memory.items(); rank++) {
            weights[rank] = memory.weights().of(rank, memory.dimensions());
        }
    }

    /** Error of one memory with fresh keys; a common factor of all keys changes no answer. */
    double error(RandomStream stream) {
        stream.fillNormals(keys, 0, keys.length);
        store();
        double wrong = memory.law().survival(memory.items()) * (1 - 1.0 / memory.classes());
        for (int rank = memory.items(); rank >= 1; rank--) {
            if (answer(rank) != rank % memory.classes()) {
                wrong += memory.law().probability(rank);
            }
        }
        return wrong;
    }

    private void store() {
        int dimensions = memory.dimensions();
        for (double[] row : rows) {
            Arrays.fill(row, 0);
        }
        for (int rank = memory.items(); rank >= 1; rank--) {
            double[] row = rows[rank % memory.classes()];
            int from = (rank - 1) * dimensions;
            for (int j = 0; j < dimensions; j++) {
                row[j] += weights[rank] * keys[from + j];
            }
        }
    }

    private int answer(int rank) {
        int from = (rank - 1) * memory.dimensions();
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < rows.length; y++) {
            double score = 0;
            for (int j = 0; j < memory.dimensions(); j++) {
                score += rows[y][j] * keys[from + j];
            }
            if (score > highest) {
                highest = score;
                best = y;
            }
        }
        return best;
    }
}
