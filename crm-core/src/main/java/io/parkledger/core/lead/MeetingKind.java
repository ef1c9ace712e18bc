package io.parkledger.core.lead;

/** The first two-way contact that turns an intent into a negotiation. */
public enum MeetingKind {
    /** They came to us, 接待. */
    RECEPTION,
    /** We went to them, 走出去. */
    OUTBOUND_VISIT,
    /** A documented talk on neutral ground or by video. */
    TALK
}
