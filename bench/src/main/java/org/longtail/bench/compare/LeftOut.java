package org.longtail.bench.compare;

import java.util.Map;

/**
 * A run that gave no result.
 *
 * @param benchmark full name of the method
 * @param parameters its setting
 * @param reason what it said
 */
record LeftOut(String benchmark, Map<String, String> parameters, String reason) {}
