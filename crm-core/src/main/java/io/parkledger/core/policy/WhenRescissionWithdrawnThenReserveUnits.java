package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReserveAgain;
import java.util.List;

/** A signing that never was void locks its units. */
final class WhenRescissionWithdrawnThenReserveUnits implements Policy<RescissionWithdrawn> {

    @Override
    public Class<RescissionWithdrawn> fact() {
        return RescissionWithdrawn.class;
    }

    @Override
    public List<ReserveAgain> then(RescissionWithdrawn event) {
        return event.units().stream()
                .map(unit -> new ReserveAgain(
                        unit.unitId(), event.contractId(), event.tenantId(), event.company(), event.signedOn()))
                .toList();
    }
}
