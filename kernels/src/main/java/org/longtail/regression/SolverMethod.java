package org.longtail.regression;

/** How a linear system was solved. */
public enum SolverMethod {

    /** Cholesky decomposition of the equilibrated Gram matrix, plus the penalty: relative error about u condition^2. */
    CHOLESKY("Cholesky of the Gram matrix"),

    /**
     * {@link #CHOLESKY}, then refinement by residuals taken from the design itself in twice the working precision: more
     * accurate than QR.
     */
    REFINED_CHOLESKY("Cholesky of the Gram matrix, refined through the design"),

    /** Cholesky decomposition of the dual (kernel) matrix XX', plus the penalty, refined through the design. */
    DUAL_CHOLESKY("Cholesky of the dual matrix, refined through the design"),

    /**
     * Householder QR decomposition of the equilibrated design, refined: it was too ill-conditioned for a Gram matrix.
     */
    QR("Householder QR of the design, refined"),

    /** Singular values of the design; below full rank, the solution of minimum norm. */
    SINGULAR_VALUES("singular values of the design"),

    /**
     * Eigenvalues of the Gram matrix, there being no design to go back to; below full rank, the solution of minimum
     * norm.
     */
    EIGENVALUES("eigenvalues of the Gram matrix");

    private final String description;

    SolverMethod(String description) {
        this.description = description;
    }

    /**
     * Returns the method in words.
     *
     * @return a noun phrase for logs and reports
     */
    @Override
    public String toString() {
        return description;
    }
}
