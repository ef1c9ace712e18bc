package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.FollowOwnerOfNegotiation;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import java.util.List;

/** One project has one owner. */
final class WhenNegotiationAssignedThenAssignLead implements Policy<NegotiationAssigned> {

    @Override
    public Class<NegotiationAssigned> fact() {
        return NegotiationAssigned.class;
    }

    @Override
    public List<FollowOwnerOfNegotiation> then(NegotiationAssigned event) {
        return List.of(new FollowOwnerOfNegotiation(
                event.leadId(), event.negotiationId(), event.owner(), event.team(), event.assignedOn()));
    }
}
