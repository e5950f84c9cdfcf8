/** A small transformer on PyTorch: weights, forward pass, training that can be killed and goes on where it stood. */
@NullMarked
package org.longtail.neural.network;

import org.jspecify.annotations.NullMarked;
