/**
 * Gram accumulators, least squares and ridge regression.
 *
 * <ul>
 *   <li>{@link org.longtail.regression.LeastSquares} and {@link org.longtail.regression.Ridge} fit one data set and say
 *       how good the fit and its arithmetic are.
 *   <li>{@link org.longtail.regression.LinearSolver} is their engine, for loops over many data sets: it keeps its
 *       workspace.
 *   <li>{@link org.longtail.regression.GramMatrix} accumulates data too large to hold, on one machine or many.
 *   <li>{@link org.longtail.regression.WishartSampler} draws such sums without data.
 * </ul>
 *
 * <p>All results but those of QR, singular values and eigenvalues (by EJML) are equal bit for bit at every vector width
 * and on the scalar path.
 */
@NullMarked
package org.longtail.regression;

import org.jspecify.annotations.NullMarked;
