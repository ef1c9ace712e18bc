package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectRescissionOfSigning;
import java.util.List;

/** A project is back on the table since its signing was void. */
final class WhenRescissionCorrectedThenCorrectNegotiation implements Policy<RescissionCorrected> {

    @Override
    public Class<RescissionCorrected> fact() {
        return RescissionCorrected.class;
    }

    @Override
    public List<CorrectRescissionOfSigning> then(RescissionCorrected event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new CorrectRescissionOfSigning(
                        event.negotiationId(), event.contractId(), event.rescindedOn(), event.correctedOn()));
    }
}
