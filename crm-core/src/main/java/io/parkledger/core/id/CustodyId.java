package io.parkledger.core.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Points at what is told of the keeping of the ledger (账本保管), by what it is about. */
public record CustodyId(@JsonValue String value) implements Id {

    /** Keys, times and restores of the seal. */
    public static final CustodyId SEAL = new CustodyId("custody-of-seal");

    /** Persons who were erased. */
    public static final CustodyId PERSONS = new CustodyId("custody-of-persons");

    /** Changes of accounts and their rights. */
    public static final CustodyId ACCOUNTS = new CustodyId("custody-of-accounts");

    /** Who has read what. */
    public static final CustodyId READING_LOG = new CustodyId("custody-of-reading-log");

    /** Hours in which nothing happened. */
    public static final CustodyId HEARTBEAT = new CustodyId("custody-of-heartbeat");

    @JsonCreator
    public CustodyId {
        Id.requireWellFormed(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
