package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.CorrectClosure;
import java.util.List;

/** A renewal closes on the day the tenant is out: declined at expiry, withdrawn before. */
final class WhenContractEndCorrectedThenCorrectClosure implements Policy<ContractEndCorrected> {

    @Override
    public Class<ContractEndCorrected> fact() {
        return ContractEndCorrected.class;
    }

    @Override
    public List<CorrectClosure> then(ContractEndCorrected event) {
        return event.endOn() == null
                ? List.of()
                : List.of(new CorrectClosure(
                        RenewalId.of(event.contractId(), event.endOn()),
                        event.status() == ContractStatus.EXPIRED,
                        event.endedOn(),
                        event.formerEndedOn(),
                        event.correctedOn()));
    }

    /** Its renewal may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
