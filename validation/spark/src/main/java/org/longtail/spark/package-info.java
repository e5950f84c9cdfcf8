/** The studies of Longtail on Apache Spark, and its accumulators over Spark's data sets. */
@NullMarked
package org.longtail.spark;

import org.jspecify.annotations.NullMarked;
