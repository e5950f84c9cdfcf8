package org.longtail.regression;

import java.util.Arrays;
import java.util.Objects;
import org.longtail.internal.Arguments;

/**
 * A reusable solver of many small ridge problems (X'X + penalty I) w = X'y of one shape, eight at a time, one to each
 * lane of a vector.
 *
 * <p>How: the Gram matrix of each problem is summed from its rows as they lie in memory; those of eight problems are
 * then brought side by side, and decomposed lane by lane. A problem whose columns are nearly dependent, see below, is handed to {@link LinearSolver}; so,
 * with penalty 0, is one of fewer rows than columns, whose answer is the least-squares solution of minimum norm.
 *
 * <p>Source: J. Dongarra et al., The design and performance of batched BLAS on modern high-performance computing
 * systems, 2017, for the interleaved layout.
 *
 * <p>Shapes: each design n rows by d columns, row-major, d at most 64; designs follow one another, and so do responses
 * and coefficients. The penalty is added to X'X as it is: n does not multiply it.
 *
 * <p>Cost: n d^2 / 2 + d^3 / 6 multiply-adds for each problem, eight at once. Memory: at most
 * 100 (d + 8)^2 bytes, and the coefficients of all problems; kept from call to call, no allocation in later
 * calls that need no more, except by what {@link LinearSolver} allocates.
 *
 * <p>Accuracy: with v the smallest share of a column's squared length (penalty included) that the columns before it
 * leave unexplained, the relative error is of the order of (n + d) u / v, u = 2^-53. Problems with v below 1e-6 go to
 * {@link LinearSolver} and have its accuracy. The results of a problem depend on nothing but the problem: not on its
 * place in the batch, nor on the width of the vectors.
 *
 * <p>Errors: {@link IllegalArgumentException} for shapes that do not agree and for values that are NaN, infinite, or so
 * large that sums of squares overflow; the coefficients are then unchanged.
 *
 * <p>Not thread-safe: one for each thread.
 */
public final class RidgeBatch {

    /** The most columns: beyond, one problem alone fills vectors. */
    public static final int MAX_COLUMNS = 64;

    private static final int LANES = BatchLayout.LANES;

    /** Below this share of its squared length that others leave of a column, Cholesky loses more than six digits. */
    private static final double LEAST_SHARE = 1e-6;

    /** Diagonals of R below this come from squares that underflow may have touched. */
    private static final double LEAST_ROOT = 1e-140;

    private final LinearSolver solver = LinearSolver.create();
    private final Prefetch prefetch = new Prefetch();
    private final int[] starts = new int[LANES];
    private int[] places = {};
    private double[] sums = {};
    private double[] ends = {};
    private double[] gram = {};
    private double[] diagonal = {};
    private double[] solution = {};
    private double[] single = {};
    private double[] all = {};

    private RidgeBatch() {}

    /**
     * Makes a solver. Its workspace grows with the problems it meets.
     *
     * @return a solver that has solved nothing yet
     */
    public static RidgeBatch create() {
        return new RidgeBatch();
    }

    /**
     * Solves problems of one shape.
     *
     * @param designs row-major values, {@code problems} x {@code rows} x {@code columns} of them
     * @param responses {@code problems} x {@code rows} values
     * @param problems the number of problems, 0 allowed
     * @param rows the number n of rows of each, at least 1
     * @param columns the number d of columns of each, 1 to 64
     * @param penalty what is added to the diagonal of each X'X as it is, whatever n; finite and not negative
     * @param coefficients receives {@code problems} x {@code columns} values
     * @throws IllegalArgumentException if an array is too short, a count or the penalty out of range, or a value NaN,
     *     infinite or so large that sums of squares overflow; {@code coefficients} is then unchanged
     */
    public void solveInto(
            double[] designs,
            double[] responses,
            int problems,
            int rows,
            int columns,
            double penalty,
            double[] coefficients) {
        Objects.requireNonNull(designs, "designs");
        Objects.requireNonNull(responses, "responses");
        Arguments.requireAtLeast(problems, 0, "problems");
        Arguments.requireAtLeastOne(rows, "rows");
        RegressionArguments.requireFewColumns(columns);
        Arguments.requireNonNegative(penalty, "penalty");
        long responseCount = (long) problems * rows;
        requireHeld(responses, responseCount, "responses");
        requireHeld(designs, responseCount * columns, "designs");
        RegressionArguments.requireRoom(coefficients, (long) problems * columns, "coefficients");
        makeRoom(problems, rows, columns);
        int length = rows * columns;
        for (int first = 0; first < problems; first += LANES) {
            int end = Math.min(first + LANES, problems) * length;
            prefetch.read(designs, problems * length, first * length, end);
            accumulate(designs, responses, first, problems, rows, columns);
            solve(columns, penalty);
            for (int problem = first; problem < Math.min(first + LANES, problems); problem++) {
                if (isSafe(problem - first, columns)) {
                    store(problem - first, columns, all, problem * columns);
                } else {
                    solveAlone(designs, responses, problem, rows, columns, penalty);
                }
            }
        }
        System.arraycopy(all, 0, coefficients, 0, problems * columns);
    }

