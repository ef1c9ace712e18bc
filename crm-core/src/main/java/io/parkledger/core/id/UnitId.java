package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a unit that can be let (房源). */
public record UnitId(@JsonValue String value) implements Id {

    @JsonCreator
    public UnitId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
