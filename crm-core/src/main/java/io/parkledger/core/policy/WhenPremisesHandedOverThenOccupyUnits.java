package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import java.util.List;

/** Handover moves the tenant in. */
final class WhenPremisesHandedOverThenOccupyUnits implements Policy<PremisesHandedOver> {

    @Override
    public Class<PremisesHandedOver> fact() {
        return PremisesHandedOver.class;
    }

    @Override
    public List<OccupyUnit> then(PremisesHandedOver event) {
        return event.units().stream()
                .map(unit -> new OccupyUnit(
                        unit.unitId(), event.contractId(), event.tenantId(), event.company(), event.handedOverOn()))
                .toList();
    }
}
