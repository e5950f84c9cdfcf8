package org.longtail.validation.study;

/** Hears how a study goes on; all calls come from the thread that runs the study. */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {};

    /**
     * The study starts.
     *
     * @param cells how many it has
     */
    default void started(int cells) {}

    /**
     * Some cells need not be measured; told once, after the start.
     *
     * @param cells how many an earlier run has measured
     */
    default void recalled(int cells) {}

    /**
     * One more cell is measured.
     *
     * @param key its name
     */
    default void measured(CellKey key) {}

    /**
     * All cells of a law are measured and the law is judged.
     *
     * @param outcome what came out
     */
    default void judged(LawOutcome outcome) {}
}
