/** Integer arithmetic in bulk. */
@NullMarked
package org.longtail.arithmetic;

import org.jspecify.annotations.NullMarked;
