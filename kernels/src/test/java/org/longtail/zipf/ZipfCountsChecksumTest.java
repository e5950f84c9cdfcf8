package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.longtail.random.RandomStream;

/** The same counts bit for bit on every path, and for ever: each execution compares with the same file. */
class ZipfCountsChecksumTest {

    /** Support 0 stands for an unbounded law. */
    @ParameterizedTest
    @CsvFileSource(resources = "zipf-counts-checksums.csv", useHeadersInDisplayName = true)
    void countsAreTheSameOnEveryPath(double exponent, long support, long draws, int distinct, String checksum) {
        Zipf law = support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
        ZipfCounts counts = ZipfCounts.draw(law, draws, RandomStream.of(20_261_124, RandomStream.keyOf("counts")));
        long[] ranks = counts.ranks();
        long[] times = counts.counts();
        ByteBuffer bytes = ByteBuffer.allocate(16 * ranks.length);
        bytes.asLongBuffer().put(ranks).put(times);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        assertEquals(distinct + " " + checksum, ranks.length + " " + String.format("%08x", crc.getValue()));
    }
}
