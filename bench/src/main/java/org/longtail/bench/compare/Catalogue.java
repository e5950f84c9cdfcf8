package org.longtail.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the code of a benchmark does not say: its short name, a title, and few settings that stand for all. A class that is
 * not listed is compared too, under a name made from its own.
 */
final class Catalogue {

    /**
     * An entry.
     *
     * @param id what one types
     * @param title what one reads
     * @param quick the values measured by {@code --quick}; a parameter that is not named keeps one of its own values
     */
    record Entry(String id, String title, Map<String, List<String>> quick) {}

    private static final List<String> SHAPES = List.of("10000x100");

    private static final Map<String, List<String>> LOGITS =
            Map.of("vocabulary", List.of("131072"), "logits", List.of("zipf"));

    private static final Map<String, Entry> ENTRIES = Map.ofEntries(
            entry(
                    "ZipfSamplingBenchmark",
                    "zipf",
                    "Ranks of a bounded Zipf law",
                    Map.of("exponent", List.of("1.5"), "support", List.of("1000000"))),
            entry("RandomBitsBenchmark", "bits", "64 random bits", Map.of()),
            entry("NormalsBenchmark", "normals", "Standard normals", Map.of()),
            entry(
                    "ZipfCountsBenchmark",
                    "counts",
                    "Counts of all ranks after T draws",
                    Map.of(
                            "exponent", List.of("1.2"),
                            "support", List.of("1000000"),
                            "draws", List.of("1000000"))),
            entry(
                    "MissingMassBenchmark",
                    "missing-mass",
                    "Expected missing mass",
                    Map.of("support", List.of("65536"), "draws", List.of("1000000"))),
            entry("GramBenchmark", "gram", "Gram matrix X'X", Map.of("shape", SHAPES)),
            entry(
                    "CholeskyBenchmark",
                    "cholesky",
                    "Cholesky decomposition and solution",
                    Map.of("order", List.of("100"))),
            entry("RidgeBenchmark", "ridge", "Ridge fit, end to end", Map.of("shape", SHAPES)),
            entry(
                    "RidgeBatchBenchmark",
                    "batch",
                    "Many small ridge fits",
                    Map.of("shape", List.of("64x8"), "problems", List.of("80"))),
            entry("GramTasksBenchmark", "gram-tasks", "Gram matrix on two threads", Map.of("shape", SHAPES)),
            entry("GcdBenchmark", "gcd", "Greatest common divisors of pairs", Map.of("largest", List.of("2147483647"))),
            entry("WishartBenchmark", "wishart", "X'X and X'y of a Gaussian design", Map.of("shape", List.of("64x8"))),
            entry("TopKBenchmark", "top-k", "Top 50 of a row of logits", LOGITS),
            entry("TopPBenchmark", "top-p", "Nucleus of a row of logits", LOGITS),
            entry("MinPBenchmark", "min-p", "Min-p of a row of logits", LOGITS),
            entry("SoftmaxBenchmark", "softmax", "Softmax of a row of logits", LOGITS),
            entry("FirstSamplesBenchmark", "first-samples", "First million Zipf ranks of a fresh JVM", Map.of()));

    /** What methods are called in tables; others go by their own name. */
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("longtail", "Longtail"),
            Map.entry("longtailScalar", "Longtail, scalar twin"),
            Map.entry("longtailSingle", "Longtail, one draw at a time"),
            Map.entry("longtailTasks", "Longtail, shared by tasks"),
            Map.entry("scalar", "plain scalar loop"),
            Map.entry("oneByOne", "Longtail, rank by rank"),
            Map.entry("commonsRng", "Commons RNG"),
            Map.entry("commonsRejectionInversion", "Commons RNG, rejection-inversion"),
            Map.entry("commonsAlias", "Commons RNG, alias table"),
            Map.entry("commonsGuideTable", "Commons RNG, guide table"),
            Map.entry("commonsMath", "Commons Math"),
            Map.entry("commonsXoshiro", "Commons RNG, xoshiro256++"),
            Map.entry("commonsZiggurat", "Commons RNG, ziggurat"),
            Map.entry("jdkXoshiro", "JDK, xoshiro256++"),
            Map.entry("jdkL64X128Mix", "JDK, L64X128Mix"),
            Map.entry("naive", "plain loop with Math"),
            Map.entry("bigInteger", "JDK, BigInteger"),
            Map.entry("euclid", "plain loop of remainders"),
            Map.entry("ejml", "EJML"),
            Map.entry("netlibVector", "netlib, Vector API"),
            Map.entry("openblas", "OpenBLAS, native, one thread"),
            Map.entry("sort", "full sort"),
            Map.entry("heap", "bounded heap"));

    private static final List<String> OURS =
            List.of("longtail", "longtailScalar", "longtailSingle", "longtailTasks", "oneByOne");

    private Catalogue() {}

    static Entry of(String className) {
        Entry entry = ENTRIES.get(className);
        if (entry != null) {
            return entry;
        }
        String name = className.replaceFirst("Benchmark$", "").replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
        String title =
                name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('-', ' ');
        return new Entry(name.toLowerCase(Locale.ROOT), title, Map.of());
    }

    static String methodTitle(String method) {
        return METHODS.getOrDefault(method, method);
    }

    /** Whether a method is a way of ours, not a peer. */
    static boolean isOurs(String method) {
        return OURS.contains(method);
    }

    private static Map.Entry<String, Entry> entry(
            String className, String id, String title, Map<String, List<String>> quick) {
        return Map.entry(className, new Entry(id, title, quick));
    }
}
