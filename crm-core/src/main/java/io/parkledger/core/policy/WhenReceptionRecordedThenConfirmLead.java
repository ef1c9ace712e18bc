package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import java.util.List;

/** A delegation is received in the park of its lead. */
final class WhenReceptionRecordedThenConfirmLead implements Policy<ReceptionRecorded> {

    @Override
    public Class<ReceptionRecorded> fact() {
        return ReceptionRecorded.class;
    }

    @Override
    public List<ConfirmLead> then(ReceptionRecorded event) {
        return event.leadId() == null ? List.of() : List.of(new ConfirmLead(event.leadId(), event.parkId()));
    }
}
