package io.parkledger.core.policy;

import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiationLanding;
import java.util.List;

/** The project has landed on the day on which its company moved in. */
final class WhenHandOverCorrectedThenCorrectNegotiation implements Policy<HandOverCorrected> {

    @Override
    public Class<HandOverCorrected> fact() {
        return HandOverCorrected.class;
    }

    @Override
    public List<CorrectNegotiationLanding> then(HandOverCorrected event) {
        return event.negotiationId() == null
                ? List.of()
                : List.of(new CorrectNegotiationLanding(
                        event.negotiationId(), event.contractId(), event.handedOverOn(), event.correctedOn()));
    }

    /** In a ledger of before, a contract could be signed over a talk that was never recorded. */
    @Override
    public Consequence consequence() {
        return Consequence.MUST_FOLLOW_IF_THERE;
    }
}
