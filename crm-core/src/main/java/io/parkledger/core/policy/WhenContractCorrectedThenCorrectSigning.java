package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.FollowSigning;
import java.util.List;

/** A negotiation is won on the day its contract was signed. */
final class WhenContractCorrectedThenCorrectSigning implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<FollowSigning> then(ContractCorrected event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new FollowSigning(
                        event.negotiationId(), event.contractId(), event.signedOn(), event.correctedOn()));
    }
}
