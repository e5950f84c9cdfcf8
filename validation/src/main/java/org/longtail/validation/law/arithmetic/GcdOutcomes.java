package org.longtail.validation.law.arithmetic;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/**
 * The exact law of the greatest common divisor of two independent uniform integers on 1..M.
 *
 * <p>The pairs with gcd g are g times the coprime pairs on 1..N, N = floor(M/g), and of those there are 2 (phi(1) + ... +
 * phi(N)) - 1, a whole number. So P(gcd = g) depends on floor(M/g) alone, which takes fewer than 2 sqrt(M) values: sums
 * over all g cost that many terms. For M without bound it is 6/(pi^2 g^2), a Zipf law of exponent 2.
 *
 * <p>Source: Ernesto Cesàro, "Étude moyenne du plus grand commun diviseur de deux nombres", 1885.
 */
final class GcdOutcomes {

    private final int largest;

    /** Coprime pairs on 1..N, at index N. */
    private final long[] coprimePairs;

    /** Pairs of members 1..largest; a sieve of so many integers is kept. */
    GcdOutcomes(int largest) {
        this.largest = largest;
        int[] totients = totients(largest);
        coprimePairs = new long[largest + 1];
        long sum = 0;
        for (int n = 1; n <= largest; n++) {
            sum += totients[n];
            coprimePairs[n] = 2 * sum - 1;
        }
    }

    int largest() {
        return largest;
    }

    /** P(gcd = divisor). */
    double probability(int divisor) {
        return (double) coprimePairs[largest / divisor] / ((double) largest * largest);
    }

    /** P(gcd &gt; divisor). */
    double survival(int divisor) {
        return sumBeyond(divisor, probability -> probability);
    }

    /** Sum over all g &gt; divisor of f(P(gcd = g)), smallest terms first. */
    double sumBeyond(int divisor, DoubleUnaryOperator f) {
        double sum = 0;
        int last = largest;
        while (last > divisor) {
            // All g with the same quotient as last.
            int first = Math.max(divisor, largest / (largest / last + 1)) + 1;
            sum += (last - first + 1) * f.applyAsDouble(probability(last));
            last = first - 1;
        }
        return sum;
    }

    /** The same probability by Möbius inversion, another way to count: sum over k of mu(k) floor(N/k)^2 / M^2. */
    static LongToDoubleFunction byInversion(int largest) {
        byte[] moebius = moebius(largest);
        return divisor -> {
            long n = largest / divisor;
            long pairs = 0;
            for (int k = 1; k <= n; k++) {
                pairs += moebius[k] * (n / k) * (n / k);
            }
            return (double) pairs / ((double) largest * largest);
        };
    }

    private static int[] totients(int largest) {
        int[] totients = new int[largest + 1];
        for (int n = 1; n <= largest; n++) {
            totients[n] = n;
        }
        for (int prime = 2; prime <= largest; prime++) {
            if (totients[prime] == prime) {
                for (int multiple = prime; multiple <= largest; multiple += prime) {
                    totients[multiple] -= totients[multiple] / prime;
                }
            }
        }
        return totients;
    }

    /** mu(n) = -(sum of mu over the proper divisors of n). */
    private static byte[] moebius(int largest) {
        byte[] moebius = new byte[largest + 1];
        moebius[1] = 1;
        for (int n = 1; n <= largest; n++) {
            if (moebius[n] != 0) {
                for (int multiple = 2 * n; multiple <= largest; multiple += n) {
                    moebius[multiple] -= moebius[n];
                }
            }
        }
        return moebius;
    }
}
