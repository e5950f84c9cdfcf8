package org.longtail.neural.network;

/** What a network is shown in one step: rows of token ids, and the targets that it should predict. */
public final class Batch {

    private final int rows;
    private final long[] inputs;
    private final long[] targets;

    /**
     * Makes a batch. The arrays are kept, not copied.
     *
     * @param rows number of sequences
     * @param inputs token ids, row after row
     * @param targets one a row for classes; one a token for next tokens
     */
    public Batch(int rows, long[] inputs, long[] targets) {
        this.rows = rows;
        this.inputs = inputs;
        this.targets = targets;
    }

    int rows() {
        return rows;
    }

    long[] inputs() {
        return inputs;
    }

    /**
     * Returns a target.
     *
     * @param index its place, row after row
     * @return the token or class
     */
    public long target(int index) {
        return targets[index];
    }

    long[] targets() {
        return targets;
    }
}
