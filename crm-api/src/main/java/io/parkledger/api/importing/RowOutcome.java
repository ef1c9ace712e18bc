package io.parkledger.api.importing;

/** What becomes of a row. */
public enum RowOutcome {
    /** It tells of something new. */
    CREATED,
    /** It says something else of what is there. */
    UPDATED,
    /** It says what is recorded already. */
    UNCHANGED,
    /** It is left out, for a reason. */
    REFUSED
}
