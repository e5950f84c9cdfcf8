/** Benchmarks of {@code org.longtail.truncation} beside its peers. */
package org.longtail.bench.truncation;
