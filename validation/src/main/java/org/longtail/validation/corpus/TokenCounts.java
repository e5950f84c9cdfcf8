package org.longtail.validation.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.ObjLongConsumer;

/**
 * Counts the tokens of texts that are in memory already, for those who join the counts themselves: the same tokens that
 * {@link CorpusReader} finds. Not thread-safe.
 */
public final class TokenCounts {

    private final Vocabulary vocabulary = new Vocabulary();
    private final Tokenizer tokenizer;

    /**
     * Makes an empty count.
     *
     * @param caseSensitive whether The is another token than the
     */
    public TokenCounts(boolean caseSensitive) {
        tokenizer = new Tokenizer(caseSensitive, vocabulary::add);
    }

    /**
     * Counts the tokens of a text; none reaches over its end.
     *
     * @param text the text
     */
    public void add(String text) {
        try {
            tokenizer.read(new StringReader(Objects.requireNonNull(text, "text")));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    /**
     * Returns the number of different tokens.
     *
     * @return the number of types
     */
    public int types() {
        return vocabulary.types();
    }

    /**
     * Tells every type and its count.
     *
     * @param action told each once, in no particular order
     */
    public void forEach(ObjLongConsumer<String> action) {
        vocabulary.forEach(action);
    }
}
