package org.longtail.zipf;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector of ranks at a time; logarithms and exponentials are the JDK's vector mathematics, good to one unit in the last place. */
final class VectorUnseenKernel implements UnseenKernel {

    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = DOUBLES.length();
    private static final ScalarUnseenKernel SCALAR = new ScalarUnseenKernel();

    @Override
    public double sum(double a, double logA, double b, double logB, double draws, int from, int to) {
        DoubleVector total = DoubleVector.zero(DOUBLES);
        DoubleVector ranks = DoubleVector.zero(DOUBLES).addIndex(1).add(to - WIDTH + 1);
        int i = to;
        // From the smallest terms up, a vector of ranks i - WIDTH + 1 .. i at a time.
        for (; i - from >= WIDTH - 1; i -= WIDTH) {
            DoubleVector log = ranks.lanewise(VectorOperators.LOG);
            DoubleVector q = log.mul(-b).sub(logB).lanewise(VectorOperators.EXP);
            DoubleVector logUnseen = q.neg().lanewise(VectorOperators.LOG1P).mul(draws);
            total = total.add(log.mul(-a).sub(logA).add(logUnseen).lanewise(VectorOperators.EXP));
            ranks = ranks.sub(WIDTH);
        }
        return total.reduceLanes(VectorOperators.ADD) + SCALAR.sum(a, logA, b, logB, draws, from, i);
    }
}
