package io.parkledger.api.reception;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import org.springframework.stereotype.Component;

/** Most trips take a day. */
@Component
class VisitHints implements FormHints {

    @Override
    public Class<RecordVisit> of() {
        return RecordVisit.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        given.value("days", 1);
        OpenLeads.offer(given, asked).ifPresent(lead -> given.value("companies", lead.company()));
    }
}
