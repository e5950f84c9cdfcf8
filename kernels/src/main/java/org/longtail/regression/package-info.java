/** Gram accumulators, least squares and ridge regression. */
@NullMarked
package org.longtail.regression;

import org.jspecify.annotations.NullMarked;
