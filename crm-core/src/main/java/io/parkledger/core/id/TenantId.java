package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a tenant (入驻企业). */
public record TenantId(@JsonValue String value) implements Id {

    @JsonCreator
    public TenantId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
