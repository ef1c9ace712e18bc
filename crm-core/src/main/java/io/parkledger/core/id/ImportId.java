package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at the import of one file (导入). */
public record ImportId(@JsonValue String value) implements Id {

    @JsonCreator
    public ImportId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
