package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.WithdrawOccupation;
import java.util.List;

/** Who has not moved in has signed, and keeps the units by that. */
final class WhenHandOverWithdrawnThenReserveUnits implements Policy<HandOverWithdrawn> {

    @Override
    public Class<HandOverWithdrawn> fact() {
        return HandOverWithdrawn.class;
    }

    @Override
    public List<WithdrawOccupation> then(HandOverWithdrawn event) {
        return event.units().stream()
                .map(unit -> new WithdrawOccupation(
                        unit.unitId(),
                        event.contractId(),
                        event.tenantId(),
                        event.company(),
                        event.signedOn(),
                        event.withdrawnOn()))
                .toList();
    }
}
