/** Tools for writing laws: settings, plans of cells, tallies, reference values, drawn curves, fits of power laws. */
@NullMarked
package org.longtail.validation.law.tool;

import org.jspecify.annotations.NullMarked;
