/** The machine's limits, as benchmarks. */
@NullMarked
package org.longtail.bench.floor;

import org.jspecify.annotations.NullMarked;
