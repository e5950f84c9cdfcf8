package org.longtail.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/**
 * Values are the same for ever and on every path. The checksums (CRC32C of the big-endian bits) were written by the scalar
 * twin; changing one changes every result ever drawn with the library.
 */
class StreamChecksumTest {

    private interface Draw {
        long next(RandomStream stream);
    }

    private static String checksum(int draws, Draw draw) {
        RandomStream stream = RandomStream.of(2026, 11, 24);
        CRC32C crc = new CRC32C();
        for (int i = 0; i < draws; i++) {
            long bits = draw.next(stream);
            for (int shift = 56; shift >= 0; shift -= 8) {
                crc.update((int) (bits >>> shift));
            }
        }
        return String.format("%08x", crc.getValue());
    }

    private static String checksum(double[] values) {
        int[] next = {0};
        return checksum(values.length, stream -> Double.doubleToRawLongBits(values[next[0]++]));
    }

    @Test
    void bulkValues() {
        RandomStream stream = RandomStream.of(2026, 11, 24);
        double[] values = new double[1_000_000];
        stream.fillNormals(values, 0, values.length);
        assertEquals("3eb55c32", checksum(values));
        stream.fillExponentials(values, 0, values.length);
        assertEquals("984deb35", checksum(values));
        stream.fillUniforms(values, 0, values.length);
        assertEquals("6a59cf5a", checksum(values));
        stream.fillOpenUniforms(values, 0, values.length);
        assertEquals("24babb3a", checksum(values));
    }

    @Test
    void singleValues() {
        assertEquals("002359d5", checksum(1_000_000, RandomStream::nextLong));
        assertEquals("394853e6", checksum(100_000, stream -> Double.doubleToRawLongBits(stream.nextGamma(0.7))));
        assertEquals("1ddc9f88", checksum(100_000, stream -> stream.nextPoisson(1e9 + 0.5)));
        assertEquals("7b34a146", checksum(100_000, stream -> stream.nextPoisson(3)));
        assertEquals("a6d82105", checksum(100_000, stream -> stream.nextBinomial(1L << 40, 0.3)));
        assertEquals("e3cc4767", checksum(100_000, stream -> stream.nextBinomial(1L << 40, 1e-12)));
    }
}
