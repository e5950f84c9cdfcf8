package org.longtail.neural.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longtail.neural.network.Checkpoints;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Tally;

/**
 * A small language model learns real text; each further generation is trained from scratch on text that the last one wrote,
 * decoded with our truncation kernels, with or without a fraction of real text.
 *
 * <p>A cell is one arm with one seed, all its generations. The first generation is trained alike in every arm.
 */
public final class TextExperiment implements ScalingLaw {

    private final TextSizes sizes;
    private final RealText real;
    private final List<TextArm> arms;
    private final Checkpoints checkpoints;

    private TextExperiment(TextSizes sizes, RealText real, List<TextArm> arms, Checkpoints checkpoints) {
        this.sizes = sizes;
        this.real = real;
        this.arms = List.copyOf(arms);
        this.checkpoints = checkpoints;
    }

    /**
     * Makes the experiment.
     *
     * @param sizes how large it is
     * @param files paths of real text, or {@code -} for standard input
     * @param standardInput what {@code -} reads
     * @param arms how each generation's text is made, one curve each
     * @param checkpoints where running trainings keep their state
     * @return the experiment
     * @throws IllegalArgumentException naming a file that cannot be read, or when there is too little text
     */
    public static TextExperiment of(
            TextSizes sizes,
            List<String> files,
            InputStream standardInput,
            List<TextArm> arms,
            Checkpoints checkpoints) {
        return new TextExperiment(sizes, RealText.read(files, standardInput, sizes), arms, checkpoints);
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "neural-text",
                "Language models trained on their own text",
                "Each generation learns the text that the last one wrote. Perplexity on real text rises; a nucleus loses the rare"
                        + " words first, sampling without a cut keeps them; a fraction of real text slows the loss.",
                "types expected of independent draws: Σ 1 − (1 − q_i)^T, with q from the counts of the last text, cut at"
                        + " the nucleus",
                "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails: Model Collapse as a"
                        + " Change of Scaling Laws, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        List<Cell> cells = new ArrayList<>();
        for (TextArm arm : arms) {
            for (int seed = 0; seed < sizes.seeds(); seed++) {
                cells.add(new Cell(setting(arm), seed, 1));
            }
        }
        return cells;
    }

    /** Everything that a result depends on: a journal of other sizes or of another text must not pass for one of these. */
    private Map<String, Object> setting(TextArm arm) {
        Map<String, Object> setting = new LinkedHashMap<>(arm.setting());
        setting.put("vocabulary", (long) sizes.vocabulary());
        setting.put("context", (long) sizes.context());
        setting.put("width", (long) sizes.width());
        setting.put("steps", (long) sizes.steps());
        setting.put("tokens", (long) sizes.tokens());
        setting.put("generations", (long) sizes.generations());
        setting.put("text", Integer.toHexString(Arrays.hashCode(real.training().ids())));
        return Settings.copyOf(setting);
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        TextArm arm = TextArm.of(cell.setting());
        long seed = stream.nextLong();
        Checkpoints saved = checkpoints.part("text-" + arms.indexOf(arm) + "-" + cell.block());
        Tally tally = new Tally();
        TextStatistics statistics = new TextStatistics(sizes, real, tally);
        Text text = real.training();
        for (int generation = 0; ; generation++) {
            statistics.addText(text, generation);
            String name = "generation " + generation;
            try (LanguageModel model =
                    new LanguageModel(sizes, RandomStream.of(seed, RandomStream.keyOf(name + " weights")))) {
                model.train(text, seed, name, saved);
                statistics.addModel(model, generation);
                if (generation == sizes.generations()) {
                    return tally.measurement();
                }
                statistics.addExpectation(text, arm, generation + 1);
                text = written(model, text, arm, seed, name + " text", saved).withReal(real.training(), arm.real());
            }
        }
    }

    /** What the model writes, or what it wrote before the run was killed. */
    private Text written(LanguageModel model, Text text, TextArm arm, long seed, String name, Checkpoints saved) {
        int[] ids = new int[sizes.sequences() * sizes.context()];
        boolean known = saved.load(name, in -> {
            for (int i = 0; i < ids.length; i++) {
                ids[i] = in.readInt();
            }
        });
        if (known) {
            return new Text(sizes.context(), ids);
        }
        Text fresh = model.write(text, arm.decoder(), RandomStream.of(seed, RandomStream.keyOf(name)));
        saved.save(name, out -> {
            for (int id : fresh.ids()) {
                out.writeInt(id);
            }
        });
        return fresh;
    }

    @Override
    public Findings judge(Results results) {
        return new Findings(List.of(), List.of(), TextFigures.of(results, sizes.generations()));
    }
}
