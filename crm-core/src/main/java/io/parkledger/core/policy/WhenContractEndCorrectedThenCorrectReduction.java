package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.tenant.TenantCommand.CorrectReduction;
import java.util.List;

/** A tenant has the units of a contract until the day on which it ended. */
final class WhenContractEndCorrectedThenCorrectReduction implements Policy<ContractEndCorrected> {

    @Override
    public Class<ContractEndCorrected> fact() {
        return ContractEndCorrected.class;
    }

    @Override
    public List<CorrectReduction> then(ContractEndCorrected event) {
        return event.tenantId() == null
                ? List.of()
                : List.of(new CorrectReduction(
                        event.tenantId(),
                        event.contractId(),
                        event.endedOn(),
                        event.formerEndedOn(),
                        event.correctedOn()));
    }

    /** In a ledger of before, premises could be handed over without the tenant landing. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
