package io.parkledger.api.reception;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import org.springframework.stereotype.Component;

/** One sheet for a delegation: the lead it is about says which company came. */
@Component
class ReceptionHints implements FormHints {

    @Override
    public Class<RecordReception> of() {
        return RecordReception.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        OpenLeads.offer(given, asked).ifPresent(lead -> given.value("company", lead.company()));
    }
}
