/** Maximum likelihood for Zipf and power laws, weighted log-log slopes, goodness of fit. */
@NullMarked
package org.longtail.inference;

import org.jspecify.annotations.NullMarked;
