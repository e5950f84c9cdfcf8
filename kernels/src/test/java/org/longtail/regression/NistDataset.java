package org.longtail.regression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One of the NIST reference data sets in this folder's resources, with its certified values. */
final class NistDataset {

    final String name;
    boolean intercept;
    double residualStandardDeviation;
    double residualSumOfSquares;
    private int degree;
    private final List<double[]> certified = new ArrayList<>();
    private final List<double[]> data = new ArrayList<>();

    private NistDataset(String name) {
        this.name = name;
    }

    static NistDataset load(String name) throws IOException {
        NistDataset dataset = new NistDataset(name);
        try (InputStream in = NistDataset.class.getResourceAsStream("nist-" + name + ".txt")) {
            Objects.requireNonNull(in, name);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(dataset::read);
        }
        return dataset;
    }

    private void read(String line) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
            case "intercept" -> intercept = words[1].equals("yes");
            case "degree" -> degree = Integer.parseInt(words[1]);
            case "certified" -> certified.add(numbers(words[1]));
            case "residual-standard-deviation" -> residualStandardDeviation = Double.parseDouble(words[1]);
            case "residual-sum-of-squares" -> residualSumOfSquares = Double.parseDouble(words[1]);
            case "row" -> data.add(numbers(words[1]));
            default -> throw new IllegalArgumentException(line);
        }
    }

    private static double[] numbers(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    int rows() {
        return data.size();
    }

    /** Certified estimates, the intercept first if there is one. */
    double[] estimates() {
        return certified.stream().mapToDouble(pair -> pair[0]).toArray();
    }

    double[] standardErrors() {
        return certified.stream().mapToDouble(pair -> pair[1]).toArray();
    }

    double[] response() {
        return data.stream().mapToDouble(row -> row[0]).toArray();
    }

    /** The design, row-major: a column of ones if asked for, the predictors, and their powers up to the degree. */
    double[] design(boolean ones) {
        return data.stream()
                .flatMapToDouble(row -> Arrays.stream(features(row, ones)))
                .toArray();
    }

    private double[] features(double[] row, boolean ones) {
        int first = ones ? 1 : 0;
        double[] features = new double[first + (row.length - 1) * degree];
        if (ones) {
            features[0] = 1;
        }
        for (int j = 1; j < row.length; j++) {
            double power = 1;
            for (int k = 0; k < degree; k++) {
                power *= row[j];
                features[first + (j - 1) * degree + k] = power;
            }
        }
        return features;
    }

    @Override
    public String toString() {
        return name;
    }
}
