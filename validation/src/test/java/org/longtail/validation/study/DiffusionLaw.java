package org.longtail.validation.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;

/**
 * A law small enough to be checked by eye: the sum of n steps of +1 or -1 has mean square n. A claim other than the power 1
 * is false.
 */
public record DiffusionLaw(String id, double claimedPower) implements ScalingLaw {

    private static final String SQUARE = "mean square";
    private static final long[] STEPS = {10, 100, 1000};
    private static final int BLOCKS = 4;

    /** A law that holds. */
    public static DiffusionLaw holding() {
        return new DiffusionLaw("diffusion", 1);
    }

    /** A law that fails: at n = 1000 its claim is 20 times too small, hundreds of standard errors. */
    public static DiffusionLaw failing() {
        return new DiffusionLaw("slow-diffusion", 0.5);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                id,
                "Diffusion <of & \"walkers\">",
                "A walk of n steps of ±1 has mean square n.",
                "E S² = n^" + claimedPower,
                "Karl Pearson, The Problem of the Random Walk, 1905");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        List<Cell> cells = new ArrayList<>();
        // Blocks come apart in the list, so that merging has to put them in order.
        for (int block = 0; block < BLOCKS; block++) {
            for (long steps : STEPS) {
                cells.add(new Cell(Map.of("steps", steps), block, budget == Budget.QUICK ? 50 : 200));
            }
        }
        return cells;
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        long steps = (long) Objects.requireNonNull(cell.setting().get("steps"));
        Moments squares = Moments.NONE;
        for (int i = 0; i < cell.replicates(); i++) {
            long sum = 0;
            for (long step = 0; step < steps; step++) {
                sum += stream.nextLong() < 0 ? -1 : 1;
            }
            squares = squares.with((double) sum * sum);
        }
        return new Measurement(Map.of(SQUARE, squares));
    }

    /** Somebody forgot to square. */
    private static PublishedForm published(long steps) {
        double root = Math.sqrt((double) steps);
        return new PublishedForm(
                SQUARE,
                "nobody <b>",
                "E S² = √n",
                "E S² = n",
                Map.of("steps", steps),
                root,
                steps,
                Double.NaN,
                Double.NaN);
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Figure.Point> measured = new ArrayList<>();
        List<Figure.Point> claimed = new ArrayList<>();
        results.bySetting().forEach((setting, measurement) -> {
            Moments squares = Objects.requireNonNull(measurement.quantities().get(SQUARE));
            long steps = (long) Objects.requireNonNull(setting.get("steps"));
            double claim = Math.pow((double) steps, claimedPower);
            verdicts.add(
                    new Verdict(SQUARE, Verdict.Kind.EXACT, setting, claim, squares.mean(), squares.standardError()));
            measured.add(new Figure.Point((double) steps, squares.mean(), squares.standardError()));
            claimed.add(new Figure.Point((double) steps, claim, 0));
        });
        Figure figure = new Figure(
                "Mean square </script> displacement",
                "steps",
                "mean square",
                List.of(
                        new Figure.Series("measured", "walk", Figure.Style.MEASURED, measured),
                        new Figure.Series("claimed", "walk", Figure.Style.EXACT, claimed)),
                List.of(new Figure.Marker(100, "hundred")));
        return new Findings(
                verdicts,
                List.of(new Identity(
                        "n^p by exp and log",
                        Map.of("steps", 10L),
                        Math.pow(10, claimedPower),
                        Math.exp(claimedPower * Math.log(10)),
                        1e-14)),
                List.of(figure),
                List.of(published(10), published(1)));
    }
}
