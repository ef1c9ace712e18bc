package io.parkledger.projection.space;

import org.bson.codecs.pojo.annotations.BsonId;

/** A park. */
public record ParkView(@BsonId String id, String parkId, String name, long version, long position) {}
