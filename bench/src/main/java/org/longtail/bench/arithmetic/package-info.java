/** Benchmarks of {@code org.longtail.arithmetic} beside its peers. */
package org.longtail.bench.arithmetic;
