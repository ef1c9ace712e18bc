package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.CorrectRelease;
import java.util.List;

/** Units are free from the day on which the contract ended. */
final class WhenContractEndCorrectedThenCorrectReleases implements Policy<ContractEndCorrected> {

    @Override
    public Class<ContractEndCorrected> fact() {
        return ContractEndCorrected.class;
    }

    @Override
    public List<CorrectRelease> then(ContractEndCorrected event) {
        return event.units().stream()
                .map(unit -> new CorrectRelease(
                        unit, event.contractId(), event.endedOn(), event.formerEndedOn(), event.correctedOn()))
                .toList();
    }
}
