package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import java.util.List;

/** A trip is made for a lead of its own park. */
final class WhenVisitRecordedThenConfirmLead implements Policy<OutboundVisitRecorded> {

    @Override
    public Class<OutboundVisitRecorded> fact() {
        return OutboundVisitRecorded.class;
    }

    @Override
    public List<ConfirmLead> then(OutboundVisitRecorded event) {
        return event.leadId() == null ? List.of() : List.of(new ConfirmLead(event.leadId(), event.parkId()));
    }
}
