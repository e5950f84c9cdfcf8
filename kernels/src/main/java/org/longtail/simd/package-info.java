/** Not for users: which lanes this machine has, and the choice between vector kernels and their scalar twins. */
@NullMarked
package org.longtail.simd;

import org.jspecify.annotations.NullMarked;
