package org.longtail.validation.law;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The laws that a validation run judges: every provider of {@link ScalingLaw} on the class path, ours first. A law is
 * added by one class and one line in {@code META-INF/services/org.longtail.validation.law.ScalingLaw}.
 */
public final class Laws {

    private static final List<ScalingLaw> ALL =
            ServiceLoader.load(ScalingLaw.class, Laws.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

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
