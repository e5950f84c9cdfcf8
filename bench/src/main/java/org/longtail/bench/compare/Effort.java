package org.longtail.bench.compare;

/**
 * How long each benchmark is measured.
 *
 * @param forks JVMs, one after another; an interval counts each as one observation
 * @param warmups iterations before any is counted, of the same length
 * @param iterations iterations that count
 * @param milliseconds length of an iteration
 */
record Effort(int forks, int warmups, int iterations, int milliseconds) {

    /** Two seconds of warm-up: C2 has then compiled the vector kernels. */
    static final Effort FULL = new Effort(5, 4, 3, 500);

    /** All subjects in under ten minutes on two cores; of a JVM's time most is warm-up, as vector kernels need it. */
    static final Effort QUICK = new Effort(3, 5, 2, 300);

    /** Start and end of a JVM and the set-up of a benchmark, on average. */
    private static final double SECONDS_PER_FORK = 0.8;

    Effort withForks(int count) {
        return new Effort(count, warmups, iterations, milliseconds);
    }

    /** One call in each of twice as many JVMs: the call is the whole measurement, and nothing warms it up. */
    Effort singleShot() {
        return new Effort(2 * forks, 0, 1, milliseconds);
    }

    /** What a benchmark takes when its set-up and its calls are short. */
    double expectedSeconds() {
        return forks * (SECONDS_PER_FORK + (warmups + iterations) * milliseconds / 1000.0);
    }
}
