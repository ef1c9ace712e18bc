package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import java.util.List;

/** A contract that never was locks nothing. */
final class WhenContractWithdrawnThenReleaseUnits implements Policy<ContractWithdrawn> {

    @Override
    public Class<ContractWithdrawn> fact() {
        return ContractWithdrawn.class;
    }

    @Override
    public List<WithdrawReservation> then(ContractWithdrawn event) {
        return event.units().stream()
                .map(unit -> new WithdrawReservation(unit, event.contractId(), event.withdrawnOn()))
                .toList();
    }
}
