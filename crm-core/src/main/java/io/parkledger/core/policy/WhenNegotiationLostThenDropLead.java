package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import java.util.List;

/** A lost negotiation closes its lead and frees the company for another. */
final class WhenNegotiationLostThenDropLead implements Policy<NegotiationLost> {

    @Override
    public Class<NegotiationLost> fact() {
        return NegotiationLost.class;
    }

    @Override
    public List<DropLead> then(NegotiationLost event) {
        return List.of(new DropLead(
                event.leadId(), event.negotiationId(), event.reason(), event.competitor(), event.lostOn()));
    }
}
