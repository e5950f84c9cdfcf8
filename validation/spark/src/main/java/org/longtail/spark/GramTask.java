package org.longtail.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * What an executor does for one partition: reads its rows into blocks, never across the end of a leaf, and accumulates them.
 *
 * @param rows where the values lie
 */
record GramTask(FeatureRows rows) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String FINITE = "finite numbers";

    /**
     * What came of some partitions, as bytes on the way: every serialiser of Spark's can send them.
     *
     * @param rows how many rows there were
     * @param error what cannot be used of them, in a sentence; empty when all is well
     * @param gram their sums; null when there are no rows, or an error
     */
    record Piece(long rows, String error, @Nullable OrderedGram gram) {

        static final Piece NONE = new Piece(0, "", null);

        /** The partition had another number of rows than its place was computed from. */
        static final Piece MISCOUNTED =
                failed("data must give the same rows whenever they are computed; persist() keeps them");

        static Piece failed(String error) {
            return new Piece(0, error, null);
        }

        Piece merge(Piece other) {
            if (!error.isEmpty() || !other.error.isEmpty()) {
                return failed(error.isEmpty() ? other.error : error);
            }
            if (gram != null && other.gram != null) {
                if (gram.columns() != other.gram.columns()) {
                    return failed("all rows must have the same number of features: " + gram.columns() + " and "
                            + other.gram.columns());
                }
                gram.merge(other.gram);
            }
            return new Piece(rows + other.rows, "", gram == null ? other.gram : gram);
        }

        byte[] toBytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeLong(rows);
                out.writeUTF(error);
                out.writeBoolean(gram != null);
                if (gram != null) {
                    gram.writeTo(out);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        static Piece of(byte[] bytes) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                long rows = in.readLong();
                String error = in.readUTF();
                return new Piece(rows, error, in.readBoolean() ? OrderedGram.readFrom(in) : null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Accumulates one partition. Data that cannot be used is a value, not an exception, which Spark would try again.
     *
     * @param first number of its first row
     * @param count how many rows it should have
     */
    Piece sum(Iterator<InternalRow> partition, long first, long count) {
        if (!partition.hasNext()) {
            return count == 0 ? Piece.NONE : Piece.MISCOUNTED;
        }
        try {
            Piece piece = sumOf(partition, first);
            return piece.rows == count ? piece : Piece.MISCOUNTED;
        } catch (IllegalArgumentException e) {
            return Piece.failed(String.valueOf(e.getMessage()));
        }
    }

    private Piece sumOf(Iterator<InternalRow> partition, long first) {
        InternalRow row = partition.next();
        int features = rows.features(row);
        OrderedGram gram = new OrderedGram(features, rows.weighted());
        double[] design = new double[OrderedGram.LEAF * features];
        double[] response = new double[OrderedGram.LEAF];
        double[] weights = new double[rows.weighted() ? OrderedGram.LEAF : 0];
        long begin = first;
        int count = 0;
        int room = roomFrom(begin);
        while (true) {
            if (rows.kind() != FeatureRows.Kind.COLUMNS && rows.features(row) != features) {
                throw new IllegalArgumentException(
                        "all rows must have the same number of features: " + features + " and " + rows.features(row));
            }
            rows.featuresInto(row, design, count * features, features);
            response[count] = rows.response(row);
            if (rows.weighted()) {
                weights[count] = rows.weight(row);
            }
            count++;
            boolean more = partition.hasNext();
            if (count == room || !more) {
                requireUsable(design, response, weights, count, features);
                gram.add(begin, design, response, weights, count);
                begin += count;
                count = 0;
                room = roomFrom(begin);
            }
            if (!more) {
                return new Piece(begin - first, "", gram);
            }
            row = partition.next();
        }
    }

    /** Rows up to the end of a leaf. */
    private static int roomFrom(long row) {
        return OrderedGram.LEAF - (int) (row % OrderedGram.LEAF);
    }

    /** A row of weight zero is left out, whatever numbers it holds. */
    private void requireUsable(double[] design, double[] response, double[] weights, int count, int features) {
        for (int row = 0; row < count; row++) {
            if (rows.weight() != null) {
                if (!Double.isFinite(weights[row]) || weights[row] < 0) {
                    throw unusable(rows.weight(), "finite weights that are not negative", weights[row]);
                }
                if (weights[row] == 0) {
                    continue;
                }
            }
            for (int j = 0; j < features; j++) {
                if (!Double.isFinite(design[row * features + j])) {
                    throw unusable(rows.nameOf(j), FINITE, design[row * features + j]);
                }
            }
            if (!Double.isFinite(response[row])) {
                throw unusable(rows.names().getFirst(), FINITE, response[row]);
            }
        }
    }

    private static IllegalArgumentException unusable(String column, String needed, double value) {
        return new IllegalArgumentException(
                "column " + column + " must hold " + needed + ": " + (Double.isNaN(value) ? "NaN or null" : value));
    }
}
