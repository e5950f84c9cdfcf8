package org.longtail.regression;

import org.ejml.data.DMatrixRMaj;

/** SKELETON. Streaming accumulator of X'X, X'y, y'y and n. */
@SuppressWarnings("DoNotCallSuggester")
public final class GramMatrix {

    private GramMatrix() {}

    public static GramMatrix of(int columns) {
        throw new UnsupportedOperationException();
    }

    public int columns() {
        throw new UnsupportedOperationException();
    }

    public long rows() {
        throw new UnsupportedOperationException();
    }

    /** Adds a block of rows, row-major. A rejected block leaves the accumulator unchanged. */
    public void add(double[] design, int designFrom, double[] response, int responseFrom, int rows) {
        throw new UnsupportedOperationException();
    }

    public void add(DMatrixRMaj design, DMatrixRMaj response) {
        throw new UnsupportedOperationException();
    }

    public void merge(GramMatrix other) {
        throw new UnsupportedOperationException();
    }

    public void clear() {
        throw new UnsupportedOperationException();
    }

    /** X'X, symmetric, both triangles, row-major, columns x columns. */
    public void crossProductInto(double[] gram) {
        throw new UnsupportedOperationException();
    }

    /** X'y. */
    public void momentInto(double[] moment) {
        throw new UnsupportedOperationException();
    }

    /** y'y. */
    public double responseSquared() {
        throw new UnsupportedOperationException();
    }
}
