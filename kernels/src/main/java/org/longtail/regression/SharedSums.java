package org.longtail.regression;

import java.util.ArrayDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Sums over blocks of rows that tasks share. The blocks are the same however many tasks there are, and their sums are
 * added in the order of the rows: so is the result, to the last bit.
 */
final class SharedSums {

    /** Rows in a block: enough work to hide what a task and the addition of its d x d sums cost. */
    static final int BLOCK = 512;

    private final int columns;
    private final ExecutorService executor;
    private final ArrayDeque<Future<Part>> pending = new ArrayDeque<>();

    /** The sums of one block, and packing space. */
    private static final class Part {

        private final Sums sums;
        private double[] panels = {};

        Part(int columns) {
            sums = new Sums(columns);
        }

        Part set(double[] design, int designFrom, double[] response, int responseFrom, int rows) {
            panels = Sums.roomFor(rows, sums.columns, panels);
            sums.clear();
            sums.add(design, designFrom, response, responseFrom, rows, panels);
            return this;
        }
    }

    SharedSums(int columns, ExecutorService executor) {
        this.columns = columns;
        this.executor = executor;
    }

    /** Adds rows to {@code total}, at most {@code tasks} blocks at a time. */
    void add(double[] design, int designFrom, double[] response, int responseFrom, int rows, int tasks, Sums total) {
        ArrayDeque<Part> idle = new ArrayDeque<>();
        try {
            for (int row = 0; row < rows; row += BLOCK) {
                if (pending.size() == tasks) {
                    idle.add(addFirst(total));
                }
                Part part = idle.isEmpty() ? new Part(columns) : idle.remove();
                int from = designFrom + row * columns;
                int responses = responseFrom + row;
                int count = Math.min(BLOCK, rows - row);
                pending.add(executor.submit(() -> part.set(design, from, response, responses, count)));
            }
            while (!pending.isEmpty()) {
                addFirst(total);
            }
        } finally {
            pending.forEach(future -> future.cancel(true));
        }
    }

    private Part addFirst(Sums total) {
        // A task that is done already would be taken without a look at the interrupt.
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while rows were added");
        }
        try {
            Part part = pending.remove().get();
            total.add(part.sums);
            return part;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted while rows were added").initCause(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task failed", e.getCause());
        }
    }
}
