package io.parkledger.core.negotiation;

/** What a review ends in, with minutes. */
public enum ReviewVerdict {
    APPROVED,
    /** Approved with conditions named in the minutes. */
    CONDITIONAL,
    REJECTED
}
