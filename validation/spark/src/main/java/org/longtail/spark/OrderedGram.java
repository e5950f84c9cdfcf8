package org.longtail.spark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.longtail.regression.GramMatrix;

/**
 * The Gram matrix of some rows of a numbered sequence, whose sum does not depend on how the sequence was cut.
 *
 * <p>Rows kL to (k+1)L - 1 are leaf k, with L = 1024: a leaf is summed by itself, in order. Leaves 2k and 2k + 1 make a node of
 * the next level, two such nodes one of the level above, and so on: a binary tree over row numbers fixes every addition, whichever
 * machine does it. Runs of rows that do not fill a leaf wait, as rows, until the rest of their leaf is merged. A row of weight
 * zero has its number, too.
 *
 * <p>Why this order: sums of doubles depend on their order, and a cluster cuts data as it likes. Exact sums in every entry would
 * cost ten times the kernel's work; a tree over fixed places costs one addition of matrices for every L rows, and its error
 * grows with log n in place of n. The price is memory: a run of n rows leaves at most 2 log2(n / L) nodes of 8 d^2 bytes, and 2 L
 * rows.
 *
 * <p>Mergeable in any order. Not thread-safe.
 */
final class OrderedGram {

    /** L: a multiple of the rows that the kernel packs at a time; with it, adding matrices is some percent of the work. */
    static final int LEAF = 1024;

    private final int columns;
    private final boolean weighted;
    /** By the number of their first row; they do not overlap. */
    private final TreeMap<Long, Node> nodes = new TreeMap<>();
    /** Pieces of leaves, by the number of their first row. */
    private final TreeMap<Long, Rows> runs = new TreeMap<>();
    /** Accumulators that hold no rows, for the next leaves. */
    private final Deque<GramMatrix> spare = new ArrayDeque<>();

    private record Node(int level, GramMatrix gram) {

        long rows() {
            return (long) LEAF << level;
        }
    }

    private static final class Rows {

        private final double[] design;
        private final double[] response;
        /** Empty when rows have none. */
        private final double[] weights;

        Rows(double[] design, double[] response, double[] weights) {
            this.design = design;
            this.response = response;
            this.weights = weights;
        }

        int count() {
            return response.length;
        }

        Rows then(Rows next) {
            return new Rows(
                    joined(design, next.design), joined(response, next.response), joined(weights, next.weights));
        }

        private static double[] joined(double[] left, double[] right) {
            double[] both = Arrays.copyOf(left, left.length + right.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            return both;
        }
    }

    OrderedGram(int columns, boolean weighted) {
        this.columns = columns;
        this.weighted = weighted;
    }

    int columns() {
        return columns;
    }

    /**
     * Adds consecutive rows that lie in one leaf, by the number of the first. Values must be finite, but those of rows of weight
     * zero; without weights their array is not looked at.
     */
    void add(long first, double[] design, double[] response, double[] weights, int count) {
        Rows rows = count == LEAF
                ? new Rows(design, response, weights)
                : new Rows(
                        Arrays.copyOf(design, count * columns),
                        Arrays.copyOf(response, count),
                        Arrays.copyOf(weights, weighted ? count : 0));
        if (count == LEAF) {
            put(first, new Node(0, leaf(rows)));
        } else {
            put(first, rows);
        }
    }

    /** Takes over all rows of another, which must not be used again. */
    void merge(OrderedGram other) {
        other.nodes.forEach(this::put);
        other.runs.forEach(this::put);
    }

