package org.longtail.validation.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws ranks of a Zipf law. */
@Command(
        name = "sample",
        description = "Draws ranks of a Zipf law, P(rank) ~ rank^-exponent, to standard output.",
        footer = {
            "",
            "Examples:",
            "  longtail sample --exponent 1.5 --count 1000000 | sort -n | uniq -c",
            "  longtail sample --exponent 1 --support 50000 --count 100000000 --format binary > ranks.bin"
        })
final class SampleCommand implements Callable<Integer> {

    private final DataOutput output;

    @Option(
            names = "--exponent",
            required = true,
            description = "Any finite number with --support; greater than 1 without.")
    private double exponent;

    @Option(
            names = "--support",
            paramLabel = "RANKS",
            description = "Number of ranks. Without it the law has no bound.")
    private @Nullable Long support;

    @Option(names = "--count", required = true, description = "How many ranks to draw.")
    private long count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "One seed, one output, on every machine. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text: one rank a line; binary: little-endian signed 64-bit. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private RankFormat format;

    SampleCommand(OutputStream data) {
        output = new DataOutput(data);
    }

    @Override
    public Integer call() throws IOException {
        Arguments.requireAtLeast(count, 0, "count");
        DiscreteSampler sampler = (support == null ? Zipf.of(exponent) : Zipf.bounded(exponent, support)).sampler();
        RandomStream stream = RandomStream.of(seed);
        long[] ranks = new long[(int) Math.min(count, DataOutput.BATCH)];
        byte[] bytes = new byte[ranks.length * RankFormat.MOST_BYTES];
        boolean read = true;
        for (long left = count; read && left > 0; left -= ranks.length) {
            int batch = (int) Math.min(left, ranks.length);
            sampler.fill(stream, ranks, 0, batch);
            read = output.write(bytes, format.encode(ranks, batch, bytes));
        }
        return ExitStatus.HOLDS;
    }
}
