/** What labels made by earlier fits do to linear and ridge regression. */
@NullMarked
package org.longtail.validation.law.regression;

import org.jspecify.annotations.NullMarked;
