package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadLanding;
import io.parkledger.core.ledger.Policy;
import java.util.List;

/** A lead whose company has not moved in is talked to. */
final class WhenHandOverWithdrawnThenResumeLead implements Policy<HandOverWithdrawn> {

    @Override
    public Class<HandOverWithdrawn> fact() {
        return HandOverWithdrawn.class;
    }

    @Override
    public List<WithdrawLeadLanding> then(HandOverWithdrawn event) {
        return event.leadId() == null || event.negotiationId() == null
                ? List.of()
                : List.of(new WithdrawLeadLanding(event.leadId(), event.negotiationId(), event.withdrawnOn()));
    }

    /** In a ledger of before, a contract could be signed over a lead that was never recorded. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
