package io.parkledger.core.ledger.seal;

/** What came of asking a witness. */
public enum WitnessState {
    SIGNS,
    /** It has not answered for a while, or with nothing that helps. */
    SILENT,
    /** It does not sign for this ledger: it does not know it, or not its key. */
    REFUSES,
    /** What it has signed before is not continued by this ledger. */
    CONTRADICTS
}
