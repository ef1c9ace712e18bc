package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.FollowOwnerOfLead;
import java.util.List;

/** One project has one owner. */
final class WhenLeadAssignedThenAssignNegotiation implements Policy<LeadAssigned> {

    @Override
    public Class<LeadAssigned> fact() {
        return LeadAssigned.class;
    }

    @Override
    public List<FollowOwnerOfLead> then(LeadAssigned event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new FollowOwnerOfLead(
                        event.negotiationId(), event.leadId(), event.owner(), event.team(), event.assignedOn()));
    }
}
