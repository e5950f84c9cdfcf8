package org.longtail.validation.study;

import java.io.Serializable;
import java.util.List;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Laws;

/**
 * What a grid is made from, small enough to send along with every key: a worker makes the grid itself.
 *
 * @param laws ids of laws that are on the class path
 * @param seed names all randomness
 * @param budget how much work may be spent
 */
public record GridRecipe(List<String> laws, long seed, Budget budget) implements Serializable {

    /**
     * Makes the grid.
     *
     * @return all its cells
     * @throws IllegalArgumentException when a law is not on the class path
     */
    public Grid grid() {
        return Grid.of(laws.stream().map(Laws::named).toList(), budget, seed);
    }
}
