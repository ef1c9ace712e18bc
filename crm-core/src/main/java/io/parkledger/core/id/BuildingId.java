package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a building (楼栋). */
public record BuildingId(@JsonValue String value) implements Id {

    @JsonCreator
    public BuildingId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
