package org.longtail.validation.law.regression;

/**
 * E tr (Z'Z)^-1 for a matrix Z of independent standard normals: what estimation noise of unit variance adds to a risk.
 */
interface WishartTrace {

    /** d/(T-d-1) for T rows and d columns: the mean of an inverse Wishart matrix, exact at every size with T &gt; d + 1. */
    WishartTrace EXACT = (rows, columns) -> (double) columns / (rows - columns - 1);

    /** d/(T-d), the limit of many rows and columns in proportion, as published: low by one row in T-d. */
    WishartTrace PROPORTIONAL_LIMIT = (rows, columns) -> (double) columns / (rows - columns);

    double of(int rows, int columns);
}
