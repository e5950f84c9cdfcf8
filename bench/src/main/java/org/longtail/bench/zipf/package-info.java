/** Benchmarks of {@code org.longtail.zipf} beside its peers. */
package org.longtail.bench.zipf;
