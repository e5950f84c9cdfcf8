/** A language model trained on text that earlier models wrote. */
@NullMarked
package org.longtail.neural.text;

import org.jspecify.annotations.NullMarked;
