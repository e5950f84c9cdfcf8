package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.longtail.random.RandomStream;

/**
 * The same ranks bit for bit on every path: each execution compares with the same file, which the scalar twin wrote. It
 * also fixes the output for ever; a change of these numbers is a change of every result drawn with the library.
 */
class ZipfChecksumTest {

    private static final int SAMPLES = 1_000_000;
    private static final int LONG_RUN = 100;
    private static final boolean NIGHTLY = Boolean.getBoolean("longtail.test.nightly");

    /** Support 0 stands for an unbounded law. In the nightly build 1e8 samples follow, the first million among them. */
    @ParameterizedTest
    @CsvFileSource(resources = "zipf-checksums.csv", useHeadersInDisplayName = true)
    void ranksAreTheSameOnEveryPath(double exponent, long support, String million, String hundredMillion) {
        Zipf law = support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
        ZipfSampler sampler = ZipfSampler.of(law);
        RandomStream stream = RandomStream.of(20_261_124, RandomStream.keyOf("checksum"));
        Checksum checksum = new Checksum();
        draw(sampler, stream, checksum);
        assertEquals(million, checksum.hex());
        if (NIGHTLY) {
            for (int i = 1; i < LONG_RUN; i++) {
                draw(sampler, stream, checksum);
            }
            assertEquals(hundredMillion, checksum.hex());
        }
    }

    /** A million samples in calls of all sizes, to int[] and long[] in turn where the law allows. */
    private static void draw(ZipfSampler sampler, RandomStream stream, Checksum checksum) {
        boolean narrow = sampler.law().supportSize() <= Integer.MAX_VALUE;
        int[] ints = new int[5000];
        long[] longs = new long[5000];
        int size = 1;
        for (int drawn = 0; drawn < SAMPLES; drawn += size) {
            size = Math.min(SAMPLES - drawn, size * 7 % 4999 + 1);
            if (narrow && size % 2 == 0) {
                sampler.fill(stream, ints, 0, size);
                for (int i = 0; i < size; i++) {
                    longs[i] = ints[i];
                }
            } else {
                sampler.fill(stream, longs, 0, size);
            }
            checksum.update(longs, size);
        }
    }

    private static final class Checksum {
        private final CRC32C crc = new CRC32C();
        private final java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(8 * 5000);

        void update(long[] values, int n) {
            bytes.clear();
            bytes.asLongBuffer().put(values, 0, n);
            bytes.limit(8 * n);
            crc.update(bytes);
        }

        String hex() {
            return String.format("%08x", crc.getValue());
        }
    }
}
