package org.longtail.validation.law.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DescentTheoryTest {

    /** One step in one direction, l = 1: E (1 - g x^2)^2 = 1 - 2g + 3g^2, plus g^2 times the noise variance. */
    @Test
    void firstStepByHand() {
        DescentShape shape = new DescentShape(2, 1, 0.25, false, 0.5, false);
        assertEquals(1 - 0.5 + 3 * 0.0625 + 0.0625 * 0.25, DescentTheory.risk(shape, 1), 1e-15);
    }

    @Test
    void directionsBeyondAreFloorAndNoise() {
        DescentShape shape = new DescentShape(2, 1, 0.25, false, 0, true);
        double beyond = Math.PI * Math.PI / 6 - 1;
        assertEquals(beyond + 1 - 0.5 + 3 * 0.0625 + 0.0625 * beyond, DescentTheory.risk(shape, 1), 1e-14);
    }
}
