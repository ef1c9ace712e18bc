package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import java.util.List;

/** Signing locks the units. */
final class WhenContractSignedThenReserveUnits implements Policy<ContractSigned> {

    @Override
    public Class<ContractSigned> fact() {
        return ContractSigned.class;
    }

    @Override
    public List<ReserveUnit> then(ContractSigned event) {
        return event.units().stream()
                .map(unit -> new ReserveUnit(
                        unit.unitId(),
                        event.contractId(),
                        event.tenantId(),
                        event.company(),
                        event.parkId(),
                        unit.buildingId(),
                        unit.areaSqm(),
                        event.signedOn()))
                .toList();
    }
}
