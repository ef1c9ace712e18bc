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

    @Override
    public List<ConfirmLead> then(ReceptionDetailsCorrected event) {
        return event.leadId() == null ? List.of() : List.of(new ConfirmLead(event.leadId(), event.parkId()));
    }
}
