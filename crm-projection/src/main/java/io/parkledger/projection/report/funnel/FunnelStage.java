package io.parkledger.projection.report.funnel;

import io.parkledger.core.negotiation.NegotiationStage;
import java.util.Optional;

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

    /** The one after it; none after the last. */
    Optional<FunnelStage> next() {
        return this == LANDED ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    static FunnelStage of(NegotiationStage stage) {
        return switch (stage) {
            case TALKING -> TALKS;
            case REVIEW -> REVIEW;
            case SIGNED -> SIGNED;
            case LANDED -> LANDED;
        };
    }
}
