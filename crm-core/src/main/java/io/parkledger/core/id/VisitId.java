package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at one trip of our staff to investors (走出去). */
public record VisitId(@JsonValue String value) implements Id {

    @JsonCreator
    public VisitId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
