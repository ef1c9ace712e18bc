package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import java.util.List;

/** A renewal nobody decided stays open while the tenant stays in. */
final class WhenContractHeldOverThenNoteHoldOver implements Policy<ContractHeldOver> {

    /** As it stands in what was stored before it was called as it is now. */
    @Override
    public String name() {
        return "WhenContractHeldOverThenNoteIt";
    }

    @Override
    public Class<ContractHeldOver> fact() {
        return ContractHeldOver.class;
    }

    @Override
    public List<NoteHoldOver> then(ContractHeldOver event) {
        return List.of(new NoteHoldOver(RenewalId.of(event.contractId(), event.endOn()), event.since()));
    }

    /** Its renewal may never have been opened. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
