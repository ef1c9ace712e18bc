package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at a sealed report (封存报告), by its number. */
public record ReportId(@JsonValue String value) implements Id {

    @JsonCreator
    public ReportId {
        Id.requireComposed(value);
    }

    /** Nothing else gets an id that looks like a report's number. */
    @Override
    public boolean isComposed() {
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
