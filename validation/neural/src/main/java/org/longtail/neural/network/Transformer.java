package org.longtail.neural.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.longtail.random.RandomStream;

/**
 * A transformer with normalisation before each layer (R. Xiong et al., "On layer normalization in the transformer
 * architecture", 2020), learned positions and the Gaussian error linear unit.
 *
 * <p>Every number that an array is multiplied by is an array itself, kept as long as the network: {@code
 * NDArray.mul(Number)} frees its operand before the backward pass has read it.
 */
public final class Transformer implements AutoCloseable {

    private static final float NORM_EPSILON = 1e-5f;

    /** Less than any score that a trained network makes: its softmax weight is 0. */
    private static final float MASKED = -1e9f;

    private static final double EMBEDDING_DEVIATION = 0.02;

    private final TransformerShape shape;
    private final NDManager manager = NeuralEngine.newManager();
    private final Weights weights = new Weights(manager);
    private final NDArray tokens;
    private final NDArray positions;
    private final List<Layer> layers = new ArrayList<>();
    private final Norm lastNorm;
    private final Linear output;
    private final NDArray scale;
    private final NDArray mask;

    /**
     * Makes a network with random weights.
     *
     * @param shape how large it is
     * @param stream the weights' randomness
     * @throws MissingEngineException when PyTorch cannot be loaded
     */
    public Transformer(TransformerShape shape, RandomStream stream) {
        this.shape = shape;
        tokens = weights.normal(stream, EMBEDDING_DEVIATION, shape.vocabulary(), shape.width());
        positions = weights.normal(stream, EMBEDDING_DEVIATION, shape.positions(), shape.width());
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(new Layer(stream));
        }
        lastNorm = new Norm();
        output = new Linear(stream, shape.width(), shape.outputs());
        scale = manager.create((float) (1 / Math.sqrt(shape.headWidth())));
        mask = manager.create(maskValues(), new Shape(shape.positions(), shape.positions()));
    }

    private float[] maskValues() {
        int n = shape.positions();
        float[] values = new float[n * n];
        for (int row = 0; shape.causal() && row < n; row++) {
            Arrays.fill(values, row * n + row + 1, (row + 1) * n, MASKED);
        }
        return values;
    }

    private final class Linear {

        private final NDArray weight;
        private final NDArray bias;

        Linear(RandomStream stream, int inputs, int outputs) {
            weight = weights.normal(stream, 1 / Math.sqrt(inputs), inputs, outputs);
            bias = weights.constant(0, outputs);
        }

        NDArray of(NDArray x) {
            return x.matMul(weight).add(bias);
        }
    }

    private final class Norm {

        private final NDArray gain = weights.constant(1, shape.width());
        private final NDArray offset = weights.constant(0, shape.width());

        NDArray of(NDArray x) {
            return x.getNDArrayInternal()
                    .layerNorm(x, new Shape(shape.width()), gain, offset, NORM_EPSILON)
                    .singletonOrThrow();
        }
    }

    private final class Layer {

        private final Norm attentionNorm = new Norm();
        private final Linear query;
        private final Linear key;
        private final Linear value;
        private final Linear join;
        private final Norm forwardNorm = new Norm();
        private final Linear widen;
        private final Linear narrow;

        Layer(RandomStream stream) {
            int width = shape.width();
            query = new Linear(stream, width, width);
            key = new Linear(stream, width, width);
            value = new Linear(stream, width, width);
            join = new Linear(stream, width, width);
            widen = new Linear(stream, width, 4 * width);
            narrow = new Linear(stream, 4 * width, width);
        }

        /** Rows x length x width in and out. The cache holds keys and values of earlier positions, and grows. */
        NDArray of(NDArray x, NDArray rowsOfMask, Cache cache) {
            NDArray normed = attentionNorm.of(x);
            NDArray keys = cache.keys(heads(key.of(normed)));
            NDArray values = cache.values(heads(value.of(normed)));
            NDArray scores = heads(query.of(normed))
                    .matMul(keys.transpose(0, 1, 3, 2))
                    .mul(scale)
                    .add(rowsOfMask);
            NDArray mixed = scores.softmax(-1).matMul(values).transpose(0, 2, 1, 3);
            NDArray attended = x.add(join.of(mixed.reshape(x.getShape())));
            NDArray hidden =
                    widen.of(forwardNorm.of(attended)).getNDArrayInternal().gelu();
            return attended.add(narrow.of(hidden));
        }

        /** Rows x length x width to rows x heads x length x width of a head. */
        private NDArray heads(NDArray x) {
            Shape s = x.getShape();
            return x.reshape(s.get(0), s.get(1), shape.heads(), shape.headWidth())
                    .transpose(0, 2, 1, 3);
        }
    }

    /** Keys and values of one layer. */
    private static class Cache {

        /** For whole sequences at once: nothing came before. */
        static final Cache NONE = new Cache();

        NDArray keys(NDArray fresh) {
            return fresh;
        }

        NDArray values(NDArray fresh) {
            return fresh;
        }
    }

    /** Keeps what came before, for sequences that are made one position at a time. */
    private static final class GrowingCache extends Cache {

        private final NDList kept = new NDList();

        @Override
        NDArray keys(NDArray fresh) {
            return grown(0, fresh);
        }

        @Override
        NDArray values(NDArray fresh) {
            return grown(1, fresh);
        }

        private NDArray grown(int index, NDArray fresh) {
            if (kept.size() <= index) {
                kept.add(fresh);
            } else {
                kept.set(index, kept.get(index).concat(fresh, 2));
            }
            return kept.get(index);
        }
    }

    /** The last hidden state: rows x length x width. */
    private NDArray hidden(NDArray input, int from, List<? extends Cache> caches) {
        int length = Math.toIntExact(input.getShape().get(1));
        int to = from + length;
        NDArray x = input.getNDArrayInternal()
                .embedding(input, tokens, SparseFormat.DENSE)
                .singletonOrThrow()
                .add(positions.get(from + ":" + to));
        NDArray rowsOfMask = mask.get(from + ":" + to + ",:" + to);
        for (int i = 0; i < layers.size(); i++) {
            x = layers.get(i).of(x, rowsOfMask, caches.get(i));
        }
        return lastNorm.of(x);
    }

    private List<Cache> noCaches() {
        return layers.stream().map(layer -> Cache.NONE).toList();
    }

    /** Scores of the classes, from the first position of each row: rows x outputs. */
    NDArray classes(NDArray input) {
        return output.of(hidden(input, 0, noCaches()).get(":,0"));
    }

    /** Scores of the next token after each position: (rows * length) x outputs. */
    NDArray nextTokens(NDArray input) {
        return output.of(hidden(input, 0, noCaches()).reshape(-1, shape.width()));
    }

    /** Sequences that grow side by side, one position a call. */
    final class Sequences {

        private final List<GrowingCache> caches =
                layers.stream().map(layer -> new GrowingCache()).toList();
        private int length;

        /** Takes the next token of every row; returns the scores of the token after it, row by row. */
        float[] next(NDArray input) {
            NDArray hidden = hidden(input.reshape(-1, 1), length, caches);
            length++;
            return output.of(hidden.reshape(-1, shape.width())).toFloatArray();
        }
    }

    NDArray input(long[] ids, int rows) {
        return manager.create(ids, new Shape(rows, ids.length / rows));
    }

    /** Mean over rows of -log of the softmax weight of each row's target. */
    static NDArray crossEntropy(NDArray scores, NDArray targets) {
        return losses(scores, targets).mean();
    }

    /** One loss a row. */
    static NDArray losses(NDArray scores, NDArray targets) {
        return scores.logSoftmax(-1)
                .gather(targets.reshape(-1, 1).toType(DataType.INT64, false), 1)
                .neg();
    }

    Weights weights() {
        return weights;
    }

    /**
     * Returns the size.
     *
     * @return how large the network is
     */
    public TransformerShape shape() {
        return shape;
    }

    /**
     * Returns the number of trainable numbers.
     *
     * @return the parameter count
     */
    public long parameters() {
        return weights.count();
    }

    void write(DataOutput out) throws IOException {
        weights.write(out);
    }

    void read(DataInput in) throws IOException {
        weights.read(in);
    }

    @Override
    public void close() {
        manager.close();
    }
}
