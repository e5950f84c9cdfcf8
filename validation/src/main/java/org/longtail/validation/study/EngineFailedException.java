package org.longtail.validation.study;

import java.io.Serial;

/** An engine lost what it runs on, for instance its cluster. That is no defect of a law, and what was recorded is safe. */
public final class EngineFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Tells what was lost.
     *
     * @param message a sentence for users
     * @param cause what the engine's own libraries say
     */
    public EngineFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
