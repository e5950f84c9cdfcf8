/** Real text: reading and counting it, and what its counts say. Knows nothing of screens and pages. */
@NullMarked
package org.longtail.validation.corpus;

import org.jspecify.annotations.NullMarked;
