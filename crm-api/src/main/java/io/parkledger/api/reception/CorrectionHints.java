package io.parkledger.api.reception;

import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.core.reception.ReceptionCommand.CorrectReception;
import io.parkledger.core.reception.VisitCommand.CorrectVisit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is corrected is there to be changed. */
@Configuration
class CorrectionHints {

    private final PageText text;

    CorrectionHints(PageText text) {
        this.text = text;
    }

    @Bean
    FormHints receptionCorrection() {
        return FormHints.on(CorrectReception.class, (given, asked) -> {
            var it = asked.views()
                    .receptions()
                    .findReception(asked.subjectId(), asked.call().scope())
                    .orElseThrow(() -> Refused.unknown(asked.subjectId()));
            OpenLeads.offer(given, asked, it.leadId(), text.say("reception.lead.hidden"));
            given.value("leadId", it.leadId())
                    .value("company", it.company())
                    .value("visitors", it.visitors())
                    .value("host", it.owner())
                    .value("purpose", it.purpose())
                    .value("receivedOn", it.receivedOn());
        });
    }

    @Bean
    FormHints visitCorrection() {
        return FormHints.on(CorrectVisit.class, (given, asked) -> {
            var it = asked.views()
                    .receptions()
                    .findVisit(asked.subjectId(), asked.call().scope())
                    .orElseThrow(() -> Refused.unknown(asked.subjectId()));
            OpenLeads.offer(given, asked, it.leadId(), text.say("reception.lead.hidden"));
            given.value("leadId", it.leadId())
                    .value("destination", it.destination())
                    .values("companies", it.companies())
                    .value("staff", it.staff())
                    .value("days", it.days())
                    .value("leader", it.owner())
                    .value("startedOn", it.startedOn());
        });
    }
}
