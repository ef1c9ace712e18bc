package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.WithdrawStart;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import java.util.List;

/** A lead whose talks have never been is an intent still. */
final class WhenNegotiationWithdrawnThenWithdrawStart implements Policy<NegotiationWithdrawn> {

    @Override
    public Class<NegotiationWithdrawn> fact() {
        return NegotiationWithdrawn.class;
    }

    @Override
    public List<WithdrawStart> then(NegotiationWithdrawn event) {
        return List.of(new WithdrawStart(event.leadId(), event.negotiationId(), event.cause(), event.withdrawnOn()));
    }
}
