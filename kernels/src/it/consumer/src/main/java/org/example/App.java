package org.example;

import java.util.Arrays;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LinearFit;
import org.longtail.regression.Ridge;
import org.longtail.simd.SimdSupport;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfSampler;

/** What a newcomer copies from the README, with the path taken in front. */
public final class App {

    private App() {}

    public static void main(String[] args) {
        System.out.println("path " + SimdSupport.path());

        RandomStream stream = RandomStream.of(42, RandomStream.keyOf("demo"));
        Zipf law = Zipf.of(1.5);
        long[] ranks = new long[1_000_000];
        ZipfSampler.of(law).fill(stream, ranks, 0, ranks.length);
        System.out.println("ranks " + Arrays.hashCode(ranks) + " " + Arrays.toString(Arrays.copyOf(ranks, 8)));

        // Sums may differ between the paths in their last bits; these digits do not.
        System.out.printf("unseen %.10f%n", ExpectedCounts.missingMass(law, ranks.length));
        double[] design = new double[1000 * 20];
        double[] response = new double[1000];
        stream.fillNormals(design, 0, design.length);
        stream.fillNormals(response, 0, response.length);
        GramMatrix gram = GramMatrix.of(20);
        gram.add(design, 0, response, 0, 1000);
        LinearFit fit = Ridge.ofPenaltyPerRow(0.01).fit(gram);
        System.out.printf("coefficient %.8f%n", fit.coefficients()[0]);
    }
}
