package org.longtail.validation.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import org.longtail.inference.FrequencySpectrum;

/**
 * Counts tokens by type, and remembers how the number of types grew. A token already known is counted without making an
 * object: running text is almost only such tokens. Not thread-safe.
 */
final class Vocabulary {

    /** Points of the growth curve for each factor of ten. */
    private static final int POINTS_PER_DECADE = 10;

    /** A type's characters and its count; also, filled anew for each token, the key that looks it up. */
    private static final class Entry {

        private char[] characters;
        private int length;
        private int hash;
        private long count;

        Entry(char[] characters, int length, int hash) {
            this.characters = characters;
            this.length = length;
            this.hash = hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry entry
                    && Arrays.equals(characters, 0, length, entry.characters, 0, entry.length);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        String type() {
            return new String(characters, 0, length);
        }
    }

    private final Map<Entry, Entry> entries = new HashMap<>();
    private final Entry key = new Entry(new char[0], 0, 0);
    private final List<Growth.Point> growth = new ArrayList<>();
    private long tokens;
    private int decadePoint;
    private long nextPoint = 1;

    /** Counts one token of running text. */
    void add(char[] characters, int length, int hash) {
        entry(characters, length, hash).count++;
        tokens++;
        if (tokens == nextPoint) {
            growth.add(new Growth.Point(tokens, entries.size()));
            while (nextPoint <= tokens) {
                decadePoint++;
                nextPoint = Math.round(Math.pow(10, (double) decadePoint / POINTS_PER_DECADE));
            }
        }
    }

    /**
     * Counts many tokens of one type, in no particular order.
     *
     * @throws ArithmeticException when there are 2^63 tokens or more
     */
    void add(String type, long count) {
        char[] characters = type.toCharArray();
        tokens = Math.addExact(tokens, count);
        entry(characters, characters.length, type.hashCode()).count += count;
    }

    private Entry entry(char[] characters, int length, int hash) {
        key.characters = characters;
        key.length = length;
        key.hash = hash;
        Entry known = entries.get(key);
        if (known == null) {
            known = new Entry(Arrays.copyOf(characters, length), length, hash);
            entries.put(known, known);
        }
        return known;
    }

    long tokens() {
        return tokens;
    }

    int types() {
        return entries.size();
    }

    /** Tells every type and its count, in no particular order. */
    void forEach(ObjLongConsumer<String> action) {
        entries.values().forEach(entry -> action.accept(entry.type(), entry.count));
    }

    FrequencySpectrum spectrum() {
        return FrequencySpectrum.of(
                entries.values().stream().mapToLong(e -> e.count).toArray());
    }

    /** How the types grew with the tokens, up to the end. */
    Growth growth() {
        List<Growth.Point> points = new ArrayList<>(growth);
        if (tokens > 0 && (points.isEmpty() || points.getLast().tokens() < tokens)) {
            points.add(new Growth.Point(tokens, entries.size()));
        }
        return new Growth(points);
    }

    /** The most frequent types, those of one count in the order of their characters. */
    List<Corpus.Type> mostFrequent(int limit) {
        return entries.values().stream()
                .map(e -> new Corpus.Type(e.type(), e.count))
                .sorted(Comparator.comparingLong(Corpus.Type::count).reversed().thenComparing(Corpus.Type::name))
                .limit(limit)
                .toList();
    }
}
