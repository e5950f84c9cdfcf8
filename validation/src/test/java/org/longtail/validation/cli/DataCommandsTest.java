package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.random.RandomStream;

class DataCommandsTest {

    /** More than one batch, and not a whole number of them. */
    private static final int COUNT = 2 * DataOutput.BATCH + 17;

    @ParameterizedTest
    @CsvSource({"1.5,", "1,1000", "0,7", "-1.25,300", "3,9007199254740993"})
    void textAndBinaryAreTheSameRanks(String exponent, String support) {
        String law = "sample --exponent " + exponent + (support == null ? "" : " --support " + support) + " --seed 3"
                + " --count " + COUNT + " --format ";
        Run text = Run.of((law + "text").split(" ", -1));
        Run binary = Run.of((law + "BINARY").split(" ", -1));
        assertEquals(0, text.status(), text.err());
        assertEquals(0, binary.status(), binary.err());
        assertEquals(Long.BYTES * COUNT, binary.data().size());
        long[] ranks = words(binary.data().toByteArray());
        assertEquals(
                Arrays.stream(ranks).mapToObj(rank -> rank + "\n").collect(Collectors.joining()),
                text.data().toString(StandardCharsets.US_ASCII));
        long most = support == null ? Long.MAX_VALUE : Long.parseLong(support);
        assertTrue(Arrays.stream(ranks).allMatch(rank -> rank >= 1 && rank <= most));
        assertTrue(Arrays.stream(ranks).distinct().count() > 1);
    }

    @Test
    void everyLengthOfNumberIsWrittenInFull() {
        long[] ranks = new long[39];
        long power = 1;
        for (int i = 0; i < 19; i++) {
            ranks[2 * i] = power - 1;
            ranks[2 * i + 1] = power;
            power *= i < 18 ? 10 : 1;
        }
        ranks[38] = Long.MAX_VALUE;
        byte[] bytes = new byte[ranks.length * RankFormat.MOST_BYTES];
        int length = RankFormat.TEXT.encode(ranks, ranks.length, bytes);
        assertEquals(
                Arrays.stream(ranks).mapToObj(rank -> rank + "\n").collect(Collectors.joining()),
                new String(bytes, 0, length, StandardCharsets.US_ASCII));
    }

    @Test
    void noRanksAreNoOutput() {
        Run run = Run.of("sample", "--exponent", "2", "--count", "0");
        assertEquals(0, run.status(), run.err());
        assertEquals(0, run.data().size());
    }

    /** Keeps so many bytes, then closes as a pipe does. */
    private static final class Pipe extends OutputStream {

        private final byte[] kept;
        private final String reason;
        private int length;

        Pipe(int capacity, String reason) {
            kept = new byte[capacity];
            this.reason = reason;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int taken = Math.min(count, kept.length - length);
            System.arraycopy(bytes, from, kept, length, taken);
            length += taken;
            if (taken < count) {
                throw new IOException(reason);
            }
        }
    }

    @Test
    void bitsAreTheStreamsWordsAndEndWithTheirReader() {
        Pipe pipe = new Pipe(Long.BYTES * COUNT, "Broken pipe");
        Run run = Run.into(pipe, Run.LAWS, "bits", "--seed", "-8");
        assertEquals(0, run.status());
        assertEquals("", run.err());
        long[] expected = new long[COUNT];
        RandomStream.of(-8).fillLongs(expected, 0, COUNT);
        assertArrayEquals(expected, words(pipe.kept));
    }

    @Test
    void ranksEndWithTheirReader() {
        Pipe pipe = new Pipe(100, "Broken pipe");
        Run run = Run.into(pipe, Run.LAWS, "sample", "--exponent", "1.5", "--count", "1000000000000");
        assertEquals(0, run.status());
        assertEquals("", run.err());
    }

    @Test
    void aFullDeviceIsAnError() {
        Run run = Run.into(new Pipe(100, "No space left on device"), Run.LAWS, "bits");
        assertEquals(3, run.status());
        assertEquals(
                "longtail: java.io.IOException: No space left on device",
                run.err().strip());
    }

    private static long[] words(byte[] bytes) {
        long[] words = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }
}
