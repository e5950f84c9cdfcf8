package org.longtail.validation.law.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;

/** Collects the cells of a law, splitting each setting into blocks small enough to balance the load of a few threads. */
public final class Plan {

    /** About a tenth of a second of drawing and counting ranks. */
    private static final long DRAWS_PER_BLOCK = 10_000_000;

    private final List<Cell> cells = new ArrayList<>();

    /** Adds a setting whose replicates cost about {@code draws} random numbers each. */
    public Plan add(Map<String, Object> setting, int replicates, long draws) {
        int perBlock = Math.clamp(DRAWS_PER_BLOCK / draws, 1, replicates);
        for (int done = 0, block = 0; done < replicates; done += perBlock, block++) {
            cells.add(new Cell(setting, block, Math.min(perBlock, replicates - done)));
        }
        return this;
    }

    public List<Cell> cells() {
        return List.copyOf(cells);
    }

    /**
     * Independent runs at one number of draws: sixty at a million draws, in a full budget five times as many. Fewer draws
     * get more runs, since a run's error is then wide and skewed, and the mean must be nearly normal for its z.
     */
    public static int runs(Budget budget, long draws) {
        int atMillion = budget == Budget.FULL ? 300 : 60;
        return (int) Math.ceil(atMillion * Math.cbrt(1e6 / draws));
    }

    /** 10^(from/2), 10^((from+1)/2), ... 10^(to/2), rounded. */
    public static long[] halfDecades(int from, int to) {
        long[] grid = new long[to - from + 1];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Math.round(Math.pow(10, (from + i) / 2.0));
        }
        return grid;
    }
}
