package org.longtail.validation.law;

import java.util.List;
import java.util.stream.Collectors;

/** The laws that a validation run judges. */
public final class Laws {

    private static final List<ScalingLaw> ALL = List.of(
            new InfiniteMemory(), new TailCut(), new Narrowing(), new TailStatistics(), new RegressionGenerations());

    private Laws() {}

    /**
     * Returns every law.
     *
     * @return the laws, in the order in which they are run and shown
     */
    public static List<ScalingLaw> all() {
        return ALL;
    }

    /**
     * Returns the law of that name.
     *
     * @param id id of its description
     * @return the law
     * @throws IllegalArgumentException when there is none; the message lists the names there are
     */
    public static ScalingLaw named(String id) {
        return ALL.stream()
                .filter(law -> law.description().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("law is unknown: " + id + " (known: "
                        + ALL.stream().map(law -> law.description().id()).collect(Collectors.joining(", ")) + ")"));
    }
}
