package io.parkledger.api.negotiation;

import io.parkledger.api.kit.form.FormField.Option;
import io.parkledger.api.kit.form.FormHints;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.negotiation.NegotiationCommand.AssignNegotiation;
import io.parkledger.core.negotiation.NegotiationCommand.CorrectNegotiation;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the forms about negotiations know: what was wanted and offered, the park's usual meetings and next steps. */
@Configuration
class NegotiationHints {

    private static final int OFFER_BINDS_DAYS = 30;
    private static final int STEP_IS_DUE_IN_DAYS = 7;

    private final LedgerClock clock;
    private final PageText text;

    NegotiationHints(LedgerClock clock, PageText text) {
        this.clock = clock;
        this.text = text;
    }

    @Bean
    FormHints hintsOnNegotiation() {
        return new FormHints()
                .on(IssueOffer.class, this::negotiationOffer)
                .on(ScheduleReview.class, this::negotiationReview)
                .on(GiveOpinion.class, this::negotiationOpinion)
                .on(PlanNextStep.class, this::negotiationStep)
                .on(
                        AssignNegotiation.class,
                        (given, asked) ->
                                given.value("owner", negotiation(asked).owner()))
                .on(CorrectNegotiation.class, this::negotiationCorrection)
                .on(HoldNegotiation.class, (given, asked) -> given.suggest("cause", several("hold.causes")))
                .on(LoseNegotiation.class, this::negotiationLoss);
    }

    /** What was offered last, or the area the lead asked for. */
    private void negotiationOffer(FormHints.Given given, FormHints.Asked asked) {
        var it = negotiation(asked);
        given.value("validUntil", clock.today().plusDays(OFFER_BINDS_DAYS));
        asked.views()
                .leads()
                .find(it.leadId(), asked.scope())
                .ifPresent(lead -> given.value("areaSqm", lead.areaWantedSqm()));
        if (!it.offers().isEmpty()) {
            var last = it.offers().get(it.offers().size() - 1);
            var rent = last.rentCnyPerSqmMonth();
            given.value("areaSqm", last.areaSqm())
                    .value(
                            "rentCnyPerSqmMonth",
                            rent == null ? null : rent.yuan().toPlainString())
                    .value("terms", last.terms());
        }
    }

    /** The first of the usual meetings that was not held yet. */
    private void negotiationReview(FormHints.Given given, FormHints.Asked asked) {
        var held = negotiation(asked).reviews().stream()
                .map(NegotiationView.Review::meeting)
                .toList();
        var meetings = several("review.meetings");
        given.suggest("meeting", meetings);
        meetings.stream()
                .filter(each -> !held.contains(each))
                .findFirst()
                .ifPresent(next -> given.value("meeting", next));
    }

    /** Who was not heard yet; what they think is not suggested. */
    private void negotiationOpinion(FormHints.Given given, FormHints.Asked asked) {
        var heard = negotiation(asked).opinions().stream()
                .map(NegotiationView.Opinion::reviewer)
                .toList();
        given.suggest(
                "reviewer",
                several("review.reviewers").stream()
                        .filter(each -> !heard.contains(each))
                        .toList());
    }

    private void negotiationStep(FormHints.Given given, FormHints.Asked asked) {
        given.suggest("nextStep", several("step.usual"))
                .value("dueOn", clock.today().plusDays(STEP_IS_DUE_IN_DAYS));
    }

    /** What is corrected is there to be changed. */
    private void negotiationCorrection(FormHints.Given given, FormHints.Asked asked) {
        var it = negotiation(asked);
        given.value("industry", it.industry())
                .value("track", it.track())
                .value("valueCny", PageText.tenThousands(it.valueCny()))
                .value("openedOn", it.openedOn());
    }

    /** A project that was never signed cannot be lost by rescission. */
    private void negotiationLoss(FormHints.Given given, FormHints.Asked asked) {
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

    private static NegotiationView negotiation(FormHints.Asked asked) {
        return asked.require((views, id, scope) -> views.negotiations().find(id, scope));
    }

    /** Texts of one message, parted as people part them in lists. */
    private List<String> several(String key) {
        return List.of(text.say(key).split("[、;]\\s*"));
    }
}
