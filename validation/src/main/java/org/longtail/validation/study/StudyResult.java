package org.longtail.validation.study;

import java.util.List;
import org.longtail.validation.law.Budget;

/**
 * What a study found: a function of its laws, seed and budget alone.
 *
 * @param seed named all randomness
 * @param budget how much work was spent
 * @param laws each law's outcome, in the order of the study
 */
public record StudyResult(long seed, Budget budget, List<LawOutcome> laws) {

    /**
     * Returns whether every law holds.
     *
     * @return true when all do
     */
    public boolean holds() {
        return laws.stream().allMatch(LawOutcome::holds);
    }
}
