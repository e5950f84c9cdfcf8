/** A heavy tail that no sampler makes: greatest common divisors, and learners of them. */
@NullMarked
package org.longtail.validation.law.arithmetic;

import org.jspecify.annotations.NullMarked;
