package org.longtail.neural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** One sentence and status 2, before anything is trained. */
class BadUsageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gcd --base 1          | base must lie in 2..10000: 1",
                "gcd --base 10001      | base must lie in 2..10000: 10001",
                "gcd --width 63        | width must be a multiple of the 4 heads: 63",
                "gcd --clean 1.5       | clean must be in (0, 1]: 1.5",
                "gcd --steps 0         | steps must be at least 1: 0",
                "text --top-p 0        | topP must be in (0, 1]: 0.0",
                "text --real 2         | real must be in [0, 1]: 2.0",
                "text --temperature -1 | temperature must be finite and not negative: -1.0",
                "text --vocabulary 3   | vocabulary must be at least 16: 3",
                "text --tokens 9000    | tokens must be at least 9537: 9000",
                "text no-such-file     | FILE must be readable: no-such-file (no such file)",
                "text --merge nowhere  | DIR must hold a journal: nowhere",
            })
    void isToldInOneSentence(String arguments, String message, @TempDir Path folder) throws Exception {
        StringWriter errors = new StringWriter();
        CommandLine command = LongtailNeural.commandLine().setErr(new PrintWriter(errors, true));
        int status = command.execute((arguments + " --out " + folder.resolve("out")).split(" ", -1));
        assertEquals(2, status, errors.toString());
        assertTrue(errors.toString().startsWith("longtail: " + message), errors.toString());
        assertEquals(1, errors.toString().lines().count(), errors.toString());
        assertTrue(Files.notExists(folder.resolve("out/index.html")));
    }
}
