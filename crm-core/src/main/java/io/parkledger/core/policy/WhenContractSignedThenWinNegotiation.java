package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.WinNegotiation;
import java.util.List;

/** Only a formal contract wins a negotiation. */
final class WhenContractSignedThenWinNegotiation implements Policy<ContractSigned> {

    @Override
    public Class<ContractSigned> fact() {
        return ContractSigned.class;
    }

    @Override
    public List<WinNegotiation> then(ContractSigned event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new WinNegotiation(
                        event.negotiationId(),
                        event.contractId(),
                        event.leadId(),
                        event.parkId(),
                        event.company(),
                        event.creditCode(),
                        event.signedOn()));
    }
}
