package io.parkledger.projection.space;

import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A building of a park.
 *
 * @param withdrawnOn when it was said that there never was such a building
 */
public record BuildingView(
        @BsonId String id,
        String parkId,
        List<String> buildings,
        String name,
        @Nullable LocalDate withdrawnOn,
        long version,
        long position) {}
