package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractCommand.WithdrawExtension;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import java.util.List;

/** What was never agreed has extended nothing. */
final class WhenRenewalAgreementWithdrawnThenWithdrawExtension implements Policy<RenewalAgreementWithdrawn> {

    @Override
    public Class<RenewalAgreementWithdrawn> fact() {
        return RenewalAgreementWithdrawn.class;
    }

    @Override
    public List<WithdrawExtension> then(RenewalAgreementWithdrawn event) {
        return List.of(new WithdrawExtension(event.contractId(), event.renewalId(), event.withdrawnOn()));
    }
}
