package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad input: one line on stderr that names argument and value, status 2, no stack trace, nothing written. */
class BadUsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validate difusion                                  | law is unknown: difusion, did you mean diffusion?
            validate xyz                                       | law is unknown: xyz (longtail laws lists them)
            validate --threads 0                               | threads must be at least 1: 0
            validate --threads -3                              | threads must be at least 1: -3
            validate --threads many                            | '--threads': 'many' is not an int
            validate --budget huge                             | '--budget': expected one of [QUICK, FULL] (case-insensitive) but was 'huge'
            validate --seed 1.5                                | '--seed': '1.5' is not a long
            validate --shard 3                                 | shard must be i/n with 1 <= i <= n, for instance 2/3: 3
            validate --shard 4/3                               | shard must be i/n with 1 <= i <= n, for instance 2/3: 4/3
            validate --shard 0/3                               | shard must be i/n with 1 <= i <= n, for instance 2/3: 0/3
            merge                                              | 'DIR'
            merge no/such/folder                               | DIR must hold a journal: no/such/folder/journal.longtail is not there
            validate --sed 1                                   | '--sed'
            valdate                                            | 'valdate', did you mean validate?
            laws all                                           | 'all'
            sample --count 5                                   | '--exponent=<exponent>'
            sample --exponent 1.5                              | '--count=<count>'
            sample --exponent NaN --count 5                    | exponent must be finite and greater than 1.0: NaN
            sample --exponent Infinity --count 5               | exponent must be finite and greater than 1.0: Infinity
            sample --exponent 1 --count 5                      | exponent must be finite and greater than 1.0: 1.0
            sample --exponent -2 --count 5                     | exponent must be finite and greater than 1.0: -2.0
            sample --exponent x --count 5                      | '--exponent': 'x' is not a double
            sample --exponent NaN --support 9 --count 5        | exponent must be finite: NaN
            sample --exponent 1.5 --support 0 --count 5        | 0
            sample --exponent 1.5 --support -7 --count 5       | -7
            sample --exponent 1.5 --support 9223372036854775807 --count 5 | 9223372036854775807
            sample --exponent 1.5 --support 9223372036854775808 --count 5 | '9223372036854775808' is not a long
            sample --exponent 1.5 --count -1                   | count must be at least 0: -1
            sample --exponent 1.5 --count 1e6                  | '--count': '1e6' is not a long
            sample --exponent 1.5 --count 5 --format csv       | '--format': expected one of [TEXT, BINARY] (case-insensitive) but was 'csv'
            bits --seed abc                                    | '--seed': 'abc' is not a long
            """)
    void isNamedInOneLine(String command, String message) {
        Run run = Run.of(command.split(" +", -1));
        assertEquals(2, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("longtail: ") && run.err().contains(message), run.err());
        assertEquals("", run.out());
        assertEquals(0, run.data().size());
    }

    @Test
    void anUnwritableFolderIsFoundBeforeTheRun(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        for (Path out : new Path[] {file, file.resolve("below")}) {
            Run run = Run.of("validate", "--out", out.toString());
            assertEquals(2, run.status(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().startsWith("longtail: --out must be a folder that can be written: " + out), run.err());
        }
        assertEquals("in the way", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void anUnknownLawLeavesNoFolderBehind(@TempDir Path folder) {
        Path out = folder.resolve("report");
        assertEquals(2, Run.of("validate", "nothing", "--out", out.toString()).status());
        assertFalse(Files.exists(out));
    }
}
