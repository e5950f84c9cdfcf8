package org.longtail.validation.law.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.longtail.zipf.Zipf;

class RiemannZetaTest {

    /** Values on both sides of the pole, from mpmath; 1e-14 covers the rounding of twenty additions. */
    @Test
    void continuesBelowOne() {
        assertEquals(-0.2078862249773546, RiemannZeta.of(-0.5), 1e-14);
        assertEquals(-0.5, RiemannZeta.of(0), 1e-14);
        assertEquals(-1.460354508809587, RiemannZeta.of(0.5), 1e-14);
        assertEquals(-9.430114019402252, RiemannZeta.of(0.9), 1e-13);
        assertEquals(Math.PI * Math.PI / 6, RiemannZeta.of(2), 1e-14);
    }

    @Test
    void isTheNormalizerOfAZipfLawAboveOne() {
        for (double s : new double[] {1.1, 1.5, 3, 7.5, 30}) {
            assertEquals(1, RiemannZeta.of(s) / Zipf.of(s).normalizer(), 1e-14, "s = " + s);
        }
    }
}
