/**
 * What a scaling law is: cells to run, measurements, findings. The laws themselves stand in the packages below, one file
 * each: set-up, prediction, measurement, source. A law knows nothing of engines, files or screens.
 */
@NullMarked
package org.longtail.validation.law;

import org.jspecify.annotations.NullMarked;
