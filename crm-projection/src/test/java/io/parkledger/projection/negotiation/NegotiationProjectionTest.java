package io.parkledger.projection.negotiation;

import static io.parkledger.projection.Story.*;
import static io.parkledger.projection.Story.signingUndone;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
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
    void a_signing_that_was_void_since_another_day_or_never_was() {
        views.given(
                        registered("1", "01-05"),
                        opened("1", "01-12", null),
                        won("1", "C1", "02-01"),
                        new SigningRescinded(N_1, LEAD, new ContractId("C1"), NegotiationStage.TALKING, day("02-05")),
                        signingRescissionCorrected("1", "C1", "02-07", "02-05"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().stage()).isEqualTo(NegotiationStage.TALKING);
        assertThat(negotiation1().stageSince()).isEqualTo("2021-02-07");

        views.given(signingRescissionWithdrawn("1", "C1", "02-01", "02-07")).requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().stage()).isEqualTo(NegotiationStage.SIGNED);
        assertThat(negotiation1().stageSince()).isEqualTo("2021-02-01");
        assertThat(negotiation1().contractId()).isEqualTo("C1");
    }

    @Test
    void a_signing_that_a_file_brought_in_and_took_back_leaves_it_as_it_was() {
        views.given(registered("1", "01-05"), opened("1", "01-12", null), reviewed("1", "01-20"));
        var before = negotiation1();
        views.given(won("1", "C1", "02-01"), signingUndone("1", "C1", "01-20"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(negotiation1().stage()).isEqualTo(before.stage());
        assertThat(negotiation1().stageSince()).isEqualTo(before.stageSince());
        assertThat(negotiation1().contractId()).isNull();
        assertThat(negotiation1().open()).isTrue();
    }

    /** Each of these alone, long after the first meeting: only who speaks with the company turns the lamp. */
    @Test
    void assigning_holding_resuming_losing_and_planning_are_no_contact() {
        views.given(registered("1", "01-05"), started("1", "01-12", null), opened("1", "01-12", null));
        for (var paperwork : List.of(
                new NegotiationAssigned(N_1, LEAD, "su", "二部", day("03-01")),
                new NegotiationHeld(N_1, LEAD, "等待融资", day("03-02")),
                new NegotiationResumed(N_1, LEAD, day("03-03")),
                new NextStepPlanned(N_1, LEAD, "回访", day("03-04")),
                new NegotiationLost(N_1, LEAD, NegotiationStage.TALKING, LossReason.PRICE, null, day("03-05")),
                new NegotiationReopened(N_1, LEAD, NegotiationStage.TALKING, day("03-06")))) {
            views.given(paperwork);
            assertThat(negotiation1().lastActivityOn()).as("%s", paperwork).isEqualTo("2021-01-12");
        }
        views.given(new OfferIssued(N_1, LEAD, null, null, null, null, day("03-07")));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-03-07");
        views.given(reviewed("1", "03-08"));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-03-08");
    }

    private static ReceptionRecorded received(String reception, String on) {
        return new ReceptionRecorded(new ReceptionId(reception), PARK, LEAD, "公司1", 3, "lin", "一部", null, day(on));
    }

    private static ReceptionDetailsCorrected receivedInstead(String reception, LeadId lead, String on) {
        return new ReceptionDetailsCorrected(
                new ReceptionId(reception),
                PARK,
                lead,
                LEAD,
                "公司1",
                3,
                "lin",
                "一部",
                null,
                day(on),
                "记错了",
                day("06-01"));
    }

    @Test
    void a_reception_or_a_visit_of_its_lead_is_contact_and_follows_its_correction() {
        var visit = new VisitId("V");
        views.given(
                        registered("1", "01-05"),
                        registered("2", "01-05"),
                        started("1", "01-12", null),
                        opened("1", "01-12", null),
                        received("R", "02-20"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-02-20");

        views.given(
                new OutboundVisitRecorded(visit, PARK, LEAD, "沧屿", List.of("公司1"), 2, 1, "lin", "一部", day("03-01")));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-03-01");
        views.given(new OutboundVisitCorrected(
                visit, PARK, LEAD, LEAD, "沧屿", List.of("公司1"), 2, 1, "lin", "一部", day("02-27"), "记错了", day("06-01")));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-02-27");
        views.given(new OutboundVisitWithdrawn(visit, "没有去", day("06-01")));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-02-20");

        views.given(receivedInstead("R", LEAD, "02-21"));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-02-21");
        views.given(receivedInstead("R", new LeadId("2"), "02-21"));
        assertThat(negotiation1().lastActivityOn()).as("it was about another").isEqualTo("2021-01-12");

        views.given(received("S", "02-22")).given(new ReceptionCancelled(new ReceptionId("S"), "重复", day("06-01")));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-01-12");
    }

    @Test
    void who_was_received_before_the_talks_were_recorded_was_spoken_with() {
        views.given(
                registered("1", "01-05"),
                received("R", "02-20"),
                started("1", "01-12", null),
                opened("1", "01-12", null));
        assertThat(negotiation1().lastActivityOn()).isEqualTo("2021-02-20");
    }

    @Test
    void a_corrected_signing_was_the_last_contact_on_its_own_day() {
        views.given(
                        registered("1", "01-05"),
                        started("1", "01-12", null),
                        opened("1", "01-12", null),
                        won("1", "C1", "02-20"),
                        signingCorrected("1", "C1", "02-02", "02-20"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(List.of(negotiation1().stageSince(), negotiation1().lastActivityOn()))
                .containsOnly(day("02-02"));
    }

    @Test
    void a_corrected_negotiation_says_what_holds_and_a_withdrawn_one_is_on_no_list() {
        views.given(
                        registered("1", "01-05"),
                        started("1", "01-12", null),
                        opened("1", "01-12", yuan("1.00")),
                        new NegotiationCorrected(
                                N_1,
                                LEAD,
                                "澜桥云书",
                                null,
                                Industry.OTHER,
                                LeadSource.WEBSITE,
                                Track.LAND,
                                yuan("2.00"),
                                day("01-10"),
                                "记错了",
                                day("02-01")))
                .requireThatDeliveringTwiceChangesNothing();
        var corrected = negotiation1();
        assertThat(corrected.company()).isEqualTo("澜桥云书");
        assertThat(corrected.creditCode()).isNull();
        assertThat(corrected.valueCny()).isEqualTo(yuan("2.00"));
        assertThat(List.of(corrected.openedOn(), corrected.stageSince(), corrected.lastActivityOn()))
                .containsOnly(day("01-10"));
        var all = new NegotiationViews.Filter(null, null, null, null, null);
        var found = new NegotiationViews.Filter(null, null, null, null, "云书");
        assertThat(views.read().negotiations().total(Scope.ALL, found).count()).isEqualTo(1);

        views.given(new NegotiationWithdrawn(N_1, LEAD, "弄错了", day("02-02")));
        assertThat(negotiation1().withdrawn()).isTrue();
        var negotiations = views.read().negotiations();
        assertThat(negotiations.total(Scope.ALL, all).count()).isZero();
        assertThat(negotiations
                        .page(Scope.ALL, all, NegotiationViews.Sort.NEWEST, SliceRequest.first(5))
                        .items())
                .isEmpty();
        assertThat(negotiations.movedSince(Scope.ALL, day("01-01"), 5)).isEmpty();
        assertThat(negotiations.owners(Scope.ALL)).isEmpty();
    }

    @Test
    void a_conclusion_that_was_taken_back_is_none() {
        views.given(
                registered("1", "01-05"),
                opened("1", "01-12", null),
                reviewed("1", "01-20"),
                new ReviewConcluded(N_1, LEAD, ReviewVerdict.REJECTED, "2021-3", day("01-22")),
                new ReviewConclusionWithdrawn(N_1, LEAD, "别的项目的纪要", day("01-23")));
        assertThat(negotiation1().verdict()).isNull();
    }

    @Test
    void one_project_has_one_owner_whoever_assigned_it() {
        views.given(
                registered("1", "01-05"),
                started("1", "01-12", null),
                opened("1", "01-12", null),
                new NegotiationAssigned(N_1, LEAD, "su", "二部", day("01-31")));

        var lead = views.read().leads().find("1", Scope.ALL).orElseThrow();
        assertThat(lead.owner()).isEqualTo("su");
        assertThat(lead.team()).isEqualTo("二部");
        assertThat(views.read().leads().similar(Scope.ALL, "公司1", 1).get(0).owner())
                .as("whom the duplicate check sends people to")
                .isEqualTo("su");
        assertThat(views.read().leads().owners(Scope.ALL)).containsExactly("su");
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
