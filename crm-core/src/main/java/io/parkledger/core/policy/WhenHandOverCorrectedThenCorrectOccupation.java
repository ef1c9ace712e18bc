package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import java.util.List;

/** Who moved in on another day has had the units since that day. */
final class WhenHandOverCorrectedThenCorrectOccupation implements Policy<HandOverCorrected> {

    @Override
    public Class<HandOverCorrected> fact() {
        return HandOverCorrected.class;
    }

    @Override
    public List<CorrectOccupation> then(HandOverCorrected event) {
        return event.units().stream()
                .map(unit -> new CorrectOccupation(
                        unit.unitId(), event.contractId(), event.handedOverOn(), event.correctedOn()))
                .toList();
    }
}
