/** What {@code java -jar} starts: the one part of Longtail that runs on an older JVM, if only to say so. */
@NullMarked
package org.longtail.validation.launcher;

import org.jspecify.annotations.NullMarked;
