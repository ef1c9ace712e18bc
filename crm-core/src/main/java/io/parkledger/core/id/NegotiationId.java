package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a negotiation (在谈). */
public record NegotiationId(@JsonValue String value) implements Id {

    @JsonCreator
    public NegotiationId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
