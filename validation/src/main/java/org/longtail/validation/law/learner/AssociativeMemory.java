package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Tally;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCountSampler;

/**
 * Memories of limited capacity on Zipf items: an outer-product memory of d dimensions, and the triplet law of draws, cut and
 * capacity.
 *
 * <p>Memory: see {@link MemoryTheory}. The exponent of the error in d belongs to the weighting, not to the law alone. A
 * run's error is heavy-tailed, a sum over items of which a few carry most of the mass: 400 runs bring the skewness of their
 * mean below 0.1.
 *
 * <p>Triplet: see {@link TripletLaw}. Cut and capacity limit the same ranks, so that the error is a scaling function of the
 * tighter one and not a sum.
 */
public final class AssociativeMemory implements ScalingLaw {

    static final String DIMENSIONS = "dimensions";
    static final String ITEMS = "items";
    static final String CLASSES = "classes";

    private static final long STORED = 300;
    private static final long FIVE = 5;

    private final int spoiledCapacity;

    /** Creates the law. */
    public AssociativeMemory() {
        this(0);
    }

    /** For tests: a learner with room for some ranks more than is said. */
    AssociativeMemory(int spoiledCapacity) {
        this.spoiledCapacity = spoiledCapacity;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "associative-memory",
                "Associative memory",
                "An outer-product memory of d dimensions forgets the tail: its error falls as a power of d that its weighting"
                        + " sets; under a tail cut and a capacity at once, only the tighter limit counts.",
                "q = p^ρ: E ~ d^−(β−1)/(2ρβ);  the first d/4 alike: E ≈ d^−(β−1);  T draws cut at k, room for P:"
                        + " E = R_m(1 + c u^−c Γ(c,u)), m = min(k,P)",
                "Vivien Cabannes, Elvis Dohmatob, Alberto Bietti, Scaling Laws for Associative Memories, 2023; Elvis Dohmatob,"
                        + " Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails, 2024 (triplet law)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        int runs = full ? 3000 : 400;
        Plan plan = new Plan();
        for (double exponent : new double[] {1.5, 2}) {
            for (double power : new double[] {1, 0.5}) {
                addMemories(plan, exponent, MemoryWeights.POWER, power, runs);
            }
        }
        // Alike, the most frequent item is lost as often as any, with probability 0.05 here: in fifty runs.
        addMemories(plan, 1.5, MemoryWeights.STORED_SHARE, 0.5, 5 * runs / 2);
        for (TripletLaw law : List.of(new TripletLaw(1.5, 300, 100), new TripletLaw(1.5, 100, 300))) {
            for (long draws : new long[] {100, 300, 1000, 3000}) {
                plan.add(
                        Settings.of(
                                Settings.EXPONENT,
                                law.exponent(),
                                TripletLaw.CUT,
                                law.cut(),
                                TripletLaw.CAPACITY,
                                law.capacity(),
                                Settings.DRAWS,
                                draws),
                        full ? 40_000 : 4000,
                        1000);
            }
        }
        return plan.cells();
    }

    private static void addMemories(Plan plan, double exponent, String weighting, double value, int runs) {
        for (long dimensions : new long[] {32, 48, 64, 96, 128}) {
            plan.add(
                    Settings.of(
                            Settings.EXPONENT,
                            exponent,
                            weighting,
                            value,
                            ITEMS,
                            STORED,
                            CLASSES,
                            FIVE,
                            DIMENSIONS,
                            dimensions),
                    runs,
                    2 * STORED * dimensions);
        }
    }

    static MemoryTheory memory(Map<String, Object> setting) {
        Zipf law = Settings.zipf(setting);
        return new MemoryTheory(
                law,
                MemoryWeights.of(setting, law),
                Settings.small(setting, ITEMS),
                Settings.small(setting, CLASSES),
                Settings.small(setting, DIMENSIONS));
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Tally tally = new Tally();
        if (cell.setting().containsKey(DIMENSIONS)) {
            MemoryRuns runs = new MemoryRuns(memory(cell.setting()));
            for (int run = 0; run < cell.replicates(); run++) {
                tally.add(MemoryCurve.ERROR, runs.error(stream));
            }
        } else {
            TripletLaw said = TripletLaw.of(cell.setting());
            TripletLaw law = new TripletLaw(said.exponent(), said.cut(), said.capacity() + spoiledCapacity);
            ZipfCountSampler sampler = ZipfCountSampler.of(law.training());
            long draws = Settings.whole(cell.setting(), Settings.DRAWS);
            for (int run = 0; run < cell.replicates(); run++) {
                tally.add(TripletCurve.ERROR, law.error(sampler.sample(stream, draws)));
            }
        }
        return tally.measurement();
    }

    @Override
    public Findings judge(Results results) {
        List<MemoryCurve> memories = new ArrayList<>();
        List<TripletCurve> triplets = new ArrayList<>();
        Settings.along(DIMENSIONS, results).forEach((group, points) -> {
            if (group.containsKey(ITEMS)) {
                memories.add(MemoryCurve.of(group, points));
            }
        });
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> {
            if (group.containsKey(TripletLaw.CUT)) {
                triplets.add(TripletCurve.of(group, points));
            }
        });
        return MemoryFindings.of(memories, triplets);
    }
}
