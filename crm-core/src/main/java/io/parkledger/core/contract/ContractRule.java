package io.parkledger.core.contract;

import io.parkledger.core.id.UnitId;
import io.parkledger.core.rule.Rule;
import java.util.List;

/** What holds for contracts. */
enum ContractRule implements Rule {
    TERM_ENDS_AFTER_IT_STARTS("endOn"),
    /** A contract lets units, on the space track, or land. */
    CONTRACT_NAMES_WHAT_IS_LET("units", "landMu"),
    /**
     * Can be confirmed. Somebody signs before it is settled which premises he gets (房源待定); on hand-over they are
     * named.
     */
    UNITS_ARE_NAMED("units"),
    /** Nobody moves in without premises. */
    PREMISES_ARE_NAMED_BY_HANDOVER,
    /** A unit named twice would count its area twice. */
    UNITS_ARE_NAMED_ONCE("units"),
    /** No unit is let twice for overlapping days. */
    UNIT_IS_LET_ONCE("units", "newEndOn", "terminatedOn", "exitedOn", "handedOverOn"),
    /** A project is concluded by one contract, unless that was rescinded. */
    NEGOTIATION_IS_SIGNED_ONCE("negotiationId"),
    /** A credit code belongs to one tenant of the park. */
    CREDIT_CODE_BELONGS_TO_ONE_TENANT("creditCode"),
    /** A tenant's id is one company's of one park, from the first contract on and for ever. */
    TENANT_ID_IS_ONE_COMPANYS("tenantId", "creditCode"),
    /** Before handover: signed, and neither rescinded nor over. */
    CONTRACT_AWAITS_HANDOVER,
    CONTRACT_IS_IN_FORCE,
    /** Premises are handed over for a term that is running or to come; who moves in after it has signed for nothing. */
    HANDOVER_IS_NOT_AFTER_THE_TERM("handedOverOn"),
    /** Definition of landing: each track has evidence of its own. */
    EVIDENCE_COUNTS_ON_TRACK("evidence"),
    /** An open-ended lease (不定期租赁) does not expire: it is neither renewed nor held over, it is ended. */
    LEASE_HAS_AN_END,
    /** Hold-over begins after the last day of the term. */
    TERM_HAS_PASSED,
    NEW_END_IS_LATER("newEndOn"),
    /**
     * Can be confirmed. What a lease, or its renewal, goes on beyond twenty years is void (Civil Code, article 705).
     */
    LEASE_IS_OF_LAWFUL_LENGTH("endOn", "newEndOn"),
    /** What all units come to in a year can be written down: a renewal says it. */
    RENT_OF_A_YEAR_IS_WITHIN_BOUNDS("rentCnyPerSqmMonth"),
    /** Can be confirmed. Facts: what a m² costs a month at most, mostly, and here. */
    RENT_IS_USUAL("rentCnyPerSqmMonth"),
    /** Nothing follows from a contract before it was signed. */
    DATE_IS_NOT_BEFORE_SIGNING(ITS_DAY),
    /** Nobody leaves, and nothing is renewed, before the premises were handed over. */
    DATE_IS_NOT_BEFORE_HANDOVER(ITS_DAY),
    /** A lead comes to a contract through its negotiation, and with it. */
    LEAD_AND_NEGOTIATION_COME_TOGETHER,
    /** No two contracts of a park have the same number of the office. */
    CONTRACT_NUMBER_IS_USED_ONCE("number"),
    /** A contract that is over is corrected no more. */
    CONTRACT_IS_NOT_OVER,
    /** A correction says something else than what is recorded. */
    CORRECTION_CHANGES_SOMETHING,
    /**
     * Days that follow from each other keep their order when one is corrected: signed, handed over, amended, the end.
     */
    CORRECTED_DAYS_KEEP_THEIR_ORDER("signedOn", "handedOverOn", "endOn", "terminatedOn", "exitedOn"),
    /** Only an end that was recorded is corrected or withdrawn. */
    CONTRACT_HAS_ENDED,
    /** Only a rescission that was recorded is corrected or withdrawn. */
    SIGNING_IS_RESCINDED,
    /** What is said of an end is not said before that day. */
    DATE_IS_NOT_BEFORE_THE_END(ITS_DAY),
    /** Only a hand-over that was recorded is corrected or withdrawn. */
    PREMISES_ARE_HANDED_OVER,
    /** Who moved in where is corrected by withdrawing the hand-over first. */
    WHAT_WAS_HANDED_OVER_STAYS,
    /** A term that was renewed, or is held over, has begun and ended on the days that others go by. */
    TERM_IS_NOT_FOLLOWED("startOn", "endOn"),
    /** What never should have been recorded is withdrawn while nothing has followed from it. */
    NOTHING_HANGS_ON_IT,
    /** The last term came by that renewal. */
    TERM_CAME_BY_THAT_RENEWAL,
    /** A term that is taken back has no rents and fees of its own. */
    RENEWED_TERM_IS_NOT_AMENDED,
    /** Rents step from day to day of the term, from a rent that is agreed. */
    RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM("rentSteps"),
    /** Rent-free days end after they begin, and are days of the term. */
    RENT_FREE_DAYS_ARE_WITHIN_THE_TERM("rentFree"),
    /** What is amended holds for days of the term that is agreed, or from today on. */
    AMENDMENT_HOLDS_WITHIN_THE_TERM("fromOn"),
    /** A renewal is about the end of the running term. */
    TERM_ENDS_THAT_DAY,
    /** A renewal names its contract's tenant, park, company, area and rent. */
    RENEWAL_IS_AS_THE_CONTRACT,
    /** Nothing is recorded in a park that never was. */
    PARK_IS_NOT_WITHDRAWN("parkId");

    private final List<String> fields;

    ContractRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }

    /** A number is claimed together with its park. */
    @Override
    public Object claimed(String key) {
        return switch (this) {
            case UNIT_IS_LET_ONCE -> new UnitId(key);
            case CONTRACT_NUMBER_IS_USED_ONCE -> key.substring(key.indexOf(ContractContext.IN_PARK) + 1);
            default -> key;
        };
    }
}