    /** The sum of all rows, which must be 0 to n - 1: then it depends on them and on n alone. */
    GramMatrix total() {
        GramMatrix total = GramMatrix.of(columns);
        long end = 0;
        if (!runs.isEmpty()) {
            Rows last = runs.lastEntry().getValue();
            end = runs.lastKey() + last.count();
            total = leaf(last);
        }
        long begin = runs.isEmpty() ? 0 : runs.lastKey();
        // From the right, where nodes are small, each joins the larger one to its left, as it would in a full tree.
        for (Map.Entry<Long, Node> entry : nodes.descendingMap().entrySet()) {
            Node node = entry.getValue();
            if (end != 0 && entry.getKey() + node.rows() != begin) {
                throw new IllegalStateException("rows are missing before row " + begin);
            }
            end = Math.max(end, entry.getKey() + node.rows());
            begin = entry.getKey();
            node.gram.merge(total);
            total = node.gram;
        }
        // Rows of weight zero are in their nodes, which do not count them.
        if (runs.size() > 1 || begin != 0 || (!weighted && total.rows() != end)) {
            throw new IllegalStateException("rows are missing of the first " + end);
        }
        nodes.clear();
        runs.clear();
        return total;
    }

    private GramMatrix leaf(Rows rows) {
        GramMatrix gram = spare.isEmpty() ? GramMatrix.of(columns) : spare.pop();
        if (weighted) {
            gram.add(rows.design, 0, rows.response, 0, rows.weights, 0, rows.count());
        } else {
            gram.add(rows.design, 0, rows.response, 0, rows.count());
        }
        return gram;
    }

    /** A node whose sibling is there joins it. */
    private void put(long first, Node node) {
        long start = first;
        Node sum = node;
        Node sibling = siblingOf(start, sum);
        while (sibling != null) {
            nodes.remove(start ^ sum.rows());
            boolean isRight = (start & sum.rows()) != 0;
            GramMatrix left = isRight ? sibling.gram : sum.gram;
            GramMatrix right = isRight ? sum.gram : sibling.gram;
            left.merge(right);
            right.clear();
            spare.push(right);
            start &= ~sum.rows();
            sum = new Node(sum.level + 1, left);
            sibling = siblingOf(start, sum);
        }
        nodes.put(start, sum);
    }

    private @Nullable Node siblingOf(long first, Node node) {
        Node other = nodes.get(first ^ node.rows());
        return other != null && other.level == node.level ? other : null;
    }

    /** A run joins its neighbours in the same leaf. */
    private void put(long first, Rows rows) {
        long start = first;
        Rows run = rows;
        Map.Entry<Long, Rows> before = runs.lowerEntry(start);
        if (before != null
                && start % LEAF != 0
                && before.getKey() + before.getValue().count() == start) {
            runs.remove(before.getKey());
            start = before.getKey();
            run = before.getValue().then(run);
        }
        long end = start + run.count();
        Rows after = end % LEAF == 0 ? null : runs.remove(end);
        if (after != null) {
            run = run.then(after);
        }
        if (run.count() == LEAF) {
            put(start, new Node(0, leaf(run)));
        } else {
            runs.put(start, run);
        }
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(columns);
        out.writeBoolean(weighted);
        out.writeInt(nodes.size());
        for (Map.Entry<Long, Node> entry : nodes.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeInt(entry.getValue().level);
            entry.getValue().gram.writeTo(out);
        }
        out.writeInt(runs.size());
        for (Map.Entry<Long, Rows> entry : runs.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeInt(entry.getValue().count());
            write(entry.getValue().design, out);
            write(entry.getValue().response, out);
            write(entry.getValue().weights, out);
        }
    }

    static OrderedGram readFrom(DataInput in) throws IOException {
        OrderedGram gram = new OrderedGram(in.readInt(), in.readBoolean());
        for (int left = in.readInt(); left > 0; left--) {
            gram.put(in.readLong(), new Node(in.readInt(), GramMatrix.readFrom(in)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            long first = in.readLong();
            int count = in.readInt();
            gram.put(
                    first,
                    new Rows(read(in, count * gram.columns), read(in, count), read(in, gram.weighted ? count : 0)));
        }
        return gram;
    }

    private static void write(double[] values, DataOutput out) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] read(DataInput in, int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }
}
