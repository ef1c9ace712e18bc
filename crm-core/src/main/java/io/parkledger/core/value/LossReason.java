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
    /** There was no such intent: a wrong number, an advertiser. */
    INVALID,
    /** 重复线索: another lead is about the same intent. */
    DUPLICATE,
    OTHER;

    /** Whether what was closed so has been a project at all; what has not is neither won nor lost. */
    public boolean isOfAProject() {
        return this != INVALID && this != DUPLICATE;
    }
}
