package org.longtail.neural.text;

import org.longtail.neural.network.Batch;
import org.longtail.neural.network.Checkpoints;
import org.longtail.neural.network.Inference;
import org.longtail.neural.network.Training;
import org.longtail.neural.network.Transformer;
import org.longtail.neural.network.TransformerShape;
import org.longtail.random.RandomStream;
import org.longtail.truncation.DecoderSettings;
import org.longtail.truncation.TokenTruncator;

/** A decoder that is trained from scratch on one text, and writes another. */
final class LanguageModel implements AutoCloseable {

    private final TextSizes sizes;
    private final Transformer network;

    LanguageModel(TextSizes sizes, RandomStream stream) {
        this.sizes = sizes;
        network = new Transformer(
                new TransformerShape(
                        sizes.vocabulary(),
                        sizes.context(),
                        sizes.width(),
                        TextSizes.HEADS,
                        TextSizes.LAYERS,
                        sizes.vocabulary(),
                        true),
                stream);
    }

    /** Each step's batch is a stream of its own, so that a training can go on from any step. */
    void train(Text text, long seed, String name, Checkpoints checkpoints) {
        long key = RandomStream.keyOf(name + " batches");
        new Training(network, Training.Task.NEXT_TOKENS, TextSizes.LEARNING_RATE, checkpoints)
                .run(
                        name,
                        sizes.steps(),
                        step -> text.batch(RandomStream.of(seed, key, step), TextSizes.BATCH),
                        sizes.steps(),
                        step -> new double[0]);
    }

    /** As many sequences as the training texts have, each from a first word of that text. */
    Text write(Text text, DecoderSettings settings, RandomStream stream) {
        TokenTruncator truncator = TokenTruncator.of(settings);
        int[] ids = new int[sizes.sequences() * sizes.context()];
        for (int from = 0; from < sizes.sequences(); from += TextSizes.ROWS) {
            int rows = Math.min(TextSizes.ROWS, sizes.sequences() - from);
            int[] written = Inference.generate(
                    network,
                    text.firstTokens(stream, rows),
                    (scores, tokens) ->
                            truncator.drawRows(stream, scores, sizes.vocabulary(), tokens, 0, tokens.length));
            System.arraycopy(written, 0, ids, from * sizes.context(), written.length);
        }
        return new Text(sizes.context(), ids);
    }

    /** The loss of every token of a text, beside the token. */
    interface Loss {

        void of(int token, double loss);
    }

    void losses(Text text, Loss sink) {
        for (int from = 0; from < text.sequences(); from += TextSizes.BATCH) {
            Batch batch = text.batch(from, Math.min(text.sequences(), from + TextSizes.BATCH));
            float[] losses = Inference.losses(network, batch);
            for (int i = 0; i < losses.length; i++) {
                sink.of((int) batch.target(i), losses[i]);
            }
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
