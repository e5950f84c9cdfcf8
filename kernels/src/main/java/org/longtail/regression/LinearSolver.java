package org.longtail.regression;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;

/**
 * A reusable solver of (X'X + penalty I) w = X'y: ridge regression, and least squares when the penalty is zero. It
 * keeps its workspace from call to call, for loops over many problems; {@link LeastSquares} and {@link Ridge} are built
 * on it.
 *
 * <p>With penalty zero the answer is the least-squares solution; when that is not unique (rows &lt; columns, or
 * dependent columns) it is the one of minimum Euclidean norm, and {@link #rank()} is below the number of columns.
 *
 * <p>How a design is solved. Rows &gt;= columns: Gram matrix, columns scaled to equal length by powers of two,
 * Cholesky, condition estimate. If the estimate promises thirteen digits, done. Up to condition 1e7 the solution is
 * refined with residuals y - Xw taken from the design in twice the working precision, until it is that of the data as
 * they are, to the last digit or two. Above, or when a pivot fails: Householder QR, refined in the same way, and if
 * that finds dependent columns, singular values, refined too. Rows &lt; columns: the dual matrix XX' + penalty I and w
 * = X'a, refined until as accurate as QR; above condition 1e7 singular values. A {@link GramMatrix} has no design to go
 * back to: Cholesky while the condition allows, else eigenvalues.
 *
 * <p>Source: Å. Björck, Numerical Methods for Least Squares Problems, 1996, sections 2.2 to 2.9; N. J. Higham, Accuracy
 * and Stability of Numerical Algorithms, 2002, chapter 20.
 *
 * <p>Shapes: n rows by d columns, row-major; m = min(n, d). Cost: about n d m / 2 + m^3 / 6 multiply-adds, 6 m^2 for
 * the condition, some 20 n d for each pass of refinement; twenty times as much in all when QR is needed. Memory: 16 m^2
 * + 4 KiB m + 16 n + 24 d bytes, kept; no allocation in later calls of the same d and no more rows, unless QR, singular
 * values or eigenvalues are needed.
 *
 * <p>Accuracy: see {@link #relativeError()}.
 *
 * <p>Errors: {@link IllegalArgumentException} for shapes that do not agree and for values that are NaN, infinite, or so
 * large that sums of squares overflow; the coefficients are then unchanged.
 *
 * <p>Not thread-safe: one solver per thread.
 */
public final class LinearSolver {

    /** Refinement gains a factor u condition^2, 0.02 here or better, with each pass. */
    private static final double REFINABLE = 1e7;

    /** Thirteen digits: in a loop over many problems, a pass over the design would cost more than it gives. */
    private static final double GOOD_ENOUGH = 1e-13;

    /** A Gram matrix that leaves less than two digits is treated as rank-deficient. */
    private static final double GRAM_LIMIT = 1e-2;

    /**
     * The most columns for which the condition's bound is tried: it grows with them exponentially, to beyond what the error
     * of refinement allows.
     */
    private static final int MOST_BOUNDED = 32;

    /** As {@link #MOST_BOUNDED}, for {@link #GRAM_LIMIT}. */
    private static final int MOST_BOUNDED_BY_GRAM = 256;

    private final TriangularFactor factor = new TriangularFactor();
    private final DesignView view = new DesignView();
    private final PrimalSystem primal = new PrimalSystem(factor, view);
    private final DualSystem dual = new DualSystem(factor, view);

    private SolverMethod method = SolverMethod.CHOLESKY;
    private int rank;
    private int columns;
    private double penalty;
    private double condition = Double.NaN;
    private double relativeError = Double.NaN;
    private @Nullable Spectrum spectrum;

    /** By how much centring magnified the errors of the last sums. */
    private double loss = 1;

    /** Whether {@link #condition} and {@link #relativeError} are still to be made from the factor. */
    private boolean estimateLater;

    /** The estimated error up to which solutions are not refined. */
    private final double goodEnough;

    private LinearSolver(double goodEnough) {
        this.goodEnough = goodEnough;
    }

    /**
     * Makes a solver. Its workspace grows with the problems it meets.
     *
     * @return a solver that has solved nothing yet
     */
    public static LinearSolver create() {
        return new LinearSolver(GOOD_ENOUGH);
    }

    /** A solver that refines every solution it can. */
    static LinearSolver thorough() {
        return new LinearSolver(0);
    }

