/** The commands. */
@NullMarked
package org.longtail.validation.cli;

import org.jspecify.annotations.NullMarked;
