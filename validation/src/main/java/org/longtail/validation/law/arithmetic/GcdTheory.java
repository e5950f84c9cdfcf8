package org.longtail.validation.law.arithmetic;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Exact expectations of the divisor-list learner. Of T labels, divisor g is seen Binomial(T, label(g)) times, where label =
 * f P + (1-f) Q: P the law of the gcd, Q the law of the answers of a generator that knows the divisors 1..cut only, and f
 * the fraction of clean labels. The learner is right on g if and only if it has seen it {@code sightings} times:
 *
 * <pre>E = sum over g of P(g) P(Binomial(T, label(g)) &lt; sightings)</pre>
 *
 * <p>Beyond the cut Q is 0: with f = 0 the error stays above P(gcd &gt; cut), a plateau; with f &gt; 0 the clean curve comes back,
 * shifted by 1/f.
 */
final class GcdTheory {

    private final GcdOutcomes outcomes;
    private final int cut;

    /** Q(1..cut), at its index. */
    private final double[] answers;

    GcdTheory(GcdOutcomes outcomes, int cut) {
        this.outcomes = outcomes;
        this.cut = cut;
        answers = new double[cut + 1];
        DivisorList generator = DivisorList.upTo(cut);
        for (int gcd = outcomes.largest(); gcd >= 1; gcd--) {
            answers[generator.answer(gcd)] += outcomes.probability(gcd);
        }
    }

    /** Probability that the generator answers a uniform pair with that divisor, at most the cut. */
    double answer(int divisor) {
        return answers[divisor];
    }

    /** Probability of the first gcd that the generator does not know. */
    double firstUnknown() {
        return outcomes.probability(cut + 1);
    }

    double plateau() {
        return outcomes.survival(cut);
    }

    /** Expected error after T labels, a fraction of them clean. */
    double error(long draws, double clean, int sightings) {
        double error = outcomes.sumBeyond(cut, p -> p * missed(draws, clean * p, sightings));
        for (int divisor = cut; divisor > 1; divisor--) {
            double p = outcomes.probability(divisor);
            error += p * missed(draws, label(divisor, clean), sightings);
        }
        return error;
    }

    /** Expected number of divisors known. */
    double known(long draws, double clean, int sightings) {
        double known = outcomes.sumBeyond(cut, p -> seen(draws, clean * p, sightings));
        for (int divisor = cut; divisor > 1; divisor--) {
            known += seen(draws, label(divisor, clean), sightings);
        }
        return known + 1;
    }

    /** How many divisors hang in the balance: the sum over them of P(known) P(not known). */
    double undecided(long draws, double clean, int sightings) {
        double undecided =
                outcomes.sumBeyond(cut, p -> seen(draws, clean * p, sightings) * missed(draws, clean * p, sightings));
        for (int divisor = cut; divisor > 1; divisor--) {
            double label = label(divisor, clean);
            undecided += seen(draws, label, sightings) * missed(draws, label, sightings);
        }
        return undecided;
    }

    private double label(int divisor, double clean) {
        return clean * outcomes.probability(divisor) + (1 - clean) * answers[divisor];
    }

    private static double seen(long draws, double probability, int sightings) {
        return draws < sightings ? 0 : RegularizedBeta.value(probability, sightings, draws - sightings + 1.0);
    }

    private static double missed(long draws, double probability, int sightings) {
        return draws < sightings ? 1 : RegularizedBeta.complement(probability, sightings, draws - sightings + 1.0);
    }
}
