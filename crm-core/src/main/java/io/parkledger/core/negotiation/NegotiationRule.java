package io.parkledger.core.negotiation;

import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for negotiations; gates as in the stage model. */
enum NegotiationRule implements Rule {
    /** A lost or landed negotiation takes no more steps. */
    NEGOTIATION_IS_OPEN,
    /** On hold means: nothing but resuming or losing it. */
    NEGOTIATION_IS_NOT_ON_HOLD,
    NEGOTIATION_IS_ON_HOLD,
    /** Gate S2→S3: a package must be agreed before it is reviewed; an offer was issued. */
    OFFER_IS_ISSUED,
    /** S3: opinions and conclusions belong to a review that was scheduled. */
    REVIEW_IS_SCHEDULED,
    /** Gate S3→S4: a rejected project is not signed; it needs a new review. */
    REVIEW_IS_NOT_REJECTED,
    /** After signing, a project ends by its contract. */
    CONTRACT_IS_NOT_SIGNED,
    CONTRACT_IS_SIGNED,
    /** Only what was lost can be re-opened. */
    NEGOTIATION_IS_LOST,
    /** Nothing happens to a negotiation before it began. */
    DATE_IS_NOT_BEFORE_OPENING(ITS_DAY),
    /** Stage dates never run backwards: no step before the one before. Facts: the day of that. */
    STEPS_DO_NOT_GO_BACK(ITS_DAY),
    /** An owner is one from a day on; the next one comes later, so that no period that is over changes hands. */
    ASSIGNMENT_IS_NOT_BEFORE_THE_LAST("assignedOn"),
    /** A correction that corrects nothing was meant otherwise. */
    CORRECTION_CHANGES_SOMETHING,
    /** What is put right follows its lead, as it is or was. */
    NEGOTIATION_IS_NOT_WITHDRAWN,
    /** Withdrawn is what nothing followed from: a negotiation before its first offer. */
    NOTHING_HANGS_ON_IT,
    /** A signing holds again while the talk has not gone on since it became void. */
    NOTHING_FOLLOWED_THE_RESCISSION,
    /** S3: only a conclusion that is there can be withdrawn. */
    REVIEW_IS_CONCLUDED,
    /** A contract concludes a talk of its own park. */
    PARK_IS_THE_NEGOTIATIONS_OWN("negotiationId", "parkId"),
    /** A contract, or an earmark, is for the company that talks: by its credit code, or by a name that fits. */
    COMPANY_IS_THE_NEGOTIATIONS_OWN("company", "creditCode"),
    /** The lead a contract names is the one its negotiation came from. */
    LEAD_IS_THE_NEGOTIATIONS_OWN,
    /** A project lands by the contract that won it. */
    CONTRACT_IS_THE_ONE_THAT_WON,
    /** Can be confirmed. Facts: what a rent comes to at most, mostly, and this one. */
    RENT_IS_USUAL("rentCnyPerSqmMonth"),
    /** Can be confirmed. Facts: what an investment comes to at most, mostly, and this one. */
    VALUE_IS_USUAL("valueCny");

    private final List<String> fields;

    NegotiationRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
