package org.longtail.validation.law.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RepeatedSamplingTest {

    /** binomial(5-2, 2)/binomial(5, 2) = 3/10. */
    @Test
    void drawsWithoutReplacement() {
        assertEquals(0.3, RepeatedSampling.allFail(5, 2, 2), 1e-15);
        assertEquals(1, RepeatedSampling.allFail(5, 0, 2));
        assertEquals(0, RepeatedSampling.allFail(5, 4, 2));
        assertEquals(0, RepeatedSampling.allFail(5, 5, 1));
    }
}
