/** Benchmarks of {@code org.longtail.regression} beside its peers. */
package org.longtail.bench.regression;
