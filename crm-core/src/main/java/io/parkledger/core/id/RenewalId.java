package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;

/** Points at the renewal of one contract at one expiry (续签). */
public record RenewalId(@JsonValue String value) implements Id {

    @JsonCreator
    public RenewalId {
        Id.requireComposed(value);
    }

    /** The one renewal of a contract at one expiry: opening it twice is opening it once. */
    public static RenewalId of(ContractId contract, LocalDate expiringOn) {
        return new RenewalId(contract + "." + expiringOn);
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
