package io.parkledger.core.contract;

/** Where a contract stands. */
public enum ContractStatus {
    /** Signed, not yet handed over. */
    SIGNED,
    IN_FORCE,
    /** 逾期占用. */
    HELD_OVER,
    EXPIRED,
    TERMINATED,
    RESCINDED;

    /** Ended, one way or another. */
    public boolean isOver() {
        return this == EXPIRED || this == TERMINATED || this == RESCINDED;
    }

    public boolean isOccupying() {
        return this == IN_FORCE || this == HELD_OVER;
    }
}
