package org.longtail.validation.corpus;

import java.util.List;
import java.util.Optional;
import org.longtail.inference.FrequencySpectrum;

/**
 * A text that has been counted.
 *
 * @param spectrum how many types were seen once, twice, ...
 * @param mostFrequent the most frequent types, the most frequent one first
 * @param growth how the types grew along the text; empty when only counts were read, which have no order
 * @param texts files and archive entries that were read
 * @param binaries files and archive entries that were skipped because they are not text
 * @param bytes size of the texts, unpacked
 */
public record Corpus(
        FrequencySpectrum spectrum,
        List<Type> mostFrequent,
        Optional<Growth> growth,
        long texts,
        long binaries,
        long bytes) {

    /**
     * A type.
     *
     * @param name its characters
     * @param count how often it was seen
     */
    public record Type(String name, long count) {}

    /**
     * Returns the growth expected in random order.
     *
     * @return the curve
     */
    public Growth growthInRandomOrder() {
        return Growth.inRandomOrder(spectrum);
    }
}
