package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Problems of success rate p ~ Beta(a, b), k attempts at each: the share that no attempt solves is E(1-p)^k = B(a, b+k)/B(a, b)
 * ~ Gamma(a+b)/Gamma(b) k^-a, a power law made by the problems that are hardly ever solved.
 *
 * <p>Measured by (1-p)^k of drawn problems; and, for fewer attempts, as one would from data: 2k attempts with s successes, of
 * which k drawn without replacement all fail with probability binomial(2k-s, k)/binomial(2k, k).
 */
final class RepeatedSampling {

    static final String ATTEMPTS = "attempts";

    private static final String A = "a";
    private static final String B = "b";
    private static final String FROM = "measuredBy";
    private static final String SUCCESS_RATES = "success rates";
    private static final String ATTEMPTS_MADE = "attempts made";
    private static final String FAILURE = "share of problems unsolved";
    private static final long SHOWN_ATTEMPTS = 10_000;

    private RepeatedSampling() {}

    static void addTo(Plan plan, int problems) {
        for (double[] beta : new double[][] {{0.3, 2}, {0.5, 1}}) {
            for (long attempts : Plan.halfDecades(4, 12)) {
                plan.add(setting(SUCCESS_RATES, beta, attempts), problems, 30);
            }
            for (long attempts : new long[] {3, 10, 30, 100}) {
                plan.add(setting(ATTEMPTS_MADE, beta, attempts), problems / 10, 300);
            }
        }
    }

    private static Map<String, Object> setting(String from, double[] beta, long attempts) {
        return Settings.of(A, beta[0], B, beta[1], FROM, from, ATTEMPTS, attempts);
    }

    static Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        double a = Settings.real(setting, A);
        double b = Settings.real(setting, B);
        long attempts = Settings.whole(setting, ATTEMPTS);
        boolean fromRates = Settings.text(setting, FROM).equals(SUCCESS_RATES);
        Moments failures = Moments.NONE;
        for (int run = 0; run < replicates; run++) {
            double ofSuccess = stream.nextGamma(a);
            double rate = ofSuccess / (ofSuccess + stream.nextGamma(b));
            failures = failures.with(
                    fromRates
                            ? Math.exp(attempts * Math.log1p(-rate))
                            : allFail(2 * attempts, stream.nextBinomial(2 * attempts, rate), attempts));
        }
        return new Measurement(Map.of(FAILURE, failures));
    }

    /** binomial(n-s, k)/binomial(n, k): k of n attempts, drawn without replacement, miss all s successes. */
    static double allFail(long made, long successes, long attempts) {
        double probability = 1;
        for (long j = 0; j < successes && probability > 0; j++) {
            probability *= Math.max(0, made - attempts - j) / (double) (made - j);
        }
        return probability;
    }

    /** B(a, b+k)/B(a, b). */
    static double failure(Map<String, Object> setting, long attempts) {
        double a = Settings.real(setting, A);
        double b = Settings.real(setting, B);
        return Gamma.value(a + b) / Gamma.value(b) * GammaRatio.delta(b + attempts, a);
    }

    static PowerLaw asymptote(Map<String, Object> setting) {
        double a = Settings.real(setting, A);
        double b = Settings.real(setting, B);
        return new PowerLaw(-a, Gamma.value(a + b) / Gamma.value(b));
    }

    /** The measured shares of one kind of problems, one way of measuring. */
    record Curve(MeasuredCurve measured) {

        static Curve of(Map<String, Object> group, List<Measured> points) {
            return new Curve(MeasuredCurve.of(FAILURE, group, ATTEMPTS, points, attempts -> failure(group, attempts)));
        }

        List<Verdict> asymptoticVerdicts() {
            return measured.asymptoticVerdicts(asymptote(measured.group()));
        }

        private List<Series> series() {
            Map<String, Object> group = measured.group();
            String name = "a = " + group.get(A) + ", b = " + group.get(B) + ", from " + group.get(FROM);
            List<Series> series = new ArrayList<>(measured.measuredAndExact(name));
            if (group.containsValue(SUCCESS_RATES)) {
                series.add(measured.curve(name, "asymptote", Style.ASYMPTOTE, asymptote(group)::at));
                series.add(measured.curve(
                        name,
                        "−log pass@k",
                        Style.PUBLISHED,
                        attempts -> negativeLog(failure(group, Math.round(attempts)))));
            }
            return series;
        }

        /** -log pass@k = -log(1 - E) = E + E^2/2 + ...: a power law of its own only where E is small. */
        List<PublishedForm> published() {
            return measured.published(
                    SHOWN_ATTEMPTS,
                    "Bradley Brown et al., Large Language Monkeys: Scaling Inference Compute with Repeated Sampling, 2024:"
                            + " −log pass@k as the power law",
                    "−log pass@k",
                    "1 − pass@k = B(a,b+k)/B(a,b)",
                    attempts -> negativeLog(failure(measured.group(), Math.round(attempts))));
        }

        private static double negativeLog(double failure) {
            return -Math.log1p(-failure);
        }
    }

    static Figure figure(List<Curve> curves) {
        return new Figure(
                "Repeated sampling: problems unsolved after k attempts",
                "attempts k",
                "1 − pass@k",
                curves.stream().flatMap(curve -> curve.series().stream()).toList(),
                List.of());
    }
}
