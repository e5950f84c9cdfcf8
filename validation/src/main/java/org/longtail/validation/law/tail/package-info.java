/** What the tail of the training data does to a learner that knows what it has seen. */
@NullMarked
package org.longtail.validation.law.tail;

import org.jspecify.annotations.NullMarked;
