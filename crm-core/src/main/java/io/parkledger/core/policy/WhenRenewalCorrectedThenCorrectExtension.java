package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import java.util.List;

/** What was agreed wrong has extended the contract wrong. */
final class WhenRenewalCorrectedThenCorrectExtension implements Policy<RenewalCorrected> {

    @Override
    public Class<RenewalCorrected> fact() {
        return RenewalCorrected.class;
    }

    @Override
    public List<CorrectExtension> then(RenewalCorrected event) {
        return List.of(new CorrectExtension(
                event.contractId(),
                event.renewalId(),
                event.newEndOn(),
                event.rentCnyPerSqmMonth(),
                event.correctedOn()));
    }
}
