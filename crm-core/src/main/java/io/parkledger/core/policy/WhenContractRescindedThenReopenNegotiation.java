package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.ReopenAfterRescission;
import java.util.List;

/** A void signing puts the project back on the table. */
final class WhenContractRescindedThenReopenNegotiation implements Policy<ContractRescinded> {

    @Override
    public Class<ContractRescinded> fact() {
        return ContractRescinded.class;
    }

    @Override
    public List<ReopenAfterRescission> then(ContractRescinded event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new ReopenAfterRescission(event.negotiationId(), event.contractId(), event.rescindedOn()));
    }
}
