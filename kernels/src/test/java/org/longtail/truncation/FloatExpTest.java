package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatExpTest {

    private static final boolean NIGHTLY = Boolean.getBoolean("longtail.test.nightly");
    private static final int FIRST = Float.floatToRawIntBits(-Float.MIN_VALUE);
    private static final int LAST = Float.floatToRawIntBits(FloatExp.LOWEST);

    /** How far apart the runs of neighbouring floats begin; in the nightly build they leave out none. */
    private static final int STRIDE = NIGHTLY ? 64 : 1 << 14;

    private static final int RUN = 64;

    /** Measured on all floats: 1.0096 ulp, 1/2 of which is the rounding of the result. */
    @Test
    void isGoodToOneUnitInTheLastPlaceAndNeverDecreases() {
        for (int start = FIRST; start <= LAST; start += STRIDE) {
            float before = 1;
            for (int bits = Math.min(start + RUN, LAST); bits >= start; bits--) {
                float y = Float.intBitsToFloat(bits);
                float actual = FloatExp.exp(y);
                double expected = Math.exp(y);
                double error = Math.abs(actual - expected) / Math.ulp((float) expected);
                assertTrue(error < 1.02, () -> "e^" + y + " is off by " + error + " ulp");
                assertTrue(bits == Math.min(start + RUN, LAST) || actual >= before, () -> "decreases at " + y);
                before = actual;
            }
        }
    }

    /** Where k changes, which is where a polynomial would step down. */
    @Test
    void neverDecreasesBetweenReductions() {
        for (int k = 0; k < 125; k++) {
            int middle = Float.floatToRawIntBits((float) (-(k + 0.5) * Math.log(2)));
            for (int bits = middle - 5000; bits < middle + 5000; bits++) {
                assertTrue(FloatExp.exp(Float.intBitsToFloat(bits)) >= FloatExp.exp(Float.intBitsToFloat(bits + 1)));
            }
        }
    }

    @Test
    void ends() {
        assertEquals(1, FloatExp.exp(0f));
        assertEquals(1, FloatExp.exp(-0f));
        assertEquals(1, FloatExp.exp(-Float.MIN_VALUE));
        assertTrue(FloatExp.exp(FloatExp.LOWEST) >= Float.MIN_NORMAL);
        assertEquals(0, FloatExp.exp(Math.nextDown(FloatExp.LOWEST)));
        assertEquals(0, FloatExp.exp(Float.NEGATIVE_INFINITY));
    }
}
