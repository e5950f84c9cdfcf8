package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.longtail.validation.study.CellKey;

class StudyProgressTest {

    private long seconds = 100;

    /** Cells that an earlier run measured cost nothing now, and say nothing of the time left. */
    @Test
    void longRunsTellTheTimeLeft() {
        StringWriter err = new StringWriter();
        try (StudyProgress progress =
                new StudyProgress.Lines(new PrintWriter(err), () -> TimeUnit.SECONDS.toNanos(seconds))) {
            progress.started(1000);
            progress.recalled(900);
            for (int i = 0; i < 10; i++) {
                seconds += 5;
                progress.measured(new CellKey("law", i));
            }
        }
        assertEquals("""
                measuring 100 cells, 900 of 1000 are known
                904 of 1000 cells, 480 s left
                908 of 1000 cells, 460 s left
                """, err.toString());
    }
}
