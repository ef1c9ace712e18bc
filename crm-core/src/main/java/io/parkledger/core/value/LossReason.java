package io.parkledger.core.value;

/** Why a project did not come. */
public enum LossReason {
    NO_RESPONSE,
    NOT_A_FIT,
    POLICY_INSUFFICIENT,
    SPACE_UNSUITABLE,
    PRICE,
    FUNDING,
    WENT_ELSEWHERE,
    REVIEW_REJECTED,
    CONTRACT_RESCINDED,
    INVALID,
    OTHER
}
