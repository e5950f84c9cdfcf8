/** Benchmarks of {@code org.longtail.random} beside its peers. */
package org.longtail.bench.random;
