package org.longtail.bench.compare;

/** Parts of a benchmark's full name, such as {@code org.longtail.bench.zipf.ZipfSamplingBenchmark.longtail}. */
final class Names {

    private Names() {}

    /** What follows the last dot: a method of a benchmark, a class of a type. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Name of the class without its package. */
    static String className(String benchmark) {
        return last(benchmark.substring(0, benchmark.lastIndexOf('.')));
    }
}
