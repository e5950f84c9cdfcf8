package org.longtail.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start states against the formula of the Javadoc, evaluated bit by bit on the whole 255-bit number. */
class StreamAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "0, 1, 0, 0",
        "0, -1, 0, 0",
        "1, 0, 0, 0",
        "1, 1, -1, 0",
        "1, 81985529216486895, -81985529216486896, 0",
        "2, 0, 0, 0",
        "2, 3, 5, 7",
        "2, -1, -1, -1",
        "2, 9223372036854775807, -9223372036854775808, 1311768467463790320"
    })
    void laneStartsWhereTheFormulaSays(int depth, long seed, long key, long subkey) {
        StreamAddress address = StreamAddress.of(seed);
        address = depth > 0 ? address.child(key) : address;
        address = depth > 1 ? address.child(subkey) : address;
        long[] states = address.laneStates();

        long[] origin = firstLane(StreamAddress.of(0).laneStates(), 0);
        for (int lane = 0; lane < StreamAddress.LANES; lane++) {
            BigInteger steps = BigInteger.valueOf(depth)
                    .shiftLeft(64)
                    .or(unsigned(seed))
                    .shiftLeft(64)
                    .or(unsigned(key))
                    .shiftLeft(64)
                    .or(unsigned(subkey))
                    .shiftLeft(4)
                    .or(BigInteger.valueOf(lane))
                    .shiftLeft(57);
            long[] expected = origin.clone();
            IntStream.range(0, steps.bitLength())
                    .filter(steps::testBit)
                    .forEach(bit -> Xoshiro256.jump(expected, Xoshiro256.powerOfTwo(bit)));
            assertArrayEquals(expected, firstLane(states, lane));
        }
    }

    private static long[] firstLane(long[] states, int lane) {
        return IntStream.range(0, 4)
                .mapToLong(w -> states[StreamAddress.LANES * w + lane])
                .toArray();
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }
}
