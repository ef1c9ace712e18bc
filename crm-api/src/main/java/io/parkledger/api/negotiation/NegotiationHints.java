package io.parkledger.api.negotiation;

import io.parkledger.api.page.FormField.Option;
import io.parkledger.api.page.FormHints;
import io.parkledger.api.page.PageText;
import io.parkledger.api.web.Refused;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.GiveOpinion;
import io.parkledger.core.negotiation.NegotiationCommand.HoldNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.IssueOffer;
import io.parkledger.core.negotiation.NegotiationCommand.LoseNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.PlanNextStep;
import io.parkledger.core.negotiation.NegotiationCommand.ScheduleReview;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.negotiation.NegotiationView;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the forms about negotiations know beforehand. */
final class NegotiationHints {

    private NegotiationHints() {}

    private static NegotiationView negotiation(FormHints.Asked asked) {
        return asked.views()
                .negotiations()
                .find(asked.subjectId(), asked.call().scope())
                .orElseThrow(() -> Refused.unknown(asked.subjectId()));
    }

    /** Texts of one message, parted as people part them in lists. */
    private static List<String> several(PageText text, String key) {
        return List.of(text.say(key).split("[、;]\\s*"));
    }

    /** The area the lead asked for, or what was offered last; an offer binds for a month when nobody says otherwise. */
    @Component
    static class Offering implements FormHints {

        private static final int BINDS_DAYS = 30;

        private final LedgerClock clock;

        Offering(LedgerClock clock) {
            this.clock = clock;
        }

        @Override
        public Class<IssueOffer> of() {
            return IssueOffer.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            var it = negotiation(asked);
            given.value("validUntil", clock.today().plusDays(BINDS_DAYS));
            asked.views()
                    .leads()
                    .find(it.leadId(), asked.call().scope())
                    .ifPresent(lead -> given.value("areaSqm", lead.areaWantedSqm()));
            if (!it.offers().isEmpty()) {
                var last = it.offers().get(it.offers().size() - 1);
                given.value("areaSqm", last.areaSqm())
                        .value(
                                "rentCnyPerSqmMonth",
                                last.rentCnyPerSqmMonth() == null
                                        ? null
                                        : last.rentCnyPerSqmMonth().yuan().toPlainString())
                        .value("terms", last.terms());
            }
        }
    }

    /** The park's usual meetings, the first that was not held yet. */
    @Component
    static class Reviewing implements FormHints {

        private final PageText text;

        Reviewing(PageText text) {
            this.text = text;
        }

        @Override
        public Class<ScheduleReview> of() {
            return ScheduleReview.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            var held = negotiation(asked).reviews().stream()
                    .map(NegotiationView.Review::meeting)
                    .toList();
            var meetings = several(text, "review.meetings");
            given.suggest("meeting", meetings);
            meetings.stream().filter(each -> !held.contains(each)).findFirst().ifPresent(next -> {
                if (asked.parameter("meeting") == null) {
                    given.value("meeting", next);
                }
            });
        }
    }

    @Component
    static class Opining implements FormHints {

        private final PageText text;

        Opining(PageText text) {
            this.text = text;
        }

        @Override
        public Class<GiveOpinion> of() {
            return GiveOpinion.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            var heard = negotiation(asked).opinions().stream()
                    .map(NegotiationView.Opinion::reviewer)
                    .toList();
            given.suggest(
                    "reviewer",
                    several(text, "review.reviewers").stream()
                            .filter(each -> !heard.contains(each))
                            .toList());
        }
    }

    /** A step is due in a week when nobody says otherwise. */
    @Component
    static class Planning implements FormHints {

        private static final int DUE_IN_DAYS = 7;

        private final LedgerClock clock;
        private final PageText text;

        Planning(LedgerClock clock, PageText text) {
            this.clock = clock;
            this.text = text;
        }

        @Override
        public Class<PlanNextStep> of() {
            return PlanNextStep.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.suggest("nextStep", several(text, "step.usual"))
                    .value("dueOn", clock.today().plusDays(DUE_IN_DAYS));
        }
    }

    @Component
    static class Assigning implements FormHints {

        @Override
        public Class<AssignNegotiation> of() {
            return AssignNegotiation.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.value("owner", negotiation(asked).owner());
        }
    }

    @Component
    static class Holding implements FormHints {

        private final PageText text;

        Holding(PageText text) {
            this.text = text;
        }

        @Override
        public Class<HoldNegotiation> of() {
            return HoldNegotiation.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.suggest("cause", several(text, "hold.causes"));
        }
    }

    /** A project that was never signed cannot be lost by rescission. */
    @Component
    static class Losing implements FormHints {

        private final PageText text;

        Losing(PageText text) {
            this.text = text;
        }

        @Override
        public Class<LoseNegotiation> of() {
            return LoseNegotiation.class;
        }

        @Override
        public void give(Given given, Asked asked) {
            given.options(
                    "reason",
                    Stream.of(LossReason.values())
                            .filter(reason -> reason != LossReason.CONTRACT_RESCINDED)
                            .map(reason -> Option.of(reason.name(), text.word(reason)))
                            .toList());
            if (negotiation(asked).verdict() == ReviewVerdict.REJECTED) {
                given.value("reason", LossReason.REVIEW_REJECTED);
            }
        }
    }
}
