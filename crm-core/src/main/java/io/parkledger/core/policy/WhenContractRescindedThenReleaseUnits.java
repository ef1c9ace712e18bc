package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import java.util.List;

/** A void contract locks nothing. */
final class WhenContractRescindedThenReleaseUnits implements Policy<ContractRescinded> {

    @Override
    public Class<ContractRescinded> fact() {
        return ContractRescinded.class;
    }

    @Override
    public List<ReleaseUnit> then(ContractRescinded event) {
        return event.units().stream()
                .map(unit -> new ReleaseUnit(unit, event.contractId(), event.rescindedOn()))
                .toList();
    }
}
