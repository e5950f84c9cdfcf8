/** Console table, JSON and the self-contained HTML page. */
@NullMarked
package org.longtail.validation.report;

import org.jspecify.annotations.NullMarked;
