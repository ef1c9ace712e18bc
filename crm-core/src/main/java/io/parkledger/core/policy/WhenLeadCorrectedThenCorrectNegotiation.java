package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.FollowLead;
import java.util.List;

/** A negotiation repeats what its lead says. */
final class WhenLeadCorrectedThenCorrectNegotiation implements Policy<LeadCorrected> {

    @Override
    public Class<LeadCorrected> fact() {
        return LeadCorrected.class;
    }

    @Override
    public List<FollowLead> then(LeadCorrected event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new FollowLead(
                        event.negotiationId(),
                        event.leadId(),
                        event.company(),
                        event.creditCode(),
                        event.industry(),
                        event.source(),
                        event.cause(),
                        event.correctedOn()));
    }
}
