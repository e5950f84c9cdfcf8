package org.longtail.validation.study;

import java.io.IOException;
import java.io.Serial;

/** A device takes no more lines, for instance because it is full. What was recorded before is safe. */
public final class JournalFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    JournalFailedException(String message, IOException cause) {
        super(message, cause);
    }
}
