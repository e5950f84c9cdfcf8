/** What learners beyond the plain memory make of heavy tails: next-token models, associative memories, filters of labels. */
@NullMarked
package org.longtail.validation.law.learner;

import org.jspecify.annotations.NullMarked;
