package io.parkledger.projection.space;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A park.
 *
 * @param goLiveOn first day on which jobs act for it; null until one is named
 */
public record ParkView(
        @BsonId String id,
        String parkId,
        String name,
        @Nullable LocalDate goLiveOn,
        long version,
        long position) {

    /** Whether jobs act for it on that day. */
    public boolean isLiveOn(LocalDate day) {
        return goLiveOn != null && !goLiveOn.isAfter(day);
    }
}
