package org.longtail.validation.law;

import java.util.Map;

/**
 * A unit of work: some replicates of one setting.
 *
 * @param setting the parameters, by name, in the order in which they are shown; values are {@code Double}, {@code Long} or
 *     {@code String}
 * @param block number of this block of replicates within its setting, from 0
 * @param replicates independent repetitions to run
 */
public record Cell(Map<String, Object> setting, int block, int replicates) {}
