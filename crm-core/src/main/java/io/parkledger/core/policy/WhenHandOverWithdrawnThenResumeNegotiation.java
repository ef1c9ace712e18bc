package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawNegotiationLanding;
import java.util.List;

/** A project whose company has not moved in is signed. */
final class WhenHandOverWithdrawnThenResumeNegotiation implements Policy<HandOverWithdrawn> {

    @Override
    public Class<HandOverWithdrawn> fact() {
        return HandOverWithdrawn.class;
    }

    @Override
    public List<WithdrawNegotiationLanding> then(HandOverWithdrawn event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(
                        new WithdrawNegotiationLanding(event.negotiationId(), event.contractId(), event.withdrawnOn()));
    }

    /** In a ledger of before, a contract could be signed over a talk that was never recorded. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
