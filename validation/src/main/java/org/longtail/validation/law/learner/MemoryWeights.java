package org.longtail.validation.law.learner;

import java.util.Map;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** How strongly an associative memory stores its items: q = p^rho, or the first few alike and the rest not at all. */
interface MemoryWeights {

    String POWER = "weightPower";
    String STORED_SHARE = "storedShare";

    /** The weight of an item in a memory of so many dimensions. */
    double of(long rank, int dimensions);

    static MemoryWeights of(Map<String, Object> setting, Zipf law) {
        if (setting.containsKey(POWER)) {
            double power = Settings.real(setting, POWER);
            return (rank, dimensions) -> Math.pow(law.probability(rank), power);
        }
        double share = Settings.real(setting, STORED_SHARE);
        return (rank, dimensions) -> rank <= share * dimensions ? 1 : 0;
    }
}
