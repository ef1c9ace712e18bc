package io.parkledger.api.reception;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.ReceptionCommand.RecordReception;
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import io.parkledger.core.reception.VisitCommand.RecordVisit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One sheet for a delegation: the lead it is about says which company came. What is corrected is there to be changed.
 */
@Configuration
class ReceptionHints {

    private final PageText text;

    ReceptionHints(PageText text) {
        this.text = text;
    }

    @Bean
    FormHints hintsOnReception() {
        return new FormHints()
                .on(RecordReception.class, this::reception)
                .on(RecordVisit.class, this::visit)
                .on(CorrectReception.class, this::receptionCorrection)
                .on(CorrectVisit.class, this::visitCorrection);
    }

    private void reception(FormHints.Given given, FormHints.Asked asked) {
        OpenLeads.offer(given, asked).ifPresent(lead -> given.value("company", lead.company()));
    }

    /** Most trips take a day. */
    private void visit(FormHints.Given given, FormHints.Asked asked) {
        given.value("days", 1);
        OpenLeads.offer(given, asked).ifPresent(lead -> given.value("companies", lead.company()));
    }

    private void receptionCorrection(FormHints.Given given, FormHints.Asked asked) {
        var it = asked.require((views, id, scope) -> views.receptions().findReception(id, scope));
        OpenLeads.offer(given, asked, it.leadId(), text.say("reception.lead.hidden"));
        given.value("leadId", it.leadId())
                .value("company", it.company())
                .value("visitors", it.visitors())
                .value("host", it.owner())
                .value("purpose", it.purpose())
                .value("receivedOn", it.receivedOn());
    }

    private void visitCorrection(FormHints.Given given, FormHints.Asked asked) {
        var it = asked.require((views, id, scope) -> views.receptions().findVisit(id, scope));
        OpenLeads.offer(given, asked, it.leadId(), text.say("reception.lead.hidden"));
        given.value("leadId", it.leadId())
                .value("destination", it.destination())
                .values("companies", it.companies())
                .value("staff", it.staff())
                .value("days", it.days())
                .value("leader", it.owner())
                .value("startedOn", it.startedOn());
    }
}
