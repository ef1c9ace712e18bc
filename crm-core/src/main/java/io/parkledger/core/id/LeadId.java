package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a lead (线索). */
public record LeadId(@JsonValue String value) implements Id {

    @JsonCreator
    public LeadId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
