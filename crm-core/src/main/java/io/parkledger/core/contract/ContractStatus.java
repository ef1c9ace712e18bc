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
    RESCINDED,
    /** 已撤回: should never have been recorded. */
    WITHDRAWN;

    /** Ended, one way or another. */
    public boolean isOver() {
        return this == EXPIRED || this == TERMINATED || this == RESCINDED || this == WITHDRAWN;
    }

    public boolean isOccupying() {
        return this == IN_FORCE || this == HELD_OVER;
    }
}
