/** The benchmarks' main class. Each subject lives in the package that mirrors its kernel's. */
@NullMarked
package org.longtail.bench;

import org.jspecify.annotations.NullMarked;
