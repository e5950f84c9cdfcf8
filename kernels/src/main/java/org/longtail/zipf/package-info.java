/** Discrete laws, the Zipf law, its samplers, and exact expectations of counts drawn from them. */
@NullMarked
package org.longtail.zipf;

import org.jspecify.annotations.NullMarked;
