package io.parkledger.core.lead;

/** Where a lead stands. */
public enum LeadStage {
    /** S0 线索. */
    REGISTERED,
    /** S1 意向. */
    QUALIFIED,
    /** S2 and beyond: its negotiation tells the rest. */
    NEGOTIATING,
    LANDED,
    /** Back in the pool: closed, but not lost. */
    RECYCLED,
    LOST,
    /** Should never have been recorded: on no list, in no figure. */
    WITHDRAWN;

    public boolean isOpen() {
        return this == REGISTERED || this == QUALIFIED || this == NEGOTIATING;
    }
}
