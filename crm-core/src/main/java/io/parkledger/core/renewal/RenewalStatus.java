package io.parkledger.core.renewal;

/** Where a renewal stands. */
public enum RenewalStatus {
    OPENED,
    OFFERED,
    AGREED,
    DECLINED,
    /** 逾期占用, still to be decided. */
    HELD_OVER,
    WITHDRAWN;

    public boolean isOpen() {
        return this == OPENED || this == OFFERED || this == HELD_OVER;
    }
}
