package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a park (园区). */
public record ParkId(@JsonValue String value) implements Id {

    @JsonCreator
    public ParkId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
