/** Our kernels beside their peers: runs the benchmarks, compares what JMH measured, and writes it down. */
@NullMarked
package org.longtail.bench.compare;

import org.jspecify.annotations.NullMarked;
