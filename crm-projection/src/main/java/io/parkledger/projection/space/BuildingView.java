package io.parkledger.projection.space;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** A building of a park. */
public record BuildingView(
        @BsonId String id, String parkId, List<String> buildings, String name, long version, long position) {}
