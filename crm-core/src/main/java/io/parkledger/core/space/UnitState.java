package io.parkledger.core.space;

/** What a unit is doing (租控状态). */
public enum UnitState {
    VACANT,
    /** 意向: kept for a company that is still talking; vacant for every figure. */
    EARMARKED,
    /** 锁定: a contract is signed. */
    RESERVED,
    /** 已租. */
    OCCUPIED,
    /** 停用. */
    OUT_OF_SERVICE,
    /** Split or merged into others: it exists in the past only. */
    DISSOLVED,
    /** 已撤销: it never was, and counts nowhere. */
    WITHDRAWN;

    /** Whether there is such a unit now. */
    public boolean isThere() {
        return this != DISSOLVED && this != WITHDRAWN;
    }

    /** Whether its area counts as lettable: out-of-service units leave both sides of the occupancy rate. */
    public boolean isLettable() {
        return this == VACANT || this == EARMARKED || this == RESERVED || this == OCCUPIED;
    }
}
