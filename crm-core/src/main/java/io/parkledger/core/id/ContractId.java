package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a contract (签约). */
public record ContractId(@JsonValue String value) implements Id {

    @JsonCreator
    public ContractId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
