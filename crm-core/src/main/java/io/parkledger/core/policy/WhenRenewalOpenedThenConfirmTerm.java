package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import java.util.List;

/** A renewal is about a contract in force and the end of its running term. */
final class WhenRenewalOpenedThenConfirmTerm implements Policy<RenewalOpened> {

    @Override
    public Class<RenewalOpened> fact() {
        return RenewalOpened.class;
    }

    @Override
    public List<ConfirmTerm> then(RenewalOpened event) {
        return List.of(new ConfirmTerm(
                event.contractId(),
                event.tenantId(),
                event.parkId(),
                event.company(),
                event.areaSqm(),
                event.rentCnyPerYear(),
                event.expiringOn(),
                event.openedOn()));
    }
}
