package org.longtail.validation.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.longtail.inference.FrequencySpectrum;
import org.longtail.inference.GoodTuring;
import org.longtail.inference.PowerLawBootstrap;
import org.longtail.inference.PowerLawBootstrap.Replicate;
import org.longtail.inference.PowerLawFit;
import org.longtail.inference.PowerLawUncertainty;

/**
 * What a corpus's counts say about its tail.
 *
 * @param corpus the counted text
 * @param missingMass Good-Turing estimate of the probability of unseen types
 * @param powerLaw law of the frequencies of frequencies; empty where all types have one count
 * @param uncertainty what simulations say about that law; empty when none was wanted
 * @param remarks what could not be estimated, and what should not be trusted, in sentences
 */
public record CorpusFit(
        Corpus corpus,
        GoodTuring missingMass,
        Optional<PowerLawFit> powerLaw,
        Optional<PowerLawUncertainty> uncertainty,
        List<String> remarks) {

    /** Below so many types in the tail Clauset, Shalizi and Newman find the estimates biased. */
    private static final int FEW_TAIL_TYPES = 50;

    /** Below this p-value they take a power law for ruled out. */
    private static final double IMPLAUSIBLE = 0.1;

    /**
     * Estimates everything.
     *
     * @param corpus the counted text
     * @param replicates simulations; 0 for none
     * @param seed names all randomness
     * @param threads threads that simulate; no effect on results
     * @param progress told of each simulation done
     * @return the estimates
     * @throws InterruptedException when the calling thread is interrupted
     */
    public static CorpusFit of(Corpus corpus, int replicates, long seed, int threads, Runnable progress)
            throws InterruptedException {
        FrequencySpectrum spectrum = corpus.spectrum();
        Optional<PowerLawFit> fit =
                spectrum.distinctCounts() < 2 ? Optional.empty() : Optional.of(PowerLawFit.of(spectrum));
        Optional<PowerLawUncertainty> uncertainty = Optional.empty();
        if (fit.isPresent() && replicates > 0) {
            PowerLawBootstrap bootstrap = PowerLawBootstrap.of(spectrum, fit.get(), seed);
            uncertainty =
                    Optional.of(PowerLawUncertainty.of(fit.get(), simulate(bootstrap, replicates, threads, progress)));
        }
        return new CorpusFit(
                corpus, GoodTuring.of(spectrum), fit, uncertainty, remarks(corpus, replicates, fit, uncertainty));
    }

    /** Replicates in the order of their numbers, whichever thread ran them. */
    private static List<Replicate> simulate(PowerLawBootstrap bootstrap, int replicates, int threads, Runnable progress)
            throws InterruptedException {
        // Daemons: what is not to be waited for must not keep the JVM alive.
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("longtail-", 1).factory());
        try {
            List<Future<Replicate>> running = new ArrayList<>();
            for (int i = 0; i < replicates; i++) {
                int number = i;
                running.add(workers.submit(() -> bootstrap.replicate(number)));
            }
            List<Replicate> done = new ArrayList<>();
            for (Future<Replicate> future : running) {
                done.add(future.get());
                progress.run();
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a simulation failed", e.getCause());
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<String> remarks(
            Corpus corpus, int replicates, Optional<PowerLawFit> fit, Optional<PowerLawUncertainty> uncertainty) {
        FrequencySpectrum spectrum = corpus.spectrum();
        List<String> remarks = new ArrayList<>();
        if (fit.isEmpty()) {
            remarks.add(
                    "No exponent can be estimated: " + spectrum.types() + (spectrum.types() == 1 ? " type" : " types")
                            + " with the one count " + spectrum.counts()[0] + ", and two different counts are needed.");
        }
        fit.filter(law -> law.tailTypes() < FEW_TAIL_TYPES)
                .ifPresent(law -> remarks.add("Only " + law.tailTypes()
                        + " types in the tail: exponent, x_min and p-value are not to be trusted below some "
                        + FEW_TAIL_TYPES + "."));
        uncertainty.ifPresent(u -> {
            if (u.pValue() < IMPLAUSIBLE) {
                remarks.add("A power law is ruled out: simulated ones are this far from their fit in only "
                        + Math.round(1000 * u.pValue()) / 10.0 + " % of cases.");
            }
            if (u.syntheticSamples() < replicates || u.resampledSamples() < replicates) {
                remarks.add("Some simulated samples had a single count and were left out: "
                        + (replicates - u.syntheticSamples()) + " from the law, "
                        + (replicates - u.resampledSamples()) + " from the data.");
            }
        });
        if (spectrum.hapaxes() == 0) {
            remarks.add("No type was seen once: the missing mass is small, or rare types were removed.");
        }
        if (spectrum.hapaxes() == spectrum.tokens()) {
            remarks.add("Every token is new: the text is too short to tell how much is missing.");
        }
        if (corpus.growth().isEmpty()) {
            remarks.add("Counts have no order: the growth of types is the one expected in random order.");
        }
        if (spectrum.tokens() < 100) {
            remarks.add("No growth exponent can be estimated from " + spectrum.tokens() + " tokens: 100 are needed.");
        }
        return remarks;
    }
}
