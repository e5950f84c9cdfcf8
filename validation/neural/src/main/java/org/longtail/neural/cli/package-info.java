/** The command line of the neural experiments. */
@NullMarked
package org.longtail.neural.cli;

import org.jspecify.annotations.NullMarked;
