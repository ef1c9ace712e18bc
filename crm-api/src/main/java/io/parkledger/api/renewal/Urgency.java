package io.parkledger.api.renewal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How soon a renewal has to be decided, in a word and a colour. */
enum Urgency {
    /** The term has ended. */
    PAST("red"),
    /** Within 30 days. */
    PRESSING("red"),
    /** Within 90 days. */
    NEAR("yellow"),
    AHEAD("green");

    private static final int PRESSING_DAYS = 30;
    private static final int NEAR_DAYS = 90;

    private final String colour;

    Urgency(String colour) {
        this.colour = colour;
    }

    public String colour() {
        return colour;
    }

    static Urgency of(LocalDate expiringOn, LocalDate day) {
        long days = ChronoUnit.DAYS.between(day, expiringOn);
        if (days < 0) {
            return PAST;
        }
        if (days <= PRESSING_DAYS) {
            return PRESSING;
        }
        return days <= NEAR_DAYS ? NEAR : AHEAD;
    }
}
