package io.parkledger.projection.report.funnel;

/** When the projects of a funnel were registered. */
public enum Cohort {
    /** In the period. */
    NEW,
    /** Before it, and carried over. */
    CARRIED_OVER
}
