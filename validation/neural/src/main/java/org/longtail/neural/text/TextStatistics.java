package org.longtail.neural.text;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.longtail.inference.FrequencySpectrum;
import org.longtail.inference.PowerLawFit;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.Tally;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.EmpiricalLaw;
import org.longtail.zipf.ExpectedCounts;

/** What is measured of every generation's text and model. */
final class TextStatistics {

    static final String PERPLEXITY = "perplexity";
    static final String TYPES = "word types";
    static final String EXPECTED_TYPES = "word types expected of independent draws";
    static final String RARE_TYPES = "rare word types";
    static final String RARE_SHARE = "share of rare words";
    static final String BIGRAMS = "distinct bigrams";
    static final String TAIL_EXPONENT = "tail exponent";

    private final TextSizes sizes;
    private final RealText real;
    private final Tally tally;

    TextStatistics(TextSizes sizes, RealText real, Tally tally) {
        this.sizes = sizes;
        this.real = real;
        this.tally = tally;
    }

    static String inGeneration(String quantity, int generation) {
        return quantity + " in generation " + generation;
    }

    static String loss(Band band) {
        return "loss on words " + band.title();
    }

    /** Of the text that a generation is trained on. Id 0 stands for many types, and is left out. */
    void addText(Text text, int generation) {
        long[] counts = text.counts(sizes.vocabulary());
        counts[0] = 0;
        FrequencySpectrum spectrum = FrequencySpectrum.of(
                Arrays.stream(counts).filter(count -> count > 0).toArray());
        long rareTypes = 0;
        long rareTokens = 0;
        for (int id = 1; id < counts.length; id++) {
            if (counts[id] > 0 && Band.of(real.trainingCounts().get(id)) == Band.RARE) {
                rareTypes++;
                rareTokens += counts[id];
            }
        }
        add(TYPES, generation, spectrum.types());
        add(RARE_TYPES, generation, rareTypes);
        add(RARE_SHARE, generation, (double) rareTokens / text.ids().length);
        add(BIGRAMS, generation, text.distinctBigrams(sizes.vocabulary()));
        add(TAIL_EXPONENT, generation, PowerLawFit.of(spectrum).exponent());
    }

    /** What words drawn independently from a text, cut at the decoder's nucleus, would leave of its types. */
    void addExpectation(Text text, TextArm arm, int generation) {
        long[] counts = text.counts(sizes.vocabulary());
        counts[0] = 0;
        DiscreteLaw cut = Truncation.nucleus(EmpiricalLaw.of(counts), arm.topP());
        add(EXPECTED_TYPES, generation, ExpectedCounts.distinctTypes(cut, text.ids().length));
    }

    /** Of the model, on real text that it has not seen. */
    void addModel(LanguageModel model, int generation) {
        Map<Band, Moments> byBand = new EnumMap<>(Band.class);
        double[] sum = new double[2];
        model.losses(real.test(), (token, loss) -> {
            sum[0] += loss;
            sum[1]++;
            Band band = Band.of(real.trainingCounts().get(token));
            byBand.merge(band, Moments.NONE.with(loss), (before, one) -> before.with(loss));
        });
        add(PERPLEXITY, generation, Math.exp(sum[0] / sum[1]));
        byBand.forEach((band, losses) -> add(loss(band), generation, losses.mean()));
    }

    private void add(String quantity, int generation, double value) {
        tally.add(inGeneration(quantity, generation), value);
    }
}
