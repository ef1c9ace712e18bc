package io.parkledger.core.importing;

/** How far a file has come. */
public enum ImportStatus {
    /** 待入账: put in and tried, nothing of it is recorded. */
    PREPARED,
    /** 入账中. */
    COMMITTING,
    /** 已入账. */
    COMMITTED,
    /** 撤销中. */
    UNDOING,
    /** 已撤销; it can be recorded once more. */
    UNDONE,
    /** 已放弃. */
    DROPPED
}
