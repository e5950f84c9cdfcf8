package org.longtail.neural.gcd;

import java.util.List;
import org.longtail.internal.Arguments;
import org.longtail.neural.network.TransformerShape;

/**
 * How large the experiment is.
 *
 * @param base base of the operands' digits
 * @param width length of a token's vector
 * @param teacherSteps steps of generation 0
 * @param steps steps of every other arm
 * @param every steps between tests
 * @param seeds runs of each arm
 * @param clean fractions of clean labels in the mixed arms, in (0, 1)
 */
public record GcdSizes(int base, int width, int teacherSteps, int steps, int every, int seeds, List<Double> clean) {

    static final int BATCH = 256;

    static final int HEADS = 4;

    static final double LEARNING_RATE = 1e-3;

    /** Pairs of each divisor that a network is tested on. */
    static final int TESTS = 100;

    /** A divisor counts as learned when so many of its tests are answered rightly. */
    static final int RIGHT = 95;

    /**
     * Checks the numbers.
     *
     * @param base base of the operands' digits
     * @param width length of a token's vector, a multiple of 4
     * @param teacherSteps steps of generation 0
     * @param steps steps of every other arm
     * @param every steps between tests
     * @param seeds runs of each arm
     * @param clean fractions of clean labels in the mixed arms, in (0, 1)
     * @throws IllegalArgumentException if one is out of its range
     */
    public GcdSizes {
        TransformerShape.requireWidth(width, HEADS);
        Arguments.requireAtLeastOne(teacherSteps, "teacherSteps");
        Arguments.requireAtLeastOne(steps, "steps");
        Arguments.requireAtLeastOne(every, "every");
        Arguments.requireAtLeastOne(seeds, "seeds");
        clean = List.copyOf(clean);
        clean.forEach(fraction -> Arguments.requireFraction(fraction, "clean"));
    }
}
