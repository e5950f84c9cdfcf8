package org.longtail.validation.law.tool;

import java.util.List;
import java.util.Map;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;

/** Fits measured points with known standard errors and compares the fit with a power law. */
public final class PowerLawVerdicts {

    private PowerLawVerdicts() {}

    /**
     * The exponent of a free fit, and the prefactor with the exponent held at its predicted value, which is some ten
     * times sharper than the prefactor of a free fit.
     */
    public static List<Verdict> of(
            String quantity, Map<String, Object> setting, PowerLaw law, double[] x, double[] y, double[] errors) {
        LogLogFit free = LogLogFit.of(x, y, errors);
        LogLogFit held = LogLogFit.withExponent(law.exponent(), x, y, errors);
        return List.of(
                new Verdict(
                        "exponent of " + quantity,
                        Kind.EXPONENT,
                        setting,
                        law.exponent(),
                        free.exponent(),
                        free.exponentStandardError()),
                new Verdict(
                        "prefactor of " + quantity,
                        Kind.PREFACTOR,
                        setting,
                        law.prefactor(),
                        held.prefactor(),
                        held.prefactorStandardError()));
    }
}
