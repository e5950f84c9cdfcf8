package org.longtail.regression;

/**
 * A solution from singular values, refined through the design. Corrections stay in the space of the values that count.
 */
final class SpectralSystem implements Refinable {

    private final Spectrum spectrum;
    private final DesignView view;
    private final TriangularFactor factor;
    private final double penalty;
    private final double[] correction;

    /**
     * Makes the system.
     *
     * @param factor holds the scale of the columns
     */
    SpectralSystem(Spectrum spectrum, DesignView view, TriangularFactor factor, double penalty) {
        this.spectrum = spectrum;
        this.view = view;
        this.factor = factor;
        this.penalty = penalty;
        this.correction = new double[view.columns];
    }

    @Override
    public double prepareCorrection(double[] coefficients) {
        view.computeResidual(coefficients);
        double[] gradient = new double[view.columns];
        view.gradientInto(penalty, coefficients, gradient);
        spectrum.correctionInto(factor.scale, penalty, gradient, correction);
        return factor.norm(correction) / factor.norm(coefficients);
    }

    @Override
    public void correct(double[] coefficients) {
        for (int j = 0; j < correction.length; j++) {
            coefficients[j] += correction[j];
        }
    }
}
