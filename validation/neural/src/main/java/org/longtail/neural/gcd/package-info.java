/** A transformer that learns greatest common divisors, from clean labels and from those of an earlier one. */
@NullMarked
package org.longtail.neural.gcd;

import org.jspecify.annotations.NullMarked;
