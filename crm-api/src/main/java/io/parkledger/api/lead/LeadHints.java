package io.parkledger.api.lead;

import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.page.FormHints;
import io.parkledger.api.page.PageText;
import io.parkledger.api.web.Refused;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.MeetingKind;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.PageRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the forms about leads know beforehand. */
final class LeadHints {

    private LeadHints() {}

    private static LeadView lead(FormHints.Asked asked) {
        return asked.views()
                .leads()
                .find(asked.subjectId(), asked.call().scope())
                .orElseThrow(() -> Refused.unknown(asked.subjectId()));
    }

    /** A lead that never reached a review or a contract cannot have been lost by them. */
    private static List<Option> reasons(PageText text) {
        return Stream.of(LossReason.values())
                .filter(reason -> reason != LossReason.REVIEW_REJECTED && reason != LossReason.CONTRACT_RESCINDED)
                .map(reason -> Option.of(reason.name(), text.word(reason)))
                .toList();
    }

    /** A lead is logged in six fields: it belongs to whoever logs it, until it is assigned. */
    @Component
    static class Registering implements FormHints {

        @Override
        public Class<RegisterLead> of() {
            return RegisterLead.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.hide("owner", asked.call().caller().login());
            var company = asked.parameter("company");
            if (company != null && !company.isBlank()) {
                var park = asked.parameter("parkId");
                var anywhere = park == null || park.isBlank();
                given.found(SimilarLead.find(company, anywhere ? null : park, asked.call(), asked.views()));
            }
        }
    }

    @Component
    static class Qualifying implements FormHints {

        @Override
        public Class<QualifyLead> of() {
            return QualifyLead.class;
        }

        @Override
        public void give(Given given, Asked asked) {
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
    }

    /** What was talked about already, and who came the last time. */
    @Component
    static class Negotiating implements FormHints {

        @Override
        public Class<LeadApi.NegotiationStart> of() {
            return LeadApi.NegotiationStart.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.value("meeting", MeetingKind.TALK)
                    .value("valueCny", PageText.tenThousands(lead(asked).budget()));
            asked
                    .views()
                    .receptions()
                    .receptions(
                            asked.call().scope(), ReceptionViews.Filter.ofLead(asked.subjectId()), PageRequest.first(1))
                    .items()
                    .stream()
                    .filter(reception -> !reception.cancelled())
                    .forEach(reception -> given.value("meeting", MeetingKind.RECEPTION)
                            .value("attendees", reception.visitors())
                            .value("startedOn", reception.receivedOn()));
        }
    }

    @Component
    static class Assigning implements FormHints {

        @Override
        public Class<AssignLead> of() {
            return AssignLead.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.value("owner", lead(asked).owner());
        }
    }

    @Component
    static class Recycling implements FormHints {

        private final PageText text;

        Recycling(PageText text) {
            this.text = text;
        }

        @Override
        public Class<RecycleLead> of() {
            return RecycleLead.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.options("reason", reasons(text)).value("reason", LossReason.NO_RESPONSE);
        }
    }

    @Component
    static class Losing implements FormHints {

        private final PageText text;

        Losing(PageText text) {
            this.text = text;
        }

        @Override
        public Class<LoseLead> of() {
            return LoseLead.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.options("reason", reasons(text));
        }
    }
}
