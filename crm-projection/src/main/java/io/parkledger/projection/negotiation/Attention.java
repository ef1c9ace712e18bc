package io.parkledger.projection.negotiation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How much attention a negotiation needs, by the days since anything last happened to it: yellow from the 60th day
 * without activity, red from the 90th, and from the 180th it should be out of the list. One that is on hold, signed or
 * closed is not asked.
 */
public enum Attention {
    GREEN(0),
    YELLOW(60),
    RED(90),
    /** Given up in all but name: to be revived or recorded as lost. */
    OUT(180);

    private final int idleDays;

    Attention(int idleDays) {
        this.idleDays = idleDays;
    }

    public static Attention of(LocalDate lastActivityOn, LocalDate today) {
        var idle = ChronoUnit.DAYS.between(lastActivityOn, today);
        var attention = GREEN;
        for (var each : values()) {
            attention = idle >= each.idleDays ? each : attention;
        }
        return attention;
    }

    /** The next level; null above the last. */
    public @Nullable Attention more() {
        return ordinal() + 1 < values().length ? values()[ordinal() + 1] : null;
    }

    /** The last activity of those that have just come to need this much: the day to ask {@code idleSince} with. */
    public LocalDate lastActivityOn(LocalDate today) {
        return today.minusDays(idleDays);
    }
}
