/** What a generator does to a tail: cut at a rank, nucleus, min-p, temperature, narrowing. */
@NullMarked
package org.longtail.truncation;

import org.jspecify.annotations.NullMarked;
