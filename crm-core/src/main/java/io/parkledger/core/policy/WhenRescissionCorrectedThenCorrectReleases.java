package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.CorrectUnlocking;
import java.util.List;

/** A void contract locks nothing from the day on which it became void. */
final class WhenRescissionCorrectedThenCorrectReleases implements Policy<RescissionCorrected> {

    @Override
    public Class<RescissionCorrected> fact() {
        return RescissionCorrected.class;
    }

    @Override
    public List<CorrectUnlocking> then(RescissionCorrected event) {
        return event.units().stream()
                .map(unit -> new CorrectUnlocking(
                        unit, event.contractId(), event.rescindedOn(), event.formerRescindedOn(), event.correctedOn()))
                .toList();
    }
}
