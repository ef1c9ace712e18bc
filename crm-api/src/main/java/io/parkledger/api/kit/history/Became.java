package io.parkledger.api.kit.history;

/** What became of a thing, or of a row of a report, between two times. */
public enum Became {
    /** It was not there before. */
    CAME,
    /** It is no longer there. */
    WENT,
    CHANGED
}
