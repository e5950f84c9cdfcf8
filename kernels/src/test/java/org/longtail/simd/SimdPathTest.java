package org.longtail.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Which path this test run takes: so that no build can test the scalar twins only and think it tested the vectors. */
class SimdPathTest {

    private static final String WANTED = System.getProperty("longtail.test.path", "");

    @Test
    void thisRunTakesThePathItWasAskedToTake() {
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        switch (WANTED) {
            case "scalar" -> {
                assertFalse(module, "the scalar run must not have the vector module");
                assertEquals(SimdSupport.Path.SCALAR, SimdSupport.path());
                assertEquals(64, SimdSupport.vectorBits());
                assertTrue(SimdSupport.description().contains("--add-modules jdk.incubator.vector"));
            }
            case "preferred", "256", "128" -> {
                assertTrue(module, "the vector run needs the vector module");
                assertEquals(SimdSupport.Path.VECTOR, SimdSupport.path());
                int wanted = WANTED.equals("preferred") ? Integer.MAX_VALUE : Integer.parseInt(WANTED);
                int bits = Math.min(wanted, 8 * maxVectorBytes());
                assertEquals(bits, SimdSupport.vectorBits());
                assertEquals("vector, " + bits + " bits", SimdSupport.description());
            }
            default -> throw new AssertionError("system property longtail.test.path: \"" + WANTED + "\"");
        }
    }

    private static int maxVectorBytes() {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return Integer.parseInt(bean.getVMOption("MaxVectorSize").getValue());
    }
}
