package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.random.RandomStream;

/**
 * The same kept sets, weights and tokens bit for bit on every path: each execution compares with the checksums (CRC32C of
 * the big-endian bits) that the scalar twin wrote. They also fix what is drawn for ever.
 */
class TruncationChecksumTest {

    private static final int VOCABULARY = 40_001;
    private static final int ROWS = 6;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none                                               | 5f4fbbff | e986deb4
            topK 50                                            | 89d707cf | 54db12ed
            topK 2500                                          | 480704c4 | ab7f9032
            topP 0.9                                           | 2974551a | c48e1d43
            minP 0.05                                          | b42fcdbe | 573db4aa
            typical 0.95                                       | af097a50 | e1691624
            epsilon 0.0003                                     | 0e11bfaf | 82eebe2c
            eta 0.0009                                         | 384379b2 | 9d8ec2dd
            temperature 0.7, topK 200, topP 0.8                | 558ce83e | db8b08c4
            topP 0.99, typical 0.9, temperature 1.5, minP 0.01 | 493af71b | a21401ec
            """)
    void keptSetsAndTokensAreTheSameOnEveryPath(String steps, String ofLogits, String ofProbabilities) {
        TokenTruncator truncator = TokenTruncator.of(SettingsByName.parse(steps));
        RandomStream stream = RandomStream.of(20_261_124, RandomStream.keyOf("truncation"));
        Checksum logitsChecksum = new Checksum();
        Checksum probabilitiesChecksum = new Checksum();
        double[] normals = new double[VOCABULARY];
        float[] row = new float[VOCABULARY];
        for (int i = 0; i < ROWS; i++) {
            stream.fillNormals(normals, 0, VOCABULARY);
            for (int id = 0; id < VOCABULARY; id++) {
                // Every second row has many ties and masked entries.
                row[id] = (float) (i % 2 == 0 ? 3 * normals[id] : Math.rint(6 * normals[id]) / 2);
                row[id] = i % 2 == 1 && id % 5 == 0 ? Float.NEGATIVE_INFINITY : row[id];
            }
            logitsChecksum.update(truncator.truncateLogits(row, 0, VOCABULARY), stream);
            Softmax.fill(row, 0, VOCABULARY, row, 0);
            probabilitiesChecksum.update(truncator.truncateProbabilities(row, 0, VOCABULARY), stream);
        }
        assertEquals(ofLogits + " " + ofProbabilities, logitsChecksum.hex() + " " + probabilitiesChecksum.hex());
    }

    private static final class Checksum {
        private final CRC32C crc = new CRC32C();

        void update(KeptTokens kept, RandomStream stream) {
            int[] ids = new int[kept.count()];
            double[] weights = new double[kept.count()];
            kept.idsInto(ids, 0);
            kept.weightsInto(weights, 0);
            ByteBuffer bytes = ByteBuffer.allocate(12 * ids.length + 4 * 100);
            for (int i = 0; i < ids.length; i++) {
                bytes.putInt(ids[i]).putDouble(weights[i]);
            }
            for (int i = 0; i < 100; i++) {
                bytes.putInt(kept.draw(stream));
            }
            crc.update(bytes.flip());
        }

        String hex() {
            return String.format("%08x", crc.getValue());
        }
    }
}
