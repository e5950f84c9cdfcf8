package org.longtail.validation.law.regression;

/**
 * Risk of least squares per unit of |delta|^2, when some rows are labelled by coefficients that are off by delta: isotropic
 * Gaussian design of d columns, T1 real rows, T2 synthetic ones.
 */
interface SyntheticBias {

    /**
     * Exact: with T = T1 + T2, p = T2/T, B11 = p (T2+2)/(T+2) and B12 = p T1/((T+2)(T-1)) it is B11 + B12 ((Td-2)/(T-d-1) -
     * 1). The two are second moments of the synthetic rows' share in an orthonormal basis of the design.
     */
    SyntheticBias EXACT = (columns, realRows, syntheticRows) -> {
        double rows = (double) realRows + syntheticRows;
        double share = syntheticRows / rows;
        double along = share * (syntheticRows + 2) / (rows + 2);
        double across = share * realRows / (rows + 2) / (rows - 1);
        return along + across * ((rows * columns - 2) / (rows - columns - 1) - 1);
    };

    /** p^2 + p (1-p) f/(1-f), f = d/T: the limit of many rows and columns in proportion, as published. */
    SyntheticBias PROPORTIONAL_LIMIT = (columns, realRows, syntheticRows) -> {
        double rows = (double) realRows + syntheticRows;
        double share = syntheticRows / rows;
        double ratio = columns / rows;
        return share * share + share * (1 - share) * ratio / (1 - ratio);
    };

    double of(int columns, long realRows, long syntheticRows);
}
