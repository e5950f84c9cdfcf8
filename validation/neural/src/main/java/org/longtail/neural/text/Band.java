package org.longtail.neural.text;

/** How frequent a word type is in the clean training text. */
enum Band {
    RARE("seen less than 20 times", 20),
    MIDDLE("seen 20 to 99 times", 100),
    COMMON("seen 100 to 499 times", 500),
    FREQUENT("seen 500 times or more", Long.MAX_VALUE);

    private final String title;
    private final long below;

    Band(String title, long below) {
        this.title = title;
        this.below = below;
    }

    String title() {
        return title;
    }

    static Band of(long count) {
        for (Band band : values()) {
            if (count < band.below) {
                return band;
            }
        }
        return FREQUENT;
    }
}
