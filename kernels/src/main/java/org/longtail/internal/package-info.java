/** Not for users: argument checks shared by every package. */
@NullMarked
package org.longtail.internal;

import org.jspecify.annotations.NullMarked;
