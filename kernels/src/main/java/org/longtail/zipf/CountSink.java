package org.longtail.zipf;

/** Receives counts in ascending order of rank; the same rank may come twice in a row. */
interface CountSink {

    /** Adds a positive count. */
    void add(long rank, long count);

    /**
     * Adds draws out of a range of ranks that begins above all that came before.
     *
     * @param ranks in any order; may be left in another
     * @param draws how many of the array's elements to add
     * @param first the first rank of the range
     * @param width the number of its ranks
     */
    void addDraws(long[] ranks, int draws, long first, long width);
}