    /**
     * Solves from accumulated sums.
     *
     * @param gram the accumulator, of at least one row; unchanged
     * @param penalty what is added to the diagonal of X'X as it is, whatever n; finite and not negative, 0 for least
     *     squares
     * @param coefficients receives d values
     * @throws IllegalArgumentException if {@code gram} has no rows, {@code penalty} is negative or not finite, or
     *     {@code coefficients} is too short
     */
    public void solveInto(GramMatrix gram, double penalty, double[] coefficients) {
        Objects.requireNonNull(gram, "gram");
        Arguments.requireAtLeastOne(gram.rows(), "rows of gram");
        Arguments.requireNonNegative(penalty, "penalty");
        RegressionArguments.requireRoom(coefficients, gram.columns(), "coefficients");
        solve(gram.sums(), penalty, coefficients);
    }

    /**
     * Solves from the design itself.
     *
     * @param design row-major values, {@code rows} x {@code columns} of them
     * @param designFrom index of the first
     * @param response the responses
     * @param responseFrom index of the first
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @param penalty what is added to the diagonal of X'X as it is, whatever n; finite and not negative, 0 for least
     *     squares
     * @param coefficients receives d values
     * @throws IllegalArgumentException if a range does not fit its array, {@code penalty} is negative or not finite, or
     *     a value of the data is NaN, infinite or so large that sums of squares overflow
     */
    public void solveInto(
            double[] design,
            int designFrom,
            double[] response,
            int responseFrom,
            int rows,
            int columns,
            double penalty,
            double[] coefficients) {
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(response, "response");
        Arguments.requireAtLeastOne(rows, "rows");
        Arguments.requireAtLeastOne(columns, "columns");
        RegressionArguments.requireOrder(rows, columns);
        RegressionArguments.requireBlock(design, designFrom, response, responseFrom, rows, columns);
        Arguments.requireNonNegative(penalty, "penalty");
        RegressionArguments.requireRoom(coefficients, columns, "coefficients");
        view.set(design, designFrom, response, responseFrom, rows, columns);
        try {
            solveView(penalty, coefficients);
        } finally {
            view.clear();
        }
    }

    /**
     * Returns how the last system was solved.
     *
     * @return the method
     */
    public SolverMethod method() {
        return method;
    }

    /**
     * Returns the numerical rank that the last solution rests on: singular values of the equilibrated design below
     * max(n, d) ulps of the largest (about 1e-8 of it when only the Gram matrix is known) count as zero.
     *
     * @return the rank; with penalty zero the solution is unique exactly if this is d
     */
    public int rank() {
        return rank;
    }

    /**
     * Returns an estimate of the condition number of the last system: of the design with its columns scaled to about
     * equal length, and with the penalty as additional rows; over the singular values that count, if the rank is
     * deficient.
     *
     * @return largest over smallest singular value, overestimated by up to sqrt(min(n, d)), rarely underestimated
     */
    public double condition() {
        settleEstimates();
        return condition;
    }

    /**
     * Returns a first-order estimate of the relative error that rounding left in the last coefficients, in the norm
     * that multiplies each coefficient by the length of its column.
     *
     * <p>With k the condition, u = 2^-53 and d the columns: 2 u k^2 sqrt(d) for solutions from a Gram matrix alone (an
     * intercept magnifies this by the largest ratio of a column's sum of squares to that about its mean); for refined
     * ones what the last corrections show, at least 2 u; at least 2 u k sqrt(n) for dual ones and 2 u k max(n, d) for
     * those from singular values below full rank, since residuals do not show what leads out of the row space. An
     * estimate, not a bound: it takes rounding errors to be independent. It says nothing of errors in the data and,
     * below full rank, takes the rank that was found as given.
     *
     * @return the estimate; 1 or more means that no digit is certain
     */
    public double relativeError() {
        settleEstimates();
        return relativeError;
    }

    /**
     * Refines the last solution, of a centred design, as one of the design it was made from.
     *
     * @param original the design as it was given, with the intercept, which is refined too
     */
    void refineThrough(DesignView original, double[] means, double[] coefficients) {
        if (method == SolverMethod.REFINED_CHOLESKY || method == SolverMethod.QR) {
            InterceptSystem system = new InterceptSystem(factor, original, means, penalty);
            double remaining = Refinement.refine(system, coefficients, RoundingError.contraction(condition));
            relativeError = method == SolverMethod.QR ? Math.min(relativeError, remaining) : remaining;
        }
    }

    /** The total penalty of the last system. */
    double penalty() {
        return penalty;
    }

