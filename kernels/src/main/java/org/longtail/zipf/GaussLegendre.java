package org.longtail.zipf;

/**
 * The Gauss-Legendre rule of 20 points on [0, 1]: exact for polynomials of degree 39. Nodes and weights are roots of the Legendre
 * polynomial P_20 found by Newton's method in 40 digits.
 */
final class GaussLegendre {

    static final int POINTS = 20;

    /** Positive nodes on [-1, 1]. */
    private static final double[] NODES = {
        0.07652652113349734,
        0.22778585114164507,
        0.37370608871541955,
        0.5108670019508271,
        0.636053680726515,
        0.7463319064601508,
        0.8391169718222188,
        0.912234428251326,
        0.9639719272779138,
        0.9931285991850949
    };

    private static final double[] WEIGHTS = {
        0.15275338713072584,
        0.14917298647260374,
        0.14209610931838204,
        0.13168863844917664,
        0.11819453196151841,
        0.10193011981724044,
        0.08327674157670475,
        0.06267204833410907,
        0.04060142980038694,
        0.017614007139152118
    };

    private GaussLegendre() {}

    /** The k-th node on [0, 1]. */
    static double node(int k) {
        return k < POINTS / 2 ? (1 - NODES[k]) / 2 : (1 + NODES[POINTS - 1 - k]) / 2;
    }

    /** The weight of the k-th node; all weights add up to 1. */
    static double weight(int k) {
        return WEIGHTS[k < POINTS / 2 ? k : POINTS - 1 - k] / 2;
    }
}
