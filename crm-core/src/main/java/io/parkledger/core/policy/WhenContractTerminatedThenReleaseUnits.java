package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import java.util.List;

/** An early end frees the units. */
final class WhenContractTerminatedThenReleaseUnits implements Policy<ContractTerminated> {

    @Override
    public Class<ContractTerminated> fact() {
        return ContractTerminated.class;
    }

    @Override
    public List<ReleaseUnit> then(ContractTerminated event) {
        return event.units().stream()
                .map(unit -> new ReleaseUnit(unit, event.contractId(), event.terminatedOn()))
                .toList();
    }
}
