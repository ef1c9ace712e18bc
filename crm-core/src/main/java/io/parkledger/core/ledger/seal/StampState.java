package io.parkledger.core.ledger.seal;

/** What came of asking for time stamps. */
public enum StampState {
    STAMPS,
    /** The authority has not answered for a while, or with nothing that helps. */
    SILENT,
    /** It does not stamp for us. */
    REFUSES,
    /** It has sent a time stamp that proves nothing: of something else, signed wrong, or by nobody who is trusted. */
    UNFIT
}
