package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.ConfirmTalk;
import java.util.List;

/**
 * Until the hand-over the contract of a talk is corrected to the company that was talked to; from then on nobody else
 * can be named.
 */
final class WhenContractCorrectedThenConfirmTalk implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<ConfirmTalk> then(ContractCorrected event) {
        return event.negotiationId() == null || event.handedOverOn() != null
                ? List.of()
                : List.of(new ConfirmTalk(event.negotiationId(), event.company(), event.creditCode()));
    }
}
