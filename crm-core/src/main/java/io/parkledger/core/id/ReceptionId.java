package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at one delegation received (接待). */
public record ReceptionId(@JsonValue String value) implements Id {

    @JsonCreator
    public ReceptionId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
