package org.longtail.validation.law;

import java.util.Map;

/**
 * Measurements of all cells of a law, merged over blocks in the order of the blocks.
 *
 * @param bySetting merged measurement of each setting, in the order of the cells
 */
public record Results(Map<Map<String, Object>, Measurement> bySetting) {}
