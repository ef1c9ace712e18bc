package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import java.util.List;

/** A trip is made for a lead of its own park, whatever was said of it first. */
final class WhenVisitCorrectedThenConfirmLead implements Policy<OutboundVisitCorrected> {

    @Override
    public Class<OutboundVisitCorrected> fact() {
        return OutboundVisitCorrected.class;
    }

    /**
     * It stays with the lead it was about, also when that is none any more: what else is put right does not hang on it.
     */
    @Override
    public List<ConfirmLead> then(OutboundVisitCorrected event) {
        return event.leadId() == null || event.leadId().equals(event.formerLeadId())
                ? List.of()
                : List.of(new ConfirmLead(event.leadId(), event.parkId()));
    }
}
