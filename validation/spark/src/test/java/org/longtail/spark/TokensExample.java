package org.longtail.spark;

import org.apache.spark.sql.SparkSession;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;

/** The power law of the words of text files, with a hundred simulations for its standard errors. */
final class TokensExample {

    private TokensExample() {}

    public static void main(String[] arguments) throws InterruptedException {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Corpus corpus = SparkTokens.corpus(spark.read().text(arguments[0]), "value", false);
        CorpusFit fit = CorpusFit.of(corpus, 100, 1, 2, () -> {});
        System.out.println(corpus.mostFrequent());
        System.out.println(fit.powerLaw());
    }
}
