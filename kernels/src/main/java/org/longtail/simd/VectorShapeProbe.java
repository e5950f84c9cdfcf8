package org.longtail.simd;

import jdk.incubator.vector.VectorShape;

/** The only class of this package that links against the vector module: never touch it before the module is found. */
final class VectorShapeProbe {

    private VectorShapeProbe() {}

    static int preferredBits() {
        return VectorShape.preferredShape().vectorBitSize();
    }
}
