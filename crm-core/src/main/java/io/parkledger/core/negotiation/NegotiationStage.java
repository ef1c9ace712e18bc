package io.parkledger.core.negotiation;

/** S2 to S5 of the stage model. */
public enum NegotiationStage {
    /** S2 在谈. */
    TALKING,
    /** S3 评审. */
    REVIEW,
    /** S4 签约: a formal contract is signed. */
    SIGNED,
    /** S5 入驻/落地. */
    LANDED
}
