package org.longtail.validation.report;

import java.util.ArrayList;
import java.util.List;
import org.longtail.inference.FrequencySpectrum;
import org.longtail.inference.PowerLawFit;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;
import org.longtail.validation.corpus.Growth;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.zipf.ZipfTail;

/** The three log-log plots of a corpus: ranks, counts, growth. */
final class CorpusFigures {

    /** Points nearer to their neighbour than this factor would only blacken the plot. */
    private static final double SPACING = 1.06;

    private static final String DATA = "text";

    private CorpusFigures() {}

    static List<Figure> of(CorpusFit fit) {
        return List.of(counts(fit), ranks(fit), growth(fit.corpus()));
    }

    /** A count x that occurs, and how many types were seen at least so often. */
    private record Seen(double count, double typesAtLeast) {}

    private static List<Seen> seen(FrequencySpectrum spectrum) {
        long[] counts = spectrum.counts();
        long[] frequencies = spectrum.frequencies();
        List<Seen> seen = new ArrayList<>();
        double types = spectrum.types();
        double shown = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] >= shown * SPACING || i == counts.length - 1) {
                seen.add(new Seen(counts[i], types));
                shown = counts[i];
            }
            types -= frequencies[i];
        }
        return seen;
    }

    private static Figure counts(CorpusFit fit) {
        FrequencySpectrum spectrum = fit.corpus().spectrum();
        double all = spectrum.types();
        List<Seen> seen = seen(spectrum);
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                DATA,
                DATA,
                Style.MEASURED,
                seen.stream()
                        .map(s -> {
                            double share = s.typesAtLeast / all;
                            return new Point(s.count, share, Math.sqrt(share * (1 - share) / all));
                        })
                        .toList()));
        fit.powerLaw()
                .ifPresent(law -> series.add(fitted(
                        law,
                        lawPoints(law, seen).stream()
                                .map(s -> new Point(s.count, s.typesAtLeast / all, 0))
                                .toList())));
        return new Figure(
                "Counts: share of the types seen at least x times", "times seen, x", "P(X ≥ x)", series, xMin(fit));
    }

    private static Figure ranks(CorpusFit fit) {
        List<Seen> seen = seen(fit.corpus().spectrum());
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                DATA,
                DATA,
                Style.MEASURED,
                seen.reversed().stream()
                        .map(s -> new Point(s.typesAtLeast, s.count, 0))
                        .toList()));
        fit.powerLaw()
                .ifPresent(law -> series.add(fitted(
                        law,
                        lawPoints(law, seen).reversed().stream()
                                .map(s -> new Point(s.typesAtLeast, s.count, 0))
                                .toList())));
        return new Figure("Ranks: how often the type of each rank was seen", "rank", "times seen", series, List.of());
    }

    /** What the law expects in place of the data, from x_min on. */
    private static List<Seen> lawPoints(PowerLawFit fit, List<Seen> seen) {
        ZipfTail law = fit.law();
        return seen.stream()
                .filter(s -> s.count >= fit.xMin())
                .map(s -> new Seen(s.count, fit.tailTypes() * law.survival((long) s.count - 1)))
                .toList();
    }

    private static Series fitted(PowerLawFit law, List<Point> points) {
        String name = "power law, α = " + Numbers.value(law.exponent());
        return new Series(name, name, Style.FITTED, points);
    }

    private static List<Marker> xMin(CorpusFit fit) {
        return fit.powerLaw()
                .map(law -> List.of(new Marker(law.xMin(), "x_min " + law.xMin())))
                .orElse(List.of());
    }

    private static Figure growth(Corpus corpus) {
        List<Series> series = new ArrayList<>();
        corpus.growth().ifPresent(growth -> series.add(new Series(DATA, DATA, Style.MEASURED, points(growth))));
        String random = "expected in random order";
        series.add(new Series(random, random, Style.EXACT, points(corpus.growthInRandomOrder())));
        return new Figure("Growth: types among the first tokens", "tokens", "types", series, List.of());
    }

    private static List<Point> points(Growth growth) {
        return growth.points().stream()
                .map(p -> new Point(p.tokens(), p.types(), 0))
                .toList();
    }
}
