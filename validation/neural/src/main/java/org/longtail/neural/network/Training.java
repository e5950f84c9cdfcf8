package org.longtail.neural.network;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import org.longtail.internal.Arguments;

/**
 * Trains a network on batches that depend on the step's number alone, so that a training that was killed goes on from its
 * last checkpoint to the very weights it would have reached.
 */
public final class Training {

    /** A kill loses so much at most. */
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(45);

    /** What a network is trained to do. */
    public enum Task {
        /** The first position of each row names the row's class. */
        CLASSES,
        /** Each position names the token after it. */
        NEXT_TOKENS
    }

    private final Transformer network;
    private final Task task;
    private final double learningRate;
    private final Checkpoints checkpoints;

    /**
     * Prepares a training.
     *
     * @param network the network; its weights change
     * @param task what it learns
     * @param learningRate step size of Adam
     * @param checkpoints where the state is kept
     */
    public Training(Transformer network, Task task, double learningRate, Checkpoints checkpoints) {
        this.network = network;
        this.task = task;
        this.learningRate = Arguments.requirePositive(learningRate, "learningRate");
        this.checkpoints = checkpoints;
    }

    /** Measures the network as it stands. */
    @FunctionalInterface
    public interface Evaluation {

        /**
         * Measures.
         *
         * @param step steps done
         * @return numbers to keep
         */
        double[] measure(int step);
    }

    /**
     * Trains, from the last checkpoint if there is one.
     *
     * @param name names the checkpoint
     * @param steps how many steps in all
     * @param batches the batch of each step, from 0
     * @param every steps between evaluations
     * @param evaluation measures the network
     * @return what was measured after {@code every}, 2 {@code every}, ... steps
     * @throws CancellationException when the thread is interrupted; the state is saved
     */
    public List<double[]> run(String name, int steps, IntFunction<Batch> batches, int every, Evaluation evaluation) {
        List<double[]> curve = new ArrayList<>();
        int[] done = {0};
        checkpoints.load(name, in -> {
            done[0] = in.readInt();
            int rows = in.readInt();
            for (int i = 0; i < rows; i++) {
                double[] row = new double[in.readInt()];
                for (int j = 0; j < row.length; j++) {
                    row[j] = in.readDouble();
                }
                curve.add(row);
            }
            network.read(in);
        });
        int first = done[0];
        long saved = System.nanoTime();
        for (int step = first; step < steps; step++) {
            step(batches.apply(step));
            if ((step + 1) % every == 0) {
                curve.add(evaluation.measure(step + 1));
            }
            boolean interrupted = Thread.currentThread().isInterrupted();
            boolean last = step + 1 == steps;
            if (interrupted || last || System.nanoTime() - saved > BETWEEN_CHECKPOINTS.toNanos()) {
                save(name, step + 1, curve);
                saved = System.nanoTime();
            }
            if (interrupted) {
                throw new CancellationException("training was interrupted");
            }
        }
        return curve;
    }

    private void save(String name, int steps, List<double[]> curve) {
        checkpoints.save(name, out -> {
            out.writeInt(steps);
            out.writeInt(curve.size());
            for (double[] row : curve) {
                out.writeInt(row.length);
                for (double x : row) {
                    out.writeDouble(x);
                }
            }
            network.write(out);
        });
    }

    private void step(Batch batch) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray input = network.input(batch.inputs(), batch.rows());
            NDArray targets = network.input(batch.targets(), batch.targets().length);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray scores = switch (task) {
                    case CLASSES -> network.classes(input);
                    case NEXT_TOKENS -> network.nextTokens(input);
                };
                collector.backward(Transformer.crossEntropy(scores, targets));
            }
            network.weights().step(learningRate);
        }
    }
}
