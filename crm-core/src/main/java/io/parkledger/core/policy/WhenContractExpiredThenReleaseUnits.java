package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import java.util.List;

/** A tenant gone at expiry frees the units. */
final class WhenContractExpiredThenReleaseUnits implements Policy<ContractExpired> {

    @Override
    public Class<ContractExpired> fact() {
        return ContractExpired.class;
    }

    @Override
    public List<ReleaseUnit> then(ContractExpired event) {
        return event.units().stream()
                .map(unit -> new ReleaseUnit(unit, event.contractId(), event.expiredOn()))
                .toList();
    }
}
