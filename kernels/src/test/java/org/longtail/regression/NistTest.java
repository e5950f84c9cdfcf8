package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The NIST reference data sets. Digits are correct digits of the worst value, -log10 of the relative error.
 *
 * <p>The fits are equal bit for bit on every path of the kernels, so these figures do not depend on the machine.
 */
class NistTest {

    /**
     * Floors from the theory of the problems, with k the condition that each fit prints, in the worst value:
     *
     * <ul>
     *   <li>estimates: refinement finds the solution of the data as doubles hold them; 14 digits where they hold them
     *       exactly (integers), 13 where decimals are rounded and k is below 1e3, 16 - log10 k = 6 to 7 for Filip,
     *       whose powers are rounded (the exact solution of the rounded design agrees with the certified values to some
     *       7.6 digits);
     *   <li>standard errors: they come from the factor, 16 - 2 log10 k after Cholesky, 16 - log10 k after QR, less one
     *       for sqrt(d) and luck;
     *   <li>residual standard deviation: as the estimates, but without the loss from the powers of Wampler.
     * </ul>
     */
    @ParameterizedTest
    @CsvSource({
        // name, estimates, standard errors, residual standard deviation
        "longley, 13, 11, 13",
        "norris, 13, 13, 13",
        "pontius, 13, 13, 13",
        "noint1, 14, 14, 14",
        "noint2, 14, 14, 14",
        "wampler3, 14, 9, 14",
        "wampler4, 14, 9, 14",
        "wampler5, 14, 9, 14",
        "filip, 7, 7, 7"
    })
    void certifiedValuesAreReached(String name, double estimates, double standardErrors, double deviation)
            throws IOException {
        NistDataset nist = NistDataset.load(name);
        LinearFit fit = natural(nist);
        assertTrue(digits(estimates(fit, nist), nist.estimates()) >= estimates, fit::toString);
        assertTrue(digits(standardErrors(fit, nist), nist.standardErrors()) >= standardErrors, fit::toString);
        double[] residual = {Math.sqrt(fit.residualVariance()), Math.sqrt(fit.residualSumOfSquares())};
        double[] certified = {nist.residualStandardDeviation, Math.sqrt(nist.residualSumOfSquares)};
        assertTrue(digits(residual, certified) >= deviation, fit::toString);
    }

    /** Exact polynomials: the standard errors and residuals are zero, up to the rounding of y, some u |y| = 1e-9. */
    @ParameterizedTest
    @CsvSource({"wampler1, 14", "wampler2, 13"})
    void exactPolynomialsAreFound(String name, double estimates) throws IOException {
        NistDataset nist = NistDataset.load(name);
        LinearFit fit = natural(nist);
        assertTrue(digits(estimates(fit, nist), nist.estimates()) >= estimates, fit::toString);
        double length = Math.sqrt(Arrays.stream(nist.response()).map(y -> y * y).sum());
        assertEquals(0, Math.sqrt(fit.residualSumOfSquares()), 4 * Math.ulp(length));
    }

    /** With a column of ones in the place of the intercept, against EJML's QR: half a digit is luck of rounding. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "longley",
                "norris",
                "pontius",
                "noint1",
                "noint2",
                "wampler1",
                "wampler2",
                "wampler3",
                "wampler4",
                "wampler5",
                "filip"
            })
    void asGoodAsHouseholderQr(String name) throws IOException {
        NistDataset nist = NistDataset.load(name);
        double[] design = nist.design(nist.intercept);
        int rows = nist.rows();
        int columns = design.length / rows;
        LinearFit fit = LeastSquares.fit(design, nist.response(), rows, columns);

        LinearSolverDense<DMatrixRMaj> qr = LinearSolverFactory_DDRM.qr(rows, columns);
        qr.setA(new DMatrixRMaj(rows, columns, true, design.clone()));
        DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
        qr.solve(new DMatrixRMaj(rows, 1, true, nist.response()), solution);

        double peer = digits(solution.data, nist.estimates());
        double ours = digits(fit.coefficients(), nist.estimates());
        assertTrue(ours >= peer - 0.5, () -> ours + " digits, QR " + peer);
    }

    /** Cholesky succeeds on this Gram matrix, with no correct digit: the fit must know better. */
    @Test
    void filipFromTheGramMatrixAloneIsReportedAsRankDeficient() throws IOException {
        NistDataset filip = NistDataset.load("filip");
        double[] design = filip.design(true);
        GramMatrix gram = GramMatrix.of(11);
        gram.add(design, 0, filip.response(), 0, filip.rows());
        LinearFit fit = LeastSquares.fit(gram);
        assertNotEquals(11, fit.rank());
        assertEquals(SolverMethod.EIGENVALUES, fit.method());
        assertEquals(0, fit.standardErrors().length);
    }

    private static LinearFit natural(NistDataset nist) {
        double[] design = nist.design(false);
        int columns = design.length / nist.rows();
        return nist.intercept
                ? LeastSquares.fitWithIntercept(design, nist.response(), nist.rows(), columns)
                : LeastSquares.fit(design, nist.response(), nist.rows(), columns);
    }

    private static double[] estimates(LinearFit fit, NistDataset nist) {
        return nist.intercept ? prepend(fit.intercept(), fit.coefficients()) : fit.coefficients();
    }

    private static double[] standardErrors(LinearFit fit, NistDataset nist) {
        return nist.intercept ? prepend(fit.interceptStandardError(), fit.standardErrors()) : fit.standardErrors();
    }

    private static double[] prepend(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    private static double digits(double[] actual, double[] certified) {
        assertEquals(certified.length, actual.length);
        double worst = 15; // as many as are certified
        for (int i = 0; i < certified.length; i++) {
            double error = Math.abs(actual[i] - certified[i]) / Math.abs(certified[i]);
            worst = Math.min(worst, -Math.log10(error));
        }
        return worst;
    }
}
