package org.longtail.validation.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.longtail.random.RandomStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes raw random bits. */
@Command(
        name = "bits",
        description = "Writes random 64-bit words, little-endian, to standard output until its reader stops.",
        footer = {
            "",
            "Examples:",
            "  longtail bits --seed 1 | dieharder -g 200 -a",
            "  longtail bits --seed 1 | RNG_test stdin64"
        })
final class BitsCommand implements Callable<Integer> {

    private final DataOutput output;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "One seed, one output, on every machine. Default: ${DEFAULT-VALUE}.")
    private long seed;

    BitsCommand(OutputStream data) {
        output = new DataOutput(data);
    }

    @Override
    public Integer call() throws IOException {
        RandomStream stream = RandomStream.of(seed);
        long[] words = new long[DataOutput.BATCH];
        byte[] bytes = new byte[words.length * Long.BYTES];
        boolean read = true;
        while (read) {
            stream.fillLongs(words, 0, words.length);
            read = output.write(bytes, RankFormat.BINARY.encode(words, words.length, bytes));
        }
        return ExitStatus.HOLDS;
    }
}
