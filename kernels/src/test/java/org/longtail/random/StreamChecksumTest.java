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
        assertEquals("52f6fd49", checksum(values));
        stream.fillExponentials(values, 0, values.length);
        assertEquals("eedd78dd", checksum(values));
        stream.fillUniforms(values, 0, values.length);
        assertEquals("42841308", checksum(values));
        stream.fillOpenUniforms(values, 0, values.length);
        assertEquals("60320666", checksum(values));
    }

    @Test
    void singleValues() {
        assertEquals("5025c43b", checksum(1_000_000, RandomStream::nextLong));
        assertEquals("70134107", checksum(100_000, stream -> Double.doubleToRawLongBits(stream.nextGamma(0.7))));
        assertEquals("450e4735", checksum(100_000, stream -> stream.nextPoisson(1e9 + 0.5)));
        assertEquals("631d49a1", checksum(100_000, stream -> stream.nextPoisson(3)));
        assertEquals("f3c89475", checksum(100_000, stream -> stream.nextBinomial(1L << 40, 0.3)));
        assertEquals("40979ea5", checksum(100_000, stream -> stream.nextBinomial(1L << 40, 1e-12)));
    }
}
