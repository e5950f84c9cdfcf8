package org.longtail.random;

import java.util.random.RandomGenerator;

/** A stream seen through the JDK's interface. */
record StreamGenerator(RandomStream stream) implements RandomGenerator {

    @Override
    public long nextLong() {
        return stream.nextLong();
    }

    @Override
    public int nextInt() {
        return stream.nextInt();
    }

    @Override
    public double nextDouble() {
        return stream.nextDouble();
    }

    @Override
    public double nextGaussian() {
        return stream.nextNormal();
    }

    @Override
    public double nextExponential() {
        return stream.nextExponential();
    }
}
