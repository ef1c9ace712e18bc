package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at what one tenant contributed in one period (贡献). */
public record ContributionId(@JsonValue String value) implements Id {

    @JsonCreator
    public ContributionId {
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
