package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.WithdrawRescissionOfSigning;
import java.util.List;

/** A signing that never was void concludes its project. */
final class WhenRescissionWithdrawnThenResumeSigning implements Policy<RescissionWithdrawn> {

    @Override
    public Class<RescissionWithdrawn> fact() {
        return RescissionWithdrawn.class;
    }

    @Override
    public List<WithdrawRescissionOfSigning> then(RescissionWithdrawn event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new WithdrawRescissionOfSigning(
                        event.negotiationId(), event.contractId(), event.withdrawnOn()));
    }
}
