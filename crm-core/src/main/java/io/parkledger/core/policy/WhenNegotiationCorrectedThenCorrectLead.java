package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.FollowNegotiation;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import java.util.List;

/** The day its negotiation began is the day a lead was first talked to, and comes after its qualification. */
final class WhenNegotiationCorrectedThenCorrectLead implements Policy<NegotiationCorrected> {

    @Override
    public Class<NegotiationCorrected> fact() {
        return NegotiationCorrected.class;
    }

    @Override
    public List<FollowNegotiation> then(NegotiationCorrected event) {
        return List.of(new FollowNegotiation(
                event.leadId(),
                event.negotiationId(),
                event.industry(),
                event.track(),
                event.openedOn(),
                event.correctedOn()));
    }
}
