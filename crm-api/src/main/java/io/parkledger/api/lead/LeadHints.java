package io.parkledger.api.lead;

import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms about leads know: what the lead says already, who came last, and who has a company. */
@Configuration
class LeadHints {

    private final PageText text;

    LeadHints(PageText text) {
        this.text = text;
    }

    @Bean
    FormHints hintsOnLead() {
        return new FormHints()
                .on(RegisterLead.class, this::leadRegistration)
                .on(QualifyLead.class, this::leadQualification)
                .on(LeadApi.NegotiationStart.class, this::leadNegotiationStart)
                .on(
                        AssignLead.class,
                        (given, asked) -> given.value("owner", lead(asked).owner()))
                .on(CorrectLead.class, this::leadCorrection)
                .on(RecycleLead.class, (given, asked) -> given.options("reason", reasons())
                        .value("reason", LossReason.NO_RESPONSE))
                .on(LoseLead.class, (given, asked) -> given.options("reason", reasons()));
    }

    /** A lead is logged in six fields: it belongs to whoever logs it, until it is assigned. */
    private void leadRegistration(FormHints.Given given, FormHints.Asked asked) {
        given.hide("owner", asked.call().caller().login());
        var company = asked.parameter("company");
        if (company != null && !company.isBlank()) {
            var park = asked.parameter("parkId");
            var anywhere = park == null || park.isBlank();
            given.found(SimilarLead.find(company, anywhere ? null : park, asked.call(), asked.views()));
        }
    }

    private void leadQualification(FormHints.Given given, FormHints.Asked asked) {
        var lead = lead(asked);
        given.value("industry", lead.industry())
                .value("track", lead.track() == null ? Track.SPACE : lead.track())
                .value("areaWantedSqm", lead.areaWantedSqm())
                .value("landWantedMu", lead.landWantedMu())
                .value("budget", PageText.tenThousands(lead.budget()))
                .value("neededBy", lead.neededBy());
        if (lead.contact() != null && lead.contact().name() != null) {
            given.hide("contact.personId", lead.contact().personId())
                    .value("contact.name", lead.contact().name())
                    .value("contact.phone", lead.contact().phone());
        }
    }

    /**
     * What was talked about already, and who came the last time. One goes on to the project, where the next step is.
     */
    private void leadNegotiationStart(FormHints.Given given, FormHints.Asked asked) {
        var negotiation = UUID.randomUUID();
        given.hide("negotiationId", negotiation)
                .next("/negotiations/" + negotiation)
                .value("meeting", MeetingKind.TALK)
                .value("valueCny", PageText.tenThousands(lead(asked).budget()));
        var filter = ReceptionViews.Filter.ofLead(asked.subjectId());
        var last = asked.views().receptions().receptions(asked.scope(), filter, SliceRequest.first(1));
        last.items().stream().filter(reception -> !reception.cancelled()).forEach(reception -> given.value(
                        "meeting", MeetingKind.RECEPTION)
                .value("attendees", reception.visitors())
                .value("startedOn", reception.receivedOn()));
    }

    /** What is corrected is there to be changed. */
    private void leadCorrection(FormHints.Given given, FormHints.Asked asked) {
        var lead = lead(asked);
        given.value("company", lead.company())
                .value("creditCode", lead.creditCode())
                .value("industry", lead.industry())
                .value("source", lead.source())
                .value("remark", lead.remark())
                .value("registeredOn", lead.registeredOn());
    }

    /** A lead that never reached a review or a contract cannot have been lost by them. */
    private List<Option> reasons() {
        return Stream.of(LossReason.values())
                .filter(reason -> reason != LossReason.REVIEW_REJECTED && reason != LossReason.CONTRACT_RESCINDED)
                .map(reason -> Option.of(reason.name(), text.word(reason)))
                .toList();
    }

    private static LeadView lead(FormHints.Asked asked) {
        return asked.require((views, id, scope) -> views.leads().find(id, scope));
    }
}
