package org.longtail.regression;

/**
 * The fit y = b + Xw, whose centred design, its rows multiplied by the roots of their weights, has been factored, refined
 * through the design as it was given: what centring and multiplying rounded away comes back.
 *
 * <p>With r = W (y - b - Xw) the corrections are dw = S^-1 (X'r - penalty w - mean 1'r) and db = 1'r / 1'W1 - mean'dw,
 * where S is the centred weighted Gram matrix plus penalty and mean holds the weighted column means. Without an intercept
 * there are no means, and b and db are zero.
 */
final class InterceptSystem implements Refinable {

    private final TriangularFactor factor;
    private final DesignView view;
    private final double[] means;
    private final double[] correction;
    private final double penalty;
    private double meanCorrection;

    InterceptSystem(TriangularFactor factor, DesignView view, double[] means, double penalty) {
        this.factor = factor;
        this.view = view;
        this.means = means;
        this.correction = new double[view.columns];
        this.penalty = penalty;
    }

    @Override
    public double prepareCorrection(double[] coefficients) {
        view.computeResidual(coefficients);
        view.gradientInto(penalty, coefficients, correction);
        double sum = means.length == 0 ? 0 : view.residualSum();
        for (int j = 0; j < means.length; j++) {
            correction[j] -= means[j] * sum;
        }
        factor.solveInto(correction, correction);
        meanCorrection = sum / view.weight;
        double root = Math.sqrt(view.weight);
        double fittedMean = view.intercept + RowKernel.INSTANCE.dot(means, 0, coefficients, 0, means.length);
        return Math.hypot(factor.norm(correction), root * meanCorrection)
                / Math.hypot(factor.norm(coefficients), root * fittedMean);
    }

    @Override
    public void correct(double[] coefficients) {
        for (int j = 0; j < view.columns; j++) {
            coefficients[j] += correction[j];
        }
        view.intercept += meanCorrection - RowKernel.INSTANCE.dot(means, 0, correction, 0, means.length);
    }
}
