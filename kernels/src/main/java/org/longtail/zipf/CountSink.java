package org.longtail.zipf;

/** Receives counts in ascending order of rank; the same rank may come twice in a row. */
@FunctionalInterface
interface CountSink {

    /** Adds a positive count. */
    void add(long rank, long count);
}
