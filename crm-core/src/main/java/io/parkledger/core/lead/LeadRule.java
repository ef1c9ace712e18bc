package io.parkledger.core.lead;

import io.parkledger.core.rule.Rule;
import java.util.List;

/**
 * What holds for leads. The stage model is that of the funnel, from S0 (线索) to S5 (入驻); a gate is what a project needs
 * before it goes on to the next stage.
 */
enum LeadRule implements Rule {
    /** Stage model, S0: only what has not been decided yet can be triaged or qualified. */
    LEAD_IS_NEW,
    /** Stage model, S1: negotiation needs a qualified lead. */
    LEAD_IS_QUALIFIED,
    /** A closed lead must be re-opened first. */
    LEAD_IS_OPEN,
    /** A lead in negotiation is lost or won there, so that funnel and board agree. */
    LEAD_IS_NOT_IN_NEGOTIATION,
    /** Only what was lost or recycled can be re-opened. */
    LEAD_IS_CLOSED,
    /**
     * Gate S0→S1: sector fit, named contact, requirement (area or land). Facts: what is missing. No correction undoes
     * it.
     */
    QUALIFICATION_IS_COMPLETE("industry", "contact.name", "areaWantedSqm", "landWantedMu"),
    /** A triage that said no must be taken back by a new one before qualifying. */
    TRIAGE_SAYS_PURSUE,
    /** Nothing happens to a lead before it was heard of. */
    DATE_IS_NOT_BEFORE_REGISTRATION(ITS_DAY),
    /** Stage dates never run backwards: no step before the one before. Facts: the day of that. */
    STEPS_DO_NOT_GO_BACK(ITS_DAY),
    /** Withdrawn is a contact that was named. */
    CONTACT_IS_NAMED,
    /** An owner is one from a day on; the next one comes later, so that no period that is over changes hands. */
    ASSIGNMENT_IS_NOT_BEFORE_THE_LAST("assignedOn"),
    /** A correction that corrects nothing was meant otherwise. */
    CORRECTION_CHANGES_SOMETHING,
    /** Nothing more happens to what should never have been recorded. */
    LEAD_IS_NOT_WITHDRAWN("leadId"),
    /** Withdrawn is what nothing followed from: a lead before it is talked to, a step before the next one. */
    NOTHING_HANGS_ON_IT,
    /** J2: one open lead per company and park. */
    COMPANY_HAS_NO_OTHER_OPEN_LEAD("company"),
    /** What follows from a negotiation concerns the negotiation this lead is in. */
    NEGOTIATION_IS_THE_LEADS_OWN,
    /** Who receives a lead's company receives it in the lead's park. */
    PARK_IS_THE_LEADS_OWN("leadId", "parkId"),
    /** Nothing is recorded in a park that never was. */
    PARK_IS_NOT_WITHDRAWN("parkId");

    private final List<String> fields;

    LeadRule(String... fields) {
        this.fields = List.of(fields);
    }

    @Override
    public List<String> fields() {
        return fields;
    }
}
