/** Traps: how a plausible analysis of good measurements goes wrong, and by how much. */
@NullMarked
package org.longtail.validation.law.trap;

import org.jspecify.annotations.NullMarked;
