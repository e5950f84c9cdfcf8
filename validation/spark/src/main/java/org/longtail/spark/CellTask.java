package org.longtail.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.longtail.validation.study.CellKey;
import org.longtail.validation.study.CellRecord;
import org.longtail.validation.study.Grid;
import org.longtail.validation.study.GridRecipe;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does for one cell: looks it up in the grid, which it makes itself, once for each study, and measures it. Key
 * and measurement travel as text, some hundred bytes, which every serialiser of Spark's can send.
 */
final class CellTask extends AbstractFunction1<Iterator<String>, String> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Of this JVM: a grid is a list of settings, and an executor serves one study or a few. */
    private static final Map<GridRecipe, Grid> GRIDS = new ConcurrentHashMap<>();

    private final GridRecipe recipe;

    CellTask(GridRecipe recipe) {
        this.recipe = recipe;
    }

    static String text(CellKey key) {
        return key.index() + " " + key.law();
    }

    private static CellKey key(String text) {
        int space = text.indexOf(' ');
        return new CellKey(text.substring(space + 1), Integer.parseInt(text, 0, space, 10));
    }

    /** Returns the {@link CellRecord} of the one key of a partition. */
    @Override
    public String apply(Iterator<String> keys) {
        CellKey key = key(keys.next());
        Grid grid = GRIDS.computeIfAbsent(recipe, GridRecipe::grid);
        return new CellRecord(key, grid.measure(key)).toLine();
    }
}
