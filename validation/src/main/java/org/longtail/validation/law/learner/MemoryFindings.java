package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** Findings of the associative memory and the triplet law. */
final class MemoryFindings {

    /** So many items that the memory, not their number, limits: at d = 1e5 some two thousand are known. */
    private static final int MANY_ITEMS = 4_000_000;

    private MemoryFindings() {}

    static Findings of(List<MemoryCurve> memories, List<TripletCurve> triplets) {
        List<Verdict> verdicts = new ArrayList<>();
        memories.stream().map(MemoryCurve::slope).forEach(verdicts::add);
        memories.stream().flatMap(curve -> curve.measured().verdicts().stream()).forEach(verdicts::add);
        triplets.stream().flatMap(curve -> curve.measured().verdicts().stream()).forEach(verdicts::add);
        return new Findings(
                verdicts,
                identities(),
                Stream.of(memoryFigure(memories), tripletFigure(triplets))
                        .filter(figure -> !figure.series().isEmpty())
                        .toList(),
                triplets.stream().flatMap(curve -> curve.published().stream()).toList());
    }

    private static Figure memoryFigure(List<MemoryCurve> memories) {
        return new Figure(
                "Associative memory: error against dimensions",
                "dimensions d",
                "error E",
                memories.stream().flatMap(curve -> curve.series().stream()).toList(),
                List.of());
    }

    private static Figure tripletFigure(List<TripletCurve> triplets) {
        return new Figure(
                "Cut and capacity: error against draws",
                "training draws T",
                "test error E",
                triplets.stream().flatMap(curve -> curve.series().stream()).toList(),
                triplets.stream()
                        .map(TripletCurve::law)
                        .map(law -> new Marker(
                                Math.pow(Math.min(law.cut(), law.capacity()) + 0.5, law.exponent())
                                        * law.training().normalizer(),
                                "crossover, k = " + law.cut()))
                        .toList());
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(
                ReferenceValues.compare(AssociativeMemory.class, "associative-memory.txt", MemoryFindings::reference));
        for (double exponent : new double[] {1.5, 2}) {
            for (double power : new double[] {1, 0.5}) {
                identities.add(asymptoticSlope(exponent, power));
            }
        }
        identities.add(slopeOfTheFirstAlike());
        for (TripletLaw law : List.of(new TripletLaw(1.5, 300, 100), new TripletLaw(1.5, 100, 300))) {
            for (long draws : new long[] {300, 1000, 3000}) {
                identities.add(scalingForm(law, draws));
            }
        }
        return identities;
    }

    private static double reference(String quantity, Map<String, Object> setting) {
        return switch (quantity) {
            case "error of the memory" -> AssociativeMemory.memory(setting).error();
            case "error of unit keys" -> AssociativeMemory.memory(setting).errorOfUnitKeys();
            case "error under cut and capacity" ->
                TripletLaw.of(setting).expected(Settings.whole(setting, Settings.DRAWS));
            case "scaling form under cut and capacity" ->
                TripletLaw.of(setting).scalingForm((double) Settings.whole(setting, Settings.DRAWS));
            case "published sum under cut and capacity" ->
                TripletLaw.of(setting).additive((double) Settings.whole(setting, Settings.DRAWS));
            default -> throw new IllegalStateException(quantity);
        };
    }

    /**
     * Slope from d = 1e3 to 1e5 against -(b-1)/(2 rho b). The step from known to unknown items has a width in ln i that does
     * not depend on d, so that the power law is approached as its last known item becomes a large number: i ~ d^(1/(2 rho
     * b)), from 5 (b = 2, rho = 1) to 50 at d = 1e3, and a sum differs from an integral by less than 1/i of itself.
     */
    private static Identity asymptoticSlope(double exponent, double power) {
        Map<String, Object> setting = Settings.of(Settings.EXPONENT, exponent, MemoryWeights.POWER, power);
        double before = memory(setting, 1000).blockedError();
        double after = memory(setting, 100_000).blockedError();
        double predicted = -(exponent - 1) / (2 * power * exponent);
        return new Identity(
                "asymptotic exponent of error against dimensions",
                Settings.with(setting, AssociativeMemory.DIMENSIONS, "1000..100000"),
                predicted,
                Math.log(after / before) / Math.log(100),
                0.01 / Math.abs(predicted));
    }

    /**
     * The first d/4 items alike: what is not stored falls as d^-(b-1), and what is stored but lost, a share that does not
     * fall with d at all, is still small. Held to 0.05, as an exponent so bent can be.
     */
    private static Identity slopeOfTheFirstAlike() {
        Map<String, Object> setting = Settings.of(Settings.EXPONENT, 1.5, MemoryWeights.STORED_SHARE, 0.25);
        return new Identity(
                "exponent of error against dimensions",
                Settings.with(setting, AssociativeMemory.DIMENSIONS, "64..256"),
                -0.5,
                Math.log(memory(setting, 2000, 256).error()
                                / memory(setting, 2000, 64).error())
                        / Math.log(4),
                0.1);
    }

    private static MemoryTheory memory(Map<String, Object> setting, int dimensions) {
        return memory(setting, MANY_ITEMS, dimensions);
    }

    private static MemoryTheory memory(Map<String, Object> setting, int items, int dimensions) {
        Zipf law = Settings.zipf(setting);
        return new MemoryTheory(law, MemoryWeights.of(setting, law), items, 5, dimensions);
    }

    /** The integral for the sum costs c(1+c)/(2T), and the midpoint at the edge b(b+1)/(24 m^2) and the slope of u there. */
    private static Identity scalingForm(TripletLaw law, long draws) {
        double c = 1 - 1 / law.exponent();
        double edge = Math.min(law.cut(), law.capacity());
        return new Identity(
                "scaling form under cut and capacity",
                Settings.of(TripletLaw.CUT, law.cut(), TripletLaw.CAPACITY, law.capacity(), Settings.DRAWS, draws),
                law.scalingForm((double) draws),
                law.expected(draws),
                c * (1 + c) / (2 * draws) + 2 / (edge * edge));
    }
}
