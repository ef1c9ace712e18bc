package io.parkledger.projection.space;

import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A park.
 *
 * @param goLiveOn    first day on which jobs act for it; null until one is named
 * @param withdrawnOn when it was said that there never was such a park
 */
public record ParkView(
        @BsonId String id,
        String parkId,
        String name,
        @Nullable LocalDate goLiveOn,
        @Nullable LocalDate withdrawnOn,
        long version,
        long position) {

    /** Whether jobs act for it on that day. */
    public boolean isLiveOn(LocalDate day) {
        return withdrawnOn == null && goLiveOn != null && !goLiveOn.isAfter(day);
    }
}
