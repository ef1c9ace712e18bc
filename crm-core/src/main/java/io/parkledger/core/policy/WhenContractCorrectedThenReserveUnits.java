package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import java.util.List;

/** What should have been named is locked. */
final class WhenContractCorrectedThenReserveUnits implements Policy<ContractCorrected> {

    @Override
    public Class<ContractCorrected> fact() {
        return ContractCorrected.class;
    }

    @Override
    public List<ReserveUnit> then(ContractCorrected event) {
        return event.unitsTaken().stream()
                .map(unit -> new ReserveUnit(
                        unit.unitId(),
                        event.contractId(),
                        event.tenantId(),
                        event.company(),
                        event.parkId(),
                        unit.buildingId(),
                        unit.areaSqm(),
                        event.correctedOn()))
                .toList();
    }
}
