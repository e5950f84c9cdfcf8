package org.longtail.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;

/** A law whose cells take some milliseconds with a full budget, so that an executor can be lost among them; executors find it as a service. */
public final class CoinLaw implements ScalingLaw {

    static final int CELLS = 60;
    static final String ID = "coin";
    private static final String HEADS = "heads";

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID, "Coin", "A coin falls on its head half the time.", "p = 1/2", "Jacob Bernoulli, 1713");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        List<Cell> cells = new ArrayList<>();
        int blocks = budget == Budget.QUICK ? CELLS : 5 * CELLS;
        int replicates = budget == Budget.QUICK ? 50_000 : 500_000;
        for (int block = 0; block < blocks; block++) {
            cells.add(new Cell(Map.of("coin", block % 2 == 0 ? "gold" : "silver"), block / 2, replicates));
        }
        return cells;
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Moments heads = Moments.NONE;
        for (int i = 0; i < cell.replicates(); i++) {
            heads = heads.with(stream.nextLong() < 0 ? 1 : 0);
        }
        return new Measurement(new LinkedHashMap<>(Map.of(HEADS, heads)));
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        results.bySetting().forEach((setting, measurement) -> {
            Moments heads = measurement.quantities().getOrDefault(HEADS, Moments.NONE);
            verdicts.add(new Verdict(HEADS, Verdict.Kind.EXACT, setting, 0.5, heads.mean(), heads.standardError()));
        });
        return new Findings(verdicts, List.of(), List.of());
    }
}
