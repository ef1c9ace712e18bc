package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import java.util.List;

/** Talking again means the lead is open again. */
final class WhenNegotiationReopenedThenResumeLead implements Policy<NegotiationReopened> {

    @Override
    public Class<NegotiationReopened> fact() {
        return NegotiationReopened.class;
    }

    @Override
    public List<ResumeLead> then(NegotiationReopened event) {
        return List.of(new ResumeLead(event.leadId(), event.negotiationId(), event.reopenedOn()));
    }
}
