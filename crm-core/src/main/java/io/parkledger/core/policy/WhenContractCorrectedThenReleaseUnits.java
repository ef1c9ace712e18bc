package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import java.util.List;

/** What was named by mistake is free. */
final class WhenContractCorrectedThenReleaseUnits implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<WithdrawReservation> then(ContractCorrected event) {
        return event.unitsGivenUp().stream()
                .map(unit -> new WithdrawReservation(unit, event.contractId(), event.correctedOn()))
                .toList();
    }
}
