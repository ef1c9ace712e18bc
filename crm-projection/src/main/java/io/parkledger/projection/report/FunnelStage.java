package io.parkledger.projection.report;

import io.parkledger.core.negotiation.NegotiationStage;

/** The stages a project reaches, in order: S0 to S5. */
public enum FunnelStage {
    /** 线索. */
    LEAD,
    /** 意向. */
    INTENT,
    /** 在谈. */
    TALKS,
    /** 评审. */
    REVIEW,
    /** 签约. */
    SIGNED,
    /** 入驻. */
    LANDED;

    static FunnelStage of(NegotiationStage stage) {
        return switch (stage) {
            case TALKING -> TALKS;
            case REVIEW -> REVIEW;
            case SIGNED -> SIGNED;
            case LANDED -> LANDED;
        };
    }
}
