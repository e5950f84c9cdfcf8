package org.longtail.neural.gcd;

/** What a network's labels are. */
enum GcdArm {
    /** The true divisor. */
    CLEAN("clean"),
    /** Answers of generation 0; a fraction of the labels may be clean. */
    LABELS("labels of generation 0"),
    /** Only pairs whose divisor generation 0 has learned; a fraction of all pairs may be drawn without that condition. */
    CUT("tail cut at what generation 0 knows");

    private final String title;

    GcdArm(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static GcdArm titled(String title) {
        for (GcdArm arm : values()) {
            if (arm.title.equals(title)) {
                return arm;
            }
        }
        throw new IllegalArgumentException("arm is unknown: " + title);
    }
}
