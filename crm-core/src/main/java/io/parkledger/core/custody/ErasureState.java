package io.parkledger.core.custody;

/** How far the erasure of a person is. */
public enum ErasureState {
    /** Waits for the second person; until then the person is restricted. */
    PROPOSED,
    REFUSED,
    TAKEN_BACK,
    /** The key is gone. */
    ERASED
}
