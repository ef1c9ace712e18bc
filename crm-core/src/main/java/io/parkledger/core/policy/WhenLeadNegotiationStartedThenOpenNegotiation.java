package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.OpenNegotiation;
import java.util.List;

/** A qualified lead that is talked to becomes a negotiation. */
final class WhenLeadNegotiationStartedThenOpenNegotiation implements Policy<LeadNegotiationStarted> {

    /** As it stands in what was stored before it was called as it is now. */
    @Override
    public String name() {
        return "WhenNegotiationStartedThenOpenIt";
    }

    @Override
    public Class<LeadNegotiationStarted> fact() {
        return LeadNegotiationStarted.class;
    }

    @Override
    public List<OpenNegotiation> then(LeadNegotiationStarted event) {
        return List.of(new OpenNegotiation(
                event.negotiationId(),
                event.leadId(),
                event.parkId(),
                event.company(),
                event.creditCode(),
                event.industry(),
                event.source(),
                event.owner(),
                event.team(),
                event.track(),
                event.valueCny(),
                event.startedOn()));
    }
}
