package io.parkledger.projection.negotiation;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class NegotiationProjectionTest {

    private final TestViews views;

    NegotiationProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final NegotiationId N_1 = negotiation("1");
    private static final LeadId LEAD = new LeadId("1");

    private NegotiationView negotiation1() {
        return views.read().negotiations().find("N-1", Scope.ALL).orElseThrow();
    }

    @Test
    void offers_reviews_and_opinions_are_kept_one_by_one() {
        views.given(
                        registered("1", "01-05"),
                        opened("1", "01-12", yuan("5000000.00")),
                        new OfferIssued(
                                N_1,
                                LEAD,
                                new BigDecimal("300.00"),
                                yuan("30.00"),
                                "免租三个月",
                                day("02-28"),
                                day("01-18")),
                        new OfferIssued(N_1, LEAD, null, null, null, null, day("01-19")),
                        reviewed("1", "01-20"),
                        new OpinionGiven(N_1, LEAD, "chen", ReviewVerdict.APPROVED, "同意", day("01-21")),
                        new ReviewConcluded(N_1, LEAD, ReviewVerdict.CONDITIONAL, "2021-3", day("01-22")),
                        new NextStepPlanned(N_1, LEAD, "回访", day("02-05")))
                .requireThatDeliveringTwiceChangesNothing();

        var negotiation = negotiation1();
        assertThat(negotiation.offers())
                .containsExactly(
                        new NegotiationView.Offer(
                                new BigDecimal("300.00"), yuan("30.00"), "免租三个月", day("02-28"), day("01-18")),
                        new NegotiationView.Offer(null, null, null, null, day("01-19")));
        assertThat(negotiation.reviews()).containsExactly(new NegotiationView.Review("招商专题会", day("01-20")));
        assertThat(negotiation.opinions())
                .containsExactly(new NegotiationView.Opinion("chen", ReviewVerdict.APPROVED, "同意", day("01-21")));
        assertThat(negotiation.verdict()).isEqualTo(ReviewVerdict.CONDITIONAL);
        assertThat(negotiation.stage()).isEqualTo(NegotiationStage.REVIEW);
        assertThat(negotiation.stageSince()).isEqualTo("2021-01-20");
        assertThat(negotiation.nextStepDueOn()).isEqualTo("2021-02-05");
        assertThat(negotiation.lastActivityOn()).as("a plan is no activity").isEqualTo("2021-01-22");
        assertThat(negotiation.valueCny()).isEqualTo(yuan("5000000.00"));
        assertThat(negotiation.open()).isTrue();
    }

    @Test
    void a_second_review_takes_the_old_verdict_away_and_stays_in_its_stage() {
        views.given(
                        registered("1", "01-05"),
                        opened("1", "01-12", null),
                        reviewed("1", "01-20"),
                        new ReviewConcluded(N_1, LEAD, ReviewVerdict.REJECTED, "2021-3", day("01-22")),
                        reviewed("1", "02-20"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(negotiation1().verdict()).isNull();
        assertThat(negotiation1().reviews()).hasSize(2);
        assertThat(negotiation1().stageSince()).isEqualTo("2021-01-20");
    }

    @Test
    void held_resumed_lost_reopened_and_given_to_another() {
        views.given(
                        registered("1", "01-05"),
                        opened("1", "01-12", null),
                        new NegotiationHeld(N_1, LEAD, "等待融资", day("01-24")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().onHold()).isTrue();
        assertThat(negotiation1().holdCause()).isEqualTo("等待融资");

        views.given(
                        new NegotiationResumed(N_1, LEAD, day("01-30")),
                        new NegotiationAssigned(N_1, LEAD, "su", "二部", day("01-31")),
                        new NegotiationLost(N_1, LEAD, NegotiationStage.TALKING, LossReason.PRICE, "邻市", day("02-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().onHold()).isFalse();
        assertThat(negotiation1().owner()).isEqualTo("su");
        assertThat(negotiation1().open()).isFalse();
        assertThat(negotiation1().lossReason()).isEqualTo(LossReason.PRICE);

        views.given(new NegotiationReopened(N_1, LEAD, NegotiationStage.TALKING, day("02-10")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().open()).isTrue();
        assertThat(negotiation1().lossReason()).isNull();
        assertThat(negotiation1().closedOn()).isNull();
    }

    @Test
    void a_signing_that_was_rescinded_leads_back_and_the_next_one_to_landing() {
        views.given(
                        registered("1", "01-05"),
                        opened("1", "01-12", null),
                        reviewed("1", "01-20"),
                        won("1", "C1", "02-01"),
                        signingRescinded("1", "C1", "02-05"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().stage()).isEqualTo(NegotiationStage.REVIEW);
        assertThat(negotiation1().contractId()).isNull();

        views.given(won("1", "C2", "02-10"), new NegotiationLanded(N_1, LEAD, new TenantId("T1"), day("03-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().stage()).isEqualTo(NegotiationStage.LANDED);
        assertThat(negotiation1().contractId()).isEqualTo("C2");
        assertThat(negotiation1().open()).isFalse();
        assertThat(negotiation1().closedOn()).isEqualTo("2021-03-01");
    }

    @Test
    void the_board_counts_and_adds_up_what_is_open() {
        views.given(
                registered("1", "01-05"),
                registered("2", "01-05"),
                registered("3", "01-05"),
                registered("4", "01-05"),
                opened("1", "01-12", yuan("100.00")),
                opened("2", "01-13", null),
                opened("3", "01-14", yuan("0.05")),
                opened("4", "su", "二部", "01-15", yuan("7.00")),
                reviewed("3", "01-20"),
                new NegotiationLost(N_1, LEAD, NegotiationStage.TALKING, LossReason.PRICE, null, day("02-01")));

        var board = views.read().negotiations().board(Scope.ALL);

        assertThat(board)
                .extracting(NegotiationViews.Column::stage, NegotiationViews.Column::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NegotiationStage.TALKING, 2L),
                        org.assertj.core.groups.Tuple.tuple(NegotiationStage.REVIEW, 1L),
                        org.assertj.core.groups.Tuple.tuple(NegotiationStage.SIGNED, 0L));
        assertThat(board)
                .extracting(NegotiationViews.Column::valueCny)
                .containsExactly(yuan("7.00"), yuan("0.05"), yuan("0.00"));
        assertThat(board.get(0).cards()).extracting(NegotiationView::id).containsExactly("N-4", "N-2");
        var own = views.read().negotiations().board(new Scope(null, "lin", "一部", null));
        assertThat(own).extracting(NegotiationViews.Column::count).isEqualTo(List.of(1L, 1L, 0L));
    }
}
