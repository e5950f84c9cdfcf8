package org.longtail.validation.law.regression;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.Gamma;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.zipf.Zipf;

/**
 * Expected risk of one-pass stochastic gradient descent with Gaussian features.
 *
 * <p>Exact: the second moments m_i of the coefficients' errors follow m_i &lt;- (1 - 2 g l_i + 2 g^2 l_i^2) m_i + g^2 l_i (sum_j
 * l_j m_j + noise variance), since E x_i^2 (x'd)^2 = l_i sum_j l_j m_j + 2 l_i^2 m_i. Asymptotic, constant step, no noise, all
 * directions: E ~ (2 g N)^-c Gamma(c)/a / (1 - (g/2) sum l/(1 - g l)), c = 1 - 1/a: gradient noise of the step itself raises
 * the risk of gradient flow by a constant factor.
 */
final class DescentTheory {

    private DescentTheory() {}

    /** Risk after N steps. Cost: N times M multiply-adds. */
    static double risk(DescentShape shape, long steps) {
        double[] spectrum = shape.spectrum();
        double[] moments = new double[spectrum.length];
        Arrays.fill(moments, 1);
        double noise = shape.noiseVariance();
        double risk = Arrays.stream(spectrum).sum();
        for (long n = 0; n < steps; n++) {
            double g = shape.step(n, steps);
            double shared = g * g * (risk + noise);
            risk = 0;
            for (int i = spectrum.length - 1; i >= 0; i--) {
                double l = spectrum[i];
                double shrunk = g * l;
                moments[i] = (1 - 2 * shrunk * (1 - shrunk)) * moments[i] + shared * l;
                risk += l * moments[i];
            }
        }
        return risk + shape.floor();
    }

    /** The asymptotic law in N; without the step factor it is that of gradient flow. */
    static PowerLaw asymptote(double decay, double step, double stepFactor) {
        double c = 1 - 1 / decay;
        return new PowerLaw(-c, Math.pow(2 * step, -c) * Gamma.value(c) / decay * stepFactor);
    }

    /** 1/(1 - (g/2) sum l/(1 - g l)), the sum over all directions as sum_k g^k zeta(a(k+1)). */
    static double stepFactor(double decay, double step) {
        double sum = 0;
        double power = 1;
        for (int k = 0; power > 1e-17; k++) {
            sum += power * Zipf.of(decay * (k + 1)).normalizer();
            power *= step;
        }
        return 1 / (1 - step / 2 * sum);
    }

    /** The same with the first M directions alone. */
    static double stepFactor(DescentShape shape) {
        double sum = 0;
        for (double l : shape.spectrum()) {
            sum += l / (1 - shape.step() * l);
        }
        return 1 / (1 - shape.step() / 2 * sum);
    }

    /** The published sum of a term in N and a term in M, each with its own prefactor. */
    static double additive(DescentShape shape, double steps) {
        double a = shape.decay();
        return asymptote(a, shape.step(), stepFactor(a, shape.step())).at(steps)
                + Math.pow(shape.features() + 0.5, 1 - a) / (a - 1);
    }
}
