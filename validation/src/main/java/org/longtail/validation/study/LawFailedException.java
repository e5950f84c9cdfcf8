package org.longtail.validation.study;

import java.io.Serial;
import org.longtail.validation.law.Cell;

/** A law threw while it measured or judged: a defect of the law, never a verdict on it. */
public final class LawFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private LawFailedException(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }

    static LawFailedException measuring(CellKey key, Cell cell, Throwable cause) {
        return new LawFailedException(
                "law " + key.law() + " failed to measure cell " + key.index() + " " + cell.setting() + ", block "
                        + cell.block(),
                cause);
    }

    static LawFailedException judging(String law, Throwable cause) {
        return new LawFailedException("law " + law + " failed to judge its measurements", cause);
    }
}
