package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.lead.LeadCommand.CorrectLeadLanding;
import io.parkledger.core.ledger.Policy;
import java.util.List;

/** The lead has done its duty on the day on which its company moved in. */
final class WhenHandOverCorrectedThenCorrectLead implements Policy<HandOverCorrected> {

    @Override
    public Class<HandOverCorrected> fact() {
        return HandOverCorrected.class;
    }

    @Override
    public List<CorrectLeadLanding> then(HandOverCorrected event) {
        return event.leadId() == null || event.negotiationId() == null
                ? List.of()
                : List.of(new CorrectLeadLanding(
                        event.leadId(), event.negotiationId(), event.handedOverOn(), event.correctedOn()));
    }

    /** In a ledger of before, a contract could be signed over a lead that was never recorded. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
