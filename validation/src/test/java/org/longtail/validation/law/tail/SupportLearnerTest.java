package org.longtail.validation.law.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Moments;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;

class SupportLearnerTest {

    /** Draws 1, 2, 3, ..., 7, 1, 2, ... whatever the stream: over several blocks. */
    private static final class RoundRobin implements DiscreteSampler {

        private long drawn;

        @Override
        public void fill(RandomStream stream, long[] ranks, int from, int to) {
            for (int i = from; i < to; i++) {
                ranks[i] = 1 + drawn++ % 7;
            }
        }

        @Override
        public void fill(RandomStream stream, int[] ranks, int from, int to) {
            throw new AssertionError("ranks of an unbounded law are long");
        }
    }

    @Test
    void errorIsTheMassOfTheRanksNotSeen() {
        Zipf test = Zipf.of(1.5);
        SupportLearner learner = new SupportLearner(new RoundRobin(), test);
        RandomStream stream = RandomStream.of(1);
        // 1e-14 covers the rounding of seven additions.
        assertEquals(test.survival(3), learner.error(stream, 3), 1e-14);
        // The learner forgets between runs: now it sees ranks 4 to 7 and 1.
        assertEquals(test.survival(7) + test.probability(2) + test.probability(3), learner.error(stream, 5), 1e-14);
        assertEquals(test.survival(7), learner.error(stream, 100_000), 1e-14);
        Moments errors = learner.errors(stream, 7, 5);
        assertEquals(5, errors.count());
        assertEquals(test.survival(7), errors.mean(), 1e-14);
    }
}