    /**
     * Solves problems that are known by their sums.
     *
     * @param sums the problems' X'X and X'y, of at least one row each; unchanged
     * @param penalty what is added to the diagonal of each X'X as it is, whatever n; finite and not negative
     * @param coefficients receives {@code sums.problems()} x {@code sums.columns()} values
     * @throws IllegalArgumentException if {@code sums} has no rows, the penalty is out of range, or {@code coefficients}
     *     is too short; {@code coefficients} is then unchanged
     */
    public void solveInto(GramBatch sums, double penalty, double[] coefficients) {
        Objects.requireNonNull(sums, "sums");
        Arguments.requireAtLeastOne(sums.rows(), "rows of sums");
        Arguments.requireNonNegative(penalty, "penalty");
        int columns = sums.columns();
        int problems = sums.problems();
        RegressionArguments.requireRoom(coefficients, (long) problems * columns, "coefficients");
        makeRoom(columns);
        for (int first = 0; first < problems; first += LANES) {
            System.arraycopy(sums.sums(), first / LANES * sums.groupLength(), gram, 0, sums.groupLength());
            solve(columns, penalty);
            for (int problem = first; problem < Math.min(first + LANES, problems); problem++) {
                if (isSafe(problem - first, columns)) {
                    store(problem - first, columns, coefficients, problem * columns);
                } else {
                    solver.solve(sums.sumsOf(problem), penalty, single);
                    System.arraycopy(single, 0, coefficients, problem * columns, columns);
                }
            }
        }
    }

    private static void requireHeld(double[] values, long count, String name) {
        if (values.length < count) {
            throw new IllegalArgumentException(name + " must hold " + count + " values: " + values.length);
        }
    }

    private void makeRoom(int problems, int rows, int columns) {
        int length = BatchLayout.length(columns, ProductKernel.INSTANCE.rotates());
        if (places.length != length) {
            places = new int[length];
            sums = new double[length * LANES];
        }
        BatchLayout.placesInto(columns, ProductKernel.INSTANCE.rotates(), places);
        int overrun = BatchLayout.overrun(rows, columns);
        ends = atLeast(ends, 2 * overrun * columns + BatchLayout.WIDTH);
        all = atLeast(all, problems * columns);
        makeRoom(columns);
    }

    private void makeRoom(int columns) {
        int width = columns + 1;
        gram = atLeast(gram, width * width * LANES);
        diagonal = atLeast(diagonal, width * LANES);
        solution = atLeast(solution, columns * LANES);
        single = atLeast(single, columns);
    }

    private static double[] atLeast(double[] array, int length) {
        return array.length < length ? new double[length] : array;
    }

    /** X'X, X'y and y'y of eight problems. Lanes past the last problem repeat it. */
    private void accumulate(double[] designs, double[] responses, int first, int problems, int rows, int columns) {
        int length = places.length;
        Arrays.fill(sums, 0);
        // Blocks of eight columns may reach past a row's end, hence past the end of the last problem's last rows.
        int apart = first + LANES < problems ? 0 : BatchLayout.overrun(rows, columns);
        for (int lane = 0; lane < LANES; lane++) {
            starts[lane] = Math.min(first + lane, problems - 1) * rows;
        }
        for (int lane = 0; lane < LANES; lane += 2) {
            int y0 = starts[lane];
            int y1 = starts[lane + 1];
            addRows(designs, y0 * columns, y1 * columns, responses, y0, y1, rows - apart, columns, lane * length);
            if (apart > 0) {
                int y0End = y0 + rows - apart;
                int y1End = y1 + rows - apart;
                System.arraycopy(designs, y0End * columns, ends, 0, apart * columns);
                System.arraycopy(designs, y1End * columns, ends, apart * columns, apart * columns);
                addRows(ends, 0, apart * columns, responses, y0End, y1End, apart, columns, lane * length);
            }
        }
        for (int lane = 0; lane < LANES; lane++) {
            int from = starts[lane];
            gram[((columns + 1) * (columns + 1) - 1) * LANES + lane] =
                    RowKernel.INSTANCE.dot(responses, from, responses, from, rows);
            starts[lane] = lane * length;
        }
        InterleaveKernel.INSTANCE.interleave(sums, starts, length, places, gram);
    }

    /** Adds the products of two problems' rows, as many at a time as the first-level cache holds. */
    private void addRows(double[] x, int x0, int x1, double[] y, int y0, int y1, int rows, int columns, int at) {
        int depth = BatchLayout.depth(columns);
        for (int row = 0; row < rows; row += depth) {
            int count = Math.min(depth, rows - row);
            int offset = row * columns;
            ProductKernel.INSTANCE.addProducts(
                    x, x0 + offset, x1 + offset, y, y0 + row, y1 + row, count, columns, sums, at, at + places.length);
        }
    }

    private void solve(int columns, double penalty) {
        int next = (columns + 2) * LANES;
        for (int i = 0; i <= columns; i++) {
            for (int lane = 0; lane < LANES; lane++) {
                int at = i * next + lane;
                gram[at] += i < columns ? penalty : 0;
                diagonal[i * LANES + lane] = gram[at];
            }
        }
        BatchKernel.INSTANCE.solveInto(gram, columns, solution);
    }

    /**
     * Whether a problem's columns are far enough from dependent, and its sums of squares finite, and with them all its
     * sums and values. A NaN fails each test; an infinite square would pass the one of shares.
     */
    private boolean isSafe(int lane, int columns) {
        int next = (columns + 2) * LANES;
        for (int i = 0; i < columns; i++) {
            double root = gram[i * next + lane];
            double square = diagonal[i * LANES + lane];
            if (!(root >= LEAST_ROOT && root * root >= LEAST_SHARE * square && Double.isFinite(square))) {
                return false;
            }
        }
        return Double.isFinite(diagonal[columns * LANES + lane]);
    }

    private void store(int lane, int columns, double[] coefficients, int from) {
        for (int i = 0; i < columns; i++) {
            coefficients[from + i] = solution[i * LANES + lane];
        }
    }

    private void solveAlone(double[] designs, double[] responses, int problem, int rows, int columns, double penalty) {
        try {
            solver.solveInto(
                    designs, problem * rows * columns, responses, problem * rows, rows, columns, penalty, single);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("problem " + problem + ": " + e.getMessage(), e);
        }
        System.arraycopy(single, 0, all, problem * columns, columns);
    }
}
