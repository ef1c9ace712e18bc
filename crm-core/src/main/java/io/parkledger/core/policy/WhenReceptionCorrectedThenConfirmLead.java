package io.parkledger.core.policy;

import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.ledger.Policy;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import java.util.List;

/** A delegation is received in the park of its lead, whatever was said of it first. */
final class WhenReceptionCorrectedThenConfirmLead implements Policy<ReceptionDetailsCorrected> {

    @Override
    public Class<ReceptionDetailsCorrected> fact() {
        return ReceptionDetailsCorrected.class;
    }

    /**
     * It stays with the lead it was about, also when that is none any more: what else is put right does not hang on it.
     */
    @Override
    public List<ConfirmLead> then(ReceptionDetailsCorrected event) {
        return event.leadId() == null || event.leadId().equals(event.formerLeadId())
                ? List.of()
                : List.of(new ConfirmLead(event.leadId(), event.parkId()));
    }
}
