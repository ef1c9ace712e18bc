package io.parkledger.core.ledger.seal.stamp;

import java.time.Duration;
import java.time.LocalDateTime;

/**
 * Who stamps checkpoints, and how often.
 *
 * @param every the day is divided from midnight into times of this length; in each at most one checkpoint is stamped,
 *              the newest when it begins or the first that follows. So the last one of a day is stamped at midnight
 */
public record StampSettings(TimeStampAuthority authority, Duration every) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws IllegalArgumentException when it is less than a minute or more than a day */
    public StampSettings {
        if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("stamps are at least a minute apart, and at most a day: " + every);
        }
    }

    /** When the time began that this moment is in. */
    public LocalDateTime begin(LocalDateTime moment) {
        var midnight = moment.toLocalDate().atStartOfDay();
        var length = every.toSeconds();
        return midnight.plusSeconds(Duration.between(midnight, moment).toSeconds() / length * length);
    }
}
