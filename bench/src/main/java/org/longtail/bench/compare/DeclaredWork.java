package org.longtail.bench.compare;

import java.util.Map;

/** The work of each benchmark's operation, counted by hand from its definition. */
final class DeclaredWork {

    /** Above it, counts go to a sparse set, whose size depends on the draw. */
    private static final double LARGEST_DENSE_SUPPORT = 1e7;

    private DeclaredWork() {}

    static Work of(String className, Map<String, String> setting) {
        return switch (className) {
            // Sixteen random bits: the fewest that any of our kernels spends on a rank.
            case "ZipfSamplingBenchmark" -> Work.randomWords(0.25);
            case "RandomBitsBenchmark" -> Work.filledWords(1);
            case "NormalsBenchmark" -> Work.randomWords(1);
            case "ZipfCountsBenchmark" -> counts(number(setting, "support"));
            case "GramBenchmark" -> gram(Shape.of(setting));
            case "CholeskyBenchmark" -> solution(number(setting, "order"));
            case "RidgeBenchmark" -> ridge(Shape.of(setting), 1);
            case "RidgeBatchBenchmark" -> ridge(Shape.of(setting), number(setting, "problems"));
            case "WishartBenchmark" -> wishart(Shape.of(setting));
            case "TopKBenchmark", "TopPBenchmark", "MinPBenchmark", "SoftmaxBenchmark" -> logits(setting);
            default -> Work.UNDECLARED;
        };
    }

    /** {@code 1000x50}: rows x columns. */
    private record Shape(double rows, double columns) {

        static Shape of(Map<String, String> setting) {
            String[] sides = setting.getOrDefault("shape", "0x0").split("x", 2);
            return new Shape(Double.parseDouble(sides[0]), Double.parseDouble(sides[1]));
        }
    }

    private static Work counts(double support) {
        return support <= LARGEST_DENSE_SUPPORT ? Work.bytes(Long.BYTES * support) : Work.UNDECLARED;
    }

    /** The upper triangle: d (d + 1) / 2 scalar products of n terms; the design is read once. */
    private static Work gram(Shape shape) {
        double d = shape.columns;
        return Work.arithmetic(shape.rows * d * (d + 1), Double.BYTES * shape.rows * d);
    }

    /** d^3 / 3 for the factor, 2 d^2 for the two triangular systems; the matrix is read once. */
    private static Work solution(double d) {
        return Work.arithmetic(d * d * d / 3 + 2 * d * d, Double.BYTES * d * d);
    }

    /** X'X, X'y and the solution; only the data come from memory. */
    private static Work ridge(Shape shape, double problems) {
        double n = shape.rows;
        double d = shape.columns;
        double flops = gram(shape).flops() + 2 * n * d + solution(d).flops();
        return Work.arithmetic(problems * flops, problems * Double.BYTES * n * (d + 1));
    }

    /** Bartlett: a triangle of d (d + 1) / 2 variates, multiplied by its transpose in d^3 / 3. */
    private static Work wishart(Shape shape) {
        double d = shape.columns;
        return new Work(d * d * d / 3, Double.BYTES * d * (d + 1) / 2, d * (d + 1) / 2, 0);
    }

    /** Every logit, a float, is read once. */
    private static Work logits(Map<String, String> setting) {
        return Work.bytes(Float.BYTES * number(setting, "vocabulary"));
    }

    private static double number(Map<String, String> setting, String parameter) {
        return Double.parseDouble(setting.getOrDefault(parameter, "0"));
    }
}
