package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at the renewal of one contract at one expiry (续签). */
public record RenewalId(@JsonValue String value) implements Id {

    @JsonCreator
    public RenewalId {
        Id.requireComposed(value);
    }

    @Override
    public boolean isComposed() {
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
