package org.longtail.truncation;

import org.longtail.internal.Arguments;

/**
 * One step of a {@link DecoderSettings}; what each does is said at the method of the same name there.
 *
 * @param kind what is done
 * @param value its parameter, in the range of its kind
 */
public record DecoderStep(Kind kind, double value) {

    /** What a step does. */
    public enum Kind {
        /** Divides the logits; 0 leaves the likeliest entry alone. */
        TEMPERATURE("temperature"),
        /** Keeps the largest entries; the value is a whole number. */
        TOP_K("topK"),
        /** Keeps the nucleus of a mass. */
        TOP_P("topP"),
        /** Keeps what has a ratio to the likeliest entry. */
        MIN_P("minP"),
        /** Keeps the locally typical set of a mass. */
        TYPICAL("typical"),
        /** Keeps what has a probability. */
        EPSILON("epsilon"),
        /** Keeps what has a probability that falls with the entropy. */
        ETA("eta");

        private final String argument;

        Kind(String argument) {
            this.argument = argument;
        }

        /**
         * Returns the name of the method that adds such a step.
         *
         * @return for instance {@code "topP"}
         */
        @Override
        public String toString() {
            return argument;
        }
    }

    private static final double LEAST_TEMPERATURE = 1e-30;
    private static final double GREATEST_TEMPERATURE = 1e30;

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if the value is out of the range of its kind
     */
    public DecoderStep {
        switch (kind) {
            case TEMPERATURE -> {
                if (value != 0) {
                    requireTemperature(value);
                }
            }
            case TOP_K -> {
                if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                    throw new IllegalArgumentException("topK must be a whole number and at least 1: " + value);
                }
            }
            default -> Arguments.requireFraction(value, kind.argument);
        }
    }

    /** So that neither 1 / temperature, a float, nor a product with it loses its meaning. */
    static void requireTemperature(double temperature) {
        if (!(temperature >= LEAST_TEMPERATURE && temperature <= GREATEST_TEMPERATURE)) {
            throw new IllegalArgumentException("temperature must be 0 or in " + LEAST_TEMPERATURE + ".."
                    + GREATEST_TEMPERATURE + ": " + temperature);
        }
    }

    /**
     * Returns the step as text.
     *
     * @return for instance {@code "topP 0.9"}
     */
    @Override
    public String toString() {
        return kind + " " + (kind == Kind.TOP_K ? Integer.toString((int) value) : Double.toString(value));
    }
}
