package org.longtail.validation.law.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BestPenaltyTest {

    private static final BestPenalty PENALTY =
            new BestPenalty(2, 0.375, new ChainShape(60, 200, 0.5, 400, 1.0), /* undrawn= */ 0);

    @Test
    void findsTheBottomOfAValley() {
        // A parabola is flat to the square root of a rounding error.
        assertEquals(-3, BestPenalty.minimum(x -> (x + 3) * (x + 3) + 1, -18.5, 0), 1e-7);
    }

    @Test
    void noOtherPenaltyIsBetterAndMoreGenerationsWantMore() {
        double before = 0;
        for (double generations : new double[] {0, 1, 4, 16}) {
            RidgeEquivalent best = PENALTY.best(generations);
            double risk = PENALTY.risk(best, generations);
            for (double factor : new double[] {0.9, 1.1}) {
                RidgeEquivalent other = RidgeEquivalent.ofEffectivePenalty(
                        PENALTY.spectrum(), PENALTY.shape().rows(), factor * best.kappa());
                assertTrue(PENALTY.risk(other, generations) > risk);
            }
            assertTrue(best.penalty() > before);
            before = best.penalty();
        }
    }
}
