/** Grids of cells, seeds, the engines that run them, and the verdicts that come out. */
@NullMarked
package org.longtail.validation.study;

import org.jspecify.annotations.NullMarked;
