package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this package: the widest the machine prefers, but no wider than a panel. */
final class VectorLanes {

    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() > Panels.WIDTH
            ? DoubleVector.SPECIES_512
            : DoubleVector.SPECIES_PREFERRED;

    private VectorLanes() {}
}
