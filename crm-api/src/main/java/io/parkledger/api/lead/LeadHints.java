package io.parkledger.api.lead;

import io.parkledger.api.page.FormHints;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import org.springframework.stereotype.Component;

/** A lead is logged in six fields: it belongs to whoever logs it, until it is assigned. */
@Component
class LeadHints implements FormHints {

    @Override
    public Class<RegisterLead> of() {
        return RegisterLead.class;
    }

    @Override
    public void give(Given given, Asked asked) {
        given.hide("owner", asked.call().caller().login());
    }
}
