/** One file per scaling law: its set-up, its prediction, its measurement, its source. A law knows nothing of engines, files or screens. */
@NullMarked
package org.longtail.validation.law;

import org.jspecify.annotations.NullMarked;
