package org.longtail.validation.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.cli.Longtail;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * An example: a law of your own in one file. How to run it stands in CONTRIBUTING.md.
 *
 * <p>Set-up: uniform draws from N days until a day comes twice. Exact: the mean number of draws is the sum over k of the
 * probability that k draws are all different. Asymptotic: sqrt(pi N/2) + 2/3.
 */
public final class BirthdayCollisions implements ScalingLaw {

    private static final String DAYS = "days";
    private static final String DRAWS = "draws until a day comes twice";

    /** The constant that the asymptotic law leaves out; without it the slope would be bent. */
    private static final double OFFSET = 2.0 / 3;

    private static final PowerLaw ASYMPTOTE = new PowerLaw(0.5, Math.sqrt(Math.PI / 2));

    /**
     * Runs this file: all commands of Longtail, over its laws and this one.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        Longtail.mainWith(List.of(new BirthdayCollisions()), arguments);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "birthday-collisions",
                "Birthday collisions",
                "Draws from N equally likely days repeat a day after √(πN/2) + 2/3 of them on average.",
                "E T = Σ_{k≥0} Π_{j<k} (1−j/N) ≃ √(πN/2) + 2/3",
                "Philippe Flajolet, Peter Grabner, Peter Kirschenhofer, Helmut Prodinger, On Ramanujan's Q-function, 1995");
    }

    /** What is to be run. A cell's place in the list names its random numbers: append, rather than insert. */
    @Override
    public List<Cell> cells(Budget budget) {
        int runs = budget == Budget.FULL ? 100_000 : 10_000;
        Plan plan = new Plan();
        for (long days : Plan.halfDecades(6, 12)) {
            plan.add(Settings.of(DAYS, days), runs, Math.round(ASYMPTOTE.at((double) days)));
        }
        return plan.cells();
    }

    /** Runs one cell, on the stream that is given: no other source of randomness. */
    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        int days = Settings.small(cell.setting(), DAYS);
        int[] lastRun = new int[days];
        Tally tally = new Tally();
        for (int run = 1; run <= cell.replicates(); run++) {
            int draws = 0;
            boolean repeated = false;
            while (!repeated) {
                int day = (int) stream.nextLong(days);
                draws++;
                repeated = lastRun[day] == run;
                lastRun[day] = run;
            }
            tally.add(DRAWS, draws);
        }
        return tally.measurement();
    }

    /** Compares. The first verdict is the law's headline. */
    @Override
    public Findings judge(Results results) {
        List<Measured> points = results.bySetting().entrySet().stream()
                .map(entry -> new Measured(entry.getKey(), entry.getValue()))
                .toList();
        List<Verdict> verdicts = new ArrayList<>();
        List<PublishedForm> published = new ArrayList<>();
        List<Point> measured = new ArrayList<>();
        for (Measured point : points) {
            Moments moments = point.moments(DRAWS);
            double days = days(point);
            double exact = expectation(days);
            verdicts.add(new Verdict(DRAWS, Kind.EXACT, point.setting(), exact, moments.mean(), error(point)));
            published.add(new PublishedForm(
                    DRAWS,
                    "folklore",
                    "E T ~ √N",
                    "E T = Σ_{k≥0} Π_{j<k} (1−j/N)",
                    point.setting(),
                    Math.sqrt(days),
                    exact,
                    moments.mean(),
                    error(point)));
            measured.add(new Point(days, moments.mean(), error(point)));
        }
        verdicts.addAll(PowerLawVerdicts.of(
                "draws − 2/3",
                Map.of(),
                ASYMPTOTE,
                points.stream().mapToDouble(BirthdayCollisions::days).toArray(),
                points.stream()
                        .mapToDouble(point -> point.moments(DRAWS).mean() - OFFSET)
                        .toArray(),
                points.stream().mapToDouble(BirthdayCollisions::error).toArray()));
        return new Findings(verdicts, identities(), List.of(figure(measured)), published);
    }

    private static double days(Measured point) {
        return (double) Settings.whole(point.setting(), DAYS);
    }

    /** Theory knows the variance of a run; where it does not, {@code moments.standardError()} estimates it. */
    private static double error(Measured point) {
        double days = days(point);
        double mean = expectation(days);
        double square = sumOfSurvivals(days, 2);
        return Math.sqrt((square - mean * mean) / point.moments(DRAWS).count());
    }

    private static double expectation(double days) {
        return sumOfSurvivals(days, 1);
    }

    /** E T^power = sum over k of ((k+1)^power - k^power) P(T > k), for the powers 1 and 2. */
    private static double sumOfSurvivals(double days, int power) {
        double sum = 0;
        double allDifferent = 1;
        for (int k = 0; allDifferent > 1e-20; k++) {
            sum += (power == 1 ? 1 : 2.0 * k + 1) * allDifferent;
            allDifferent *= 1 - k / days;
        }
        return sum;
    }

    /** The same number in two ways: the exact sum against five terms of its asymptotic series; the sixth bounds the rest. */
    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (long days : new long[] {365, 10_000, 1_000_000}) {
            double n = (double) days;
            double root = Math.sqrt(Math.PI / (2 * n));
            double series = n * root + OFFSET + root / 12 - 4 / (135 * n) + root / (288 * n);
            double sixth = 8 / (2835 * n * n);
            identities.add(new Identity(
                    "asymptotic series against the exact sum",
                    Settings.of(DAYS, days),
                    series,
                    expectation(n),
                    sixth / series + 1e-12));
        }
        return identities;
    }

    private static Figure figure(List<Point> measured) {
        double from = measured.getFirst().x();
        double to = measured.getLast().x();
        String group = "uniform days";
        return new Figure(
                "Draws until a day comes twice",
                "days N",
                "draws",
                List.of(
                        new Series("measured", group, Style.MEASURED, measured),
                        new Series("exact", group, Style.EXACT, Curves.over(from, to, BirthdayCollisions::expectation)),
                        new Series("asymptote", group, Style.ASYMPTOTE, Curves.over(from, to, ASYMPTOTE::at)),
                        new Series("√N", group, Style.PUBLISHED, Curves.over(from, to, Math::sqrt))),
                List.of());
    }
}
