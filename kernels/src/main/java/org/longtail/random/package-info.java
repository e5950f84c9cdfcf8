/** Seeded, splittable SIMD random streams: the only place where state lives. */
@NullMarked
package org.longtail.random;

import org.jspecify.annotations.NullMarked;
