package org.longtail.validation.study;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
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

    private record Plan(ScalingLaw law, List<Cell> cells, long streamKey) {}

    private final long seed;
    private final Budget budget;
    private final Map<String, Plan> plans;
    private final List<CellKey> keys;

    private Grid(long seed, Budget budget, Map<String, Plan> plans, List<CellKey> keys) {
        this.seed = seed;
        this.budget = budget;
        this.plans = plans;
        this.keys = keys;
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
        Map<String, Plan> plans = new LinkedHashMap<>();
        List<CellKey> keys = new ArrayList<>();
        for (ScalingLaw law : laws) {
            String id = law.description().id();
            Plan plan = new Plan(law, List.copyOf(law.cells(budget)), RandomStream.keyOf(id));
            if (plans.put(id, plan) != null) {
                throw new IllegalArgumentException("laws must have different ids: " + id);
            }
            for (int i = 0; i < plan.cells.size(); i++) {
                keys.add(new CellKey(id, i));
            }
        }
        return new Grid(seed, budget, plans, List.copyOf(keys));
    }

    /**
     * Names the cells to be measured, law by law.
     *
     * @return the keys; of a part, those of the part
     */
    public List<CellKey> keys() {
        return keys;
    }

    /**
     * Takes one share of the cells. Cells are dealt out in turn: laws list the blocks of one setting, which cost about the
     * same, one after the other, so that every share gets as many of them as any other, give or take one.
     *
     * @param shard which share of how many
     * @return the same grid with fewer keys
     */
    public Grid part(Shard shard) {
        return with(IntStream.range(0, keys.size())
                .filter(i -> i % shard.count() == shard.number() - 1)
                .mapToObj(keys::get)
                .toList());
    }

    /**
     * Leaves out cells.
     *
     * @param measured keys that are not wanted any more
     * @return the same grid with fewer keys
     */
    public Grid without(Set<CellKey> measured) {
        return with(keys.stream().filter(key -> !measured.contains(key)).toList());
    }

    private Grid with(List<CellKey> some) {
        return new Grid(seed, budget, plans, some);
    }

    /**
     * Returns all that a worker elsewhere needs to make this grid, where the laws are on its class path.
     *
     * @return laws, seed and budget; the same for every part of the grid
     */
    public GridRecipe recipe() {
        return new GridRecipe(List.copyOf(plans.keySet()), seed, budget);
    }

    /**
     * Tells grids apart: two grids of one fingerprint list the same cells in the same order.
     *
     * @return 64 hexadecimal digits; the same for every part of the grid
     */
    public String fingerprint() {
        MessageDigest digest = sha256();
        plans.forEach((id, plan) -> {
            digest.update((id + '\n').getBytes(StandardCharsets.UTF_8));
            plan.cells.forEach(cell -> digest.update((cell.toString() + '\n').getBytes(StandardCharsets.UTF_8)));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /**
     * Runs one cell on the stream (seed, law, index of the cell): what else runs, and where, changes nothing.
     *
     * @param key the cell's name
     * @return what it measured
     * @throws LawFailedException when the law throws; the message names law and cell
     */
    public Measurement measure(CellKey key) {
        Plan plan = plan(key.law());
        Cell cell = plan.cells.get(key.index());
        try {
            return plan.law.measure(cell, RandomStream.of(seed, plan.streamKey, key.index()));
        } catch (RuntimeException | Error e) {
            throw LawFailedException.measuring(key, cell, e);
        }
    }

    List<Cell> cells(String law) {
        return plan(law).cells;
    }

    private Plan plan(String law) {
        return Objects.requireNonNull(plans.get(law), law);
    }
}
