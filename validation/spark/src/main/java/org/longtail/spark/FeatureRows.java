package org.longtail.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the features, the response and the weight of Spark's own rows, without making objects of their values.
 *
 * @param names the response, then the features: numeric columns, or one column that holds them all
 * @param kind how the features lie
 * @param weight the weights' column, which is read after the others; null when rows have none
 */
record FeatureRows(List<String> names, Kind kind, @Nullable String weight) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** A column each; an array; MLlib's vector, known by name so that MLlib need not be there. */
    enum Kind {
        COLUMNS,
        ARRAY,
        VECTOR
    }

    private static final String VECTOR_CLASS = "org.apache.spark.ml.linalg.Vector";
    /** Fields of a stored vector: type (1 for dense), size, indices, values. */
    private static final int VECTOR_FIELDS = 4;

    /**
     * Finds columns in a table.
     *
     * @throws IllegalArgumentException naming a column that is missing or of a wrong type
     */
    static FeatureRows of(StructType schema, String response, @Nullable String weight, String... features) {
        if (features.length == 0) {
            throw new IllegalArgumentException("features must name at least one column");
        }
        requireNumber(response, typeOf(schema, response));
        if (weight != null) {
            requireNumber(weight, typeOf(schema, weight));
        }
        DataType first = typeOf(schema, features[0]);
        List<String> names =
                Stream.concat(Stream.of(response), Stream.of(features)).toList();
        if (features.length == 1 && first instanceof ArrayType array && array.elementType() instanceof NumericType) {
            return new FeatureRows(names, Kind.ARRAY, weight);
        }
        if (features.length == 1
                && first instanceof UserDefinedType<?> type
                && type.userClass().getName().equals(VECTOR_CLASS)) {
            return new FeatureRows(names, Kind.VECTOR, weight);
        }
        for (String feature : features) {
            requireNumber(feature, typeOf(schema, feature));
        }
        return new FeatureRows(names, Kind.COLUMNS, weight);
    }

    private static DataType typeOf(StructType schema, String name) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new IllegalArgumentException(
                    "column is missing: " + name + " (there are " + String.join(", ", schema.fieldNames()) + ")");
        }
        return schema.apply(name).dataType();
    }

    private static void requireNumber(String name, DataType type) {
        if (!(type instanceof NumericType)) {
            throw new IllegalArgumentException("column " + name + " must hold numbers: " + type.simpleString());
        }
    }

    /** The table with these columns alone, all numbers being doubles. */
    Dataset<Row> select(Dataset<Row> data) {
        DataType features = kind == Kind.ARRAY ? DataTypes.createArrayType(DataTypes.DoubleType) : DataTypes.DoubleType;
        List<Column> columns = new ArrayList<>();
        columns.add(column(names.getFirst()).cast(DataTypes.DoubleType));
        for (String name : names.subList(1, names.size())) {
            columns.add(kind == Kind.VECTOR ? column(name) : column(name).cast(features));
        }
        if (weight != null) {
            columns.add(column(weight).cast(DataTypes.DoubleType));
        }
        return data.select(columns.toArray(Column[]::new));
    }

    /** In backquotes a name may hold dots. */
    private static Column column(String name) {
        return functions.col("`" + name.replace("`", "``") + "`");
    }

    /** Returns the number of features of a row. */
    int features(InternalRow row) {
        return switch (kind) {
            case COLUMNS -> names.size() - 1;
            case ARRAY -> array(row).numElements();
            case VECTOR ->
                isDense(vector(row))
                        ? vector(row).getArray(3).numElements()
                        : vector(row).getInt(1);
        };
    }

    /** Returns the response; NaN for null. */
    double response(InternalRow row) {
        return number(row, 0);
    }

    boolean weighted() {
        return weight != null;
    }

    /** Returns the weight of a row that has one; NaN for null. */
    double weight(InternalRow row) {
        return number(row, names.size());
    }

    private static double number(InternalRow row, int column) {
        return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
    }

    /** Copies the features of a row, null as NaN, to where a design matrix has room for them. */
    void featuresInto(InternalRow row, double[] design, int from, int features) {
        switch (kind) {
            case COLUMNS -> {
                for (int j = 0; j < features; j++) {
                    design[from + j] = number(row, j + 1);
                }
            }
            case ARRAY -> copy(array(row), design, from, features);
            case VECTOR -> {
                InternalRow vector = vector(row);
                if (isDense(vector)) {
                    copy(vector.getArray(3), design, from, features);
                } else {
                    Arrays.fill(design, from, from + features, 0);
                    ArrayData indices = vector.getArray(2);
                    for (int k = 0; k < indices.numElements(); k++) {
                        design[from + indices.getInt(k)] = vector.getArray(3).getDouble(k);
                    }
                }
            }
        }
    }

    /** The name of a feature, for people. */
    String nameOf(int feature) {
        return kind == Kind.COLUMNS ? names.get(feature + 1) : names.get(1) + "[" + feature + "]";
    }

    private static void copy(ArrayData values, double[] design, int from, int features) {
        for (int j = 0; j < features; j++) {
            design[from + j] = values.isNullAt(j) ? Double.NaN : values.getDouble(j);
        }
    }

    private ArrayData array(InternalRow row) {
        if (row.isNullAt(1)) {
            throw new IllegalArgumentException("column " + names.get(1) + " holds null");
        }
        return row.getArray(1);
    }

    private InternalRow vector(InternalRow row) {
        if (row.isNullAt(1)) {
            throw new IllegalArgumentException("column " + names.get(1) + " holds null");
        }
        return row.getStruct(1, VECTOR_FIELDS);
    }

    private static boolean isDense(InternalRow vector) {
        return vector.getByte(0) == 1;
    }
}
