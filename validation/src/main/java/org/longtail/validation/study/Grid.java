package org.longtail.validation.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.ScalingLaw;

/**
 * The work of a study: every cell of its laws, and how one is measured. A pure function of laws, budget and seed, so that
 * a worker elsewhere can make the same grid and be sent keys alone. Immutable, for any number of threads.
 */
public final class Grid {

    private record Part(ScalingLaw law, List<Cell> cells, long streamKey) {}

    private final long seed;
    private final Map<String, Part> parts = new LinkedHashMap<>();

    private Grid(long seed) {
        this.seed = seed;
    }

    /**
     * Lists the cells of some laws.
     *
     * @param laws the laws, no two with one id
     * @param budget how much work may be spent
     * @param seed names all randomness
     * @return the grid
     * @throws IllegalArgumentException when two laws have one id
     */
    public static Grid of(List<? extends ScalingLaw> laws, Budget budget, long seed) {
        Grid grid = new Grid(seed);
        for (ScalingLaw law : laws) {
            String id = law.description().id();
            Part part = new Part(law, List.copyOf(law.cells(budget)), RandomStream.keyOf(id));
            if (grid.parts.put(id, part) != null) {
                throw new IllegalArgumentException("laws must have different ids: " + id);
            }
        }
        return grid;
    }

    /**
     * Names all cells, law by law.
     *
     * @return the keys
     */
    public List<CellKey> keys() {
        List<CellKey> keys = new ArrayList<>();
        parts.forEach((id, part) -> {
            for (int i = 0; i < part.cells.size(); i++) {
                keys.add(new CellKey(id, i));
            }
        });
        return keys;
    }

    /**
     * Runs one cell on the stream (seed, law, index of the cell): what else runs, and where, changes nothing.
     *
     * @param key the cell's name
     * @return what it measured
     * @throws LawFailedException when the law throws; the message names law and cell
     */
    public Measurement measure(CellKey key) {
        Part part = part(key.law());
        Cell cell = part.cells.get(key.index());
        try {
            return part.law.measure(cell, RandomStream.of(seed, part.streamKey, key.index()));
        } catch (RuntimeException | Error e) {
            throw LawFailedException.measuring(key, cell, e);
        }
    }

    List<Cell> cells(String law) {
        return part(law).cells;
    }

    private Part part(String law) {
        return Objects.requireNonNull(parts.get(law), law);
    }
}
