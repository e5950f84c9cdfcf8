package org.longtail.neural.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/** Asks a network without changing it. */
public final class Inference {

    private Inference() {}

    /**
     * Checks that networks can run on this machine.
     *
     * @throws MissingEngineException when PyTorch's native library cannot be loaded
     */
    public static void requireEngine() {
        NeuralEngine.newManager().close();
    }

    /**
     * Returns the class with the highest score of each row.
     *
     * @param network the network
     * @param inputs token ids, row after row
     * @param rows number of rows
     * @return one class a row
     */
    public static long[] classes(Transformer network, long[] inputs, int rows) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return network.classes(network.input(inputs, rows)).argMax(1).toLongArray();
        }
    }

    /**
     * Returns the loss of each token: -log of the weight that the network gave it.
     *
     * @param network the network
     * @param batch rows of tokens, and the tokens after them
     * @return one loss a target
     */
    public static float[] losses(Transformer network, Batch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray scores = network.nextTokens(network.input(batch.inputs(), batch.rows()));
            return Transformer.losses(scores, network.input(batch.targets(), batch.targets().length))
                    .toFloatArray();
        }
    }

    /** Chooses the next token of every row. */
    @FunctionalInterface
    public interface Decoder {

        /**
         * Chooses.
         *
         * @param scores rows of scores, one a token of the vocabulary
         * @param tokens receives one token a row
         */
        void choose(float[] scores, int[] tokens);
    }

    /**
     * Continues sequences side by side, each from its first token to as many tokens as the network has positions.
     *
     * @param network the network
     * @param first the first token of each row
     * @param decoder chooses each further token
     * @return the rows, one after the other
     */
    public static int[] generate(Transformer network, int[] first, Decoder decoder) {
        int rows = first.length;
        int length = network.shape().positions();
        int[] sequences = new int[rows * length];
        int[] tokens = first.clone();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Transformer.Sequences growing = network.new Sequences();
            for (int position = 0; ; position++) {
                for (int row = 0; row < rows; row++) {
                    sequences[row * length + position] = tokens[row];
                }
                if (position + 1 == length) {
                    return sequences;
                }
                long[] ids = new long[rows];
                for (int row = 0; row < rows; row++) {
                    ids[row] = tokens[row];
                }
                decoder.choose(growing.next(network.input(ids, rows)), tokens);
            }
        }
    }
}