    /** The trace of the hat matrix of the last system. */
    double degreesOfFreedom() {
        if (spectrum != null) {
            return spectrum.degreesOfFreedom(penalty);
        }
        if (penalty == 0) {
            return rank;
        }
        // tr A (A + penalty I)^-1 = size - penalty tr (A + penalty I)^-1, primal and dual alike.
        double[] inverse = new double[factor.size];
        factor.inverseDiagonalInto(inverse);
        return Math.clamp(factor.size - penalty * Arrays.stream(inverse).sum(), 0, factor.size);
    }

    /** The diagonal of (X'X)^-1 of the last system, which was least squares of full column rank. */
    double[] inverseDiagonal() {
        double[] diagonal = new double[columns];
        if (spectrum != null) {
            spectrum.inverseDiagonalInto(factor.scale, diagonal);
        } else {
            factor.inverseDiagonalInto(diagonal);
        }
        return diagonal;
    }

    /** The quadratic form v' (X'X)^-1 v of the last system, as {@link #inverseDiagonal()}. */
    double inverseQuadraticForm(double[] v) {
        return spectrum != null ? spectrum.inverseQuadraticForm(factor.scale, v) : factor.inverseQuadraticForm(v);
    }

    /** Solves from sums, checking nothing. */
    void solve(Sums sums, double newPenalty, double[] coefficients) {
        begin(sums.columns, newPenalty);
        loss = sums.centringLoss;
        boolean unique = sums.rows >= columns || penalty > 0;
        boolean factored = unique && factor.factor(sums.gram, columns, penalty);
        if (estimate(factored, GRAM_LIMIT) < GRAM_LIMIT) {
            factor.solveInto(sums.moment, coefficients);
            finish(SolverMethod.CHOLESKY);
        } else {
            finish(OrthogonalSolver.solve(sums, penalty, factor, coefficients));
        }
    }

    private void solveView(double newPenalty, double[] coefficients) {
        begin(view.columns, newPenalty);
        boolean wide = view.rows < columns;
        LinearSystem system = wide ? dual : primal;
        double error = estimate(system.factor(penalty), goodEnough);
        if (estimateLater || condition <= REFINABLE) {
            system.solveInto(coefficients);
            boolean refine = error > goodEnough;
            if (refine) {
                double remaining = Refinement.refine(system, coefficients, RoundingError.contraction(condition));
                relativeError =
                        wide ? Math.max(remaining, RoundingError.ofDesign(condition, factor.size, 0)) : remaining;
            }
            SolverMethod tall = refine ? SolverMethod.REFINED_CHOLESKY : SolverMethod.CHOLESKY;
            finish(wide ? SolverMethod.DUAL_CHOLESKY : tall);
        } else {
            finish(OrthogonalSolver.solve(view, penalty, factor, coefficients));
            if (method == SolverMethod.QR) {
                double remaining = Refinement.refine(primal, coefficients, RoundingError.contraction(condition));
                relativeError = Math.min(relativeError, remaining);
            }
        }
    }

    /**
     * Sets condition and relative error of a solution by the factor, or puts that off if a bound of them, which is
     * cheaper, is below {@code limit}: then all that follows is settled.
     *
     * @return the error, or its bound
     */
    private double estimate(boolean factored, double limit) {
        if (factored && factor.size <= (limit == GRAM_LIMIT ? MOST_BOUNDED_BY_GRAM : MOST_BOUNDED)) {
            double bound = RoundingError.ofGram(factor.conditionBound(), factor.size) * loss;
            if (bound < limit) {
                estimateLater = true;
                return bound;
            }
        }
        setEstimates(factored ? factor.condition() : Double.POSITIVE_INFINITY);
        return relativeError;
    }

    private void setEstimates(double newCondition) {
        condition = newCondition;
        relativeError = RoundingError.ofGram(condition, factor.size) * loss;
    }

    /** Makes the estimates that were put off: the factor is still there. */
    private void settleEstimates() {
        if (estimateLater) {
            estimateLater = false;
            setEstimates(factor.condition());
        }
    }

    private void begin(int newColumns, double newPenalty) {
        columns = newColumns;
        penalty = newPenalty;
        spectrum = null;
        loss = 1;
        estimateLater = false;
    }

    private void finish(SolverMethod usedMethod) {
        method = usedMethod;
        rank = factor.size;
    }

    private void finish(Outcome outcome) {
        method = outcome.method();
        rank = outcome.rank();
        condition = outcome.condition();
        relativeError = outcome.relativeError();
        spectrum = outcome.spectrum();
    }
}
