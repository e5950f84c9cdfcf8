package org.longtail.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.longtail.validation.corpus.TokenCounts;
import scala.Tuple2;

/** The token counts of a partition's texts, passed on whenever so many types have come together that memory would suffer. */
final class TokenBatches implements Iterator<Tuple2<String, Long>> {

    /** About 100 MB of types. */
    static final int MOST_TYPES = 1 << 19;

    private final Iterator<String> texts;
    private final boolean caseSensitive;
    private final int mostTypes;
    private Iterator<Tuple2<String, Long>> batch = Collections.emptyIterator();

    /** Batches of about {@code mostTypes} types. */
    TokenBatches(Iterator<String> texts, boolean caseSensitive, int mostTypes) {
        this.texts = texts;
        this.caseSensitive = caseSensitive;
        this.mostTypes = mostTypes;
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && texts.hasNext()) {
            batch = count();
        }
        return batch.hasNext();
    }

    @Override
    public Tuple2<String, Long> next() {
        return batch.next();
    }

    private Iterator<Tuple2<String, Long>> count() {
        TokenCounts counts = new TokenCounts(caseSensitive);
        while (texts.hasNext() && counts.types() < mostTypes) {
            counts.add(texts.next());
        }
        List<Tuple2<String, Long>> types = new ArrayList<>(counts.types());
        counts.forEach((type, count) -> types.add(new Tuple2<>(type, count)));
        return types.iterator();
    }
}
