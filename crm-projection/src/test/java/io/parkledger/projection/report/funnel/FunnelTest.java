package io.parkledger.projection.report.funnel;

import static io.parkledger.projection.Story.*;
import static io.parkledger.projection.Story.signingUndone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lead.LeadEvent;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationCorrected;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.lead.LeadEvent.NegotiationStartWithdrawn;
import io.parkledger.core.lead.LeadEvent.QualificationWithdrawn;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.negotiation.NegotiationEvent;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.negotiation.ReviewVerdict;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class FunnelTest {

    private static final YearMonth FROM = YearMonth.of(2021, 1);
    private static final YearMonth TO = YearMonth.of(2021, 12);
    private static final Scope NOBODY = new Scope(null, "nobody", null, null);

    private final TestViews views;

    FunnelTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static Object lead(String lead, LeadSource source, String owner, String on) {
        return registered(lead, "公司" + lead, source, owner, null, on);
    }

    /** Nine projects; what becomes of each stands beside it. */
    private void story() {
        views.given(
                // Carried over, an intent this year, open.
                lead("0", LeadSource.AGENCY, "su", "2020-11-10"),
                qualified("0", "02-01"),
                // All the way, signed twice: 60 days.
                lead("1", LeadSource.WALK_IN, "lin", "01-05"),
                qualified("1", "01-10"),
                started("1", "01-20", yuan("1000.00")),
                reviewed("1", "02-01"),
                won("1", "C1", "02-10"),
                signingRescinded("1", "C1", "02-15"),
                won("1", "C2", "03-01"),
                landed("1", "03-06"),
                // Landed at once: all stages between are reached. 30 days.
                lead("2", LeadSource.WALK_IN, "lin", "01-01"),
                landed("2", "01-31"),
                // Lost as a lead.
                lead("3", LeadSource.AGENCY, "lin", "02-01"),
                lost("3", LossReason.PRICE, "03-01"),
                // Recycled as an intent.
                lead("4", LeadSource.WALK_IN, "lin", "02-01"),
                qualified("4", "02-10"),
                recycled("4", "04-01"),
                // Closed before the year.
                lead("5", LeadSource.WALK_IN, "lin", "2020-12-01"),
                lost("5", LossReason.FUNDING, "2020-12-31"),
                // Carried over and landed: 270 days.
                lead("6", LeadSource.WALK_IN, "su", "2020-10-01"),
                started("6", "05-01", yuan("200.00")),
                landed("6", "06-28"),
                // Signed, rescinded, open.
                lead("7", LeadSource.WALK_IN, "lin", "03-01"),
                started("7", "04-01", yuan("300.00")),
                reviewed("7", "05-01"),
                won("7", "C7", "06-01"),
                signingRescinded("7", "C7", "06-10"),
                // Of the year after.
                lead("8", LeadSource.WALK_IN, "lin", "2022-01-01"),
                // Lost only after the year: open at its end.
                lead("9", LeadSource.WALK_IN, "su", "06-01"),
                started("9", "06-10", yuan("400.00")),
                lost("9", LossReason.WENT_ELSEWHERE, "2022-02-01"));
    }

    private FunnelReport report(Scope scope) {
        return views.read().funnel().report(scope, FROM, TO);
    }

    private static void requireStage(FunnelReport.Stage stage, long reached, long open, long lost, long recycled) {
        assertThat(List.of(stage.reached(), stage.openHere(), stage.lostHere(), stage.recycledHere()))
                .as("%s: reached, open, lost, recycled", stage.stage())
                .isEqualTo(List.of(reached, open, lost, recycled));
    }

    @Test
    void the_year_counts_its_cohort_and_what_was_carried_over() {
        story();
        var report = report(Scope.ALL);

        assertThat(report.worked()).isEqualTo(8);
        assertThat(report.newInPeriod()).isEqualTo(6);
        assertThat(report.carriedOver()).isEqualTo(2);
        assertThat(report.cohortConversion().percent()).as("1 and 2 of 6").isEqualTo("33.3");
        assertThat(report.workedConversion().percent()).as("1, 2 and 6 of 8").isEqualTo("37.5");
        assertThat(report.naiveRate().percent()).as("3 landings of 6 leads").isEqualTo("50.0");
    }

    @Test
    void skipped_stages_count_as_reached_and_a_rescinded_signing_stays_reached() {
        story();
        var stages = report(Scope.ALL).stages();

        requireStage(stages.get(0), 8, 0, 1, 0);
        requireStage(stages.get(1), 7, 1, 0, 1);
        requireStage(stages.get(2), 5, 1, 0, 0);
        requireStage(stages.get(3), 4, 1, 0, 0);
        requireStage(stages.get(4), 4, 0, 0, 0);
        requireStage(stages.get(5), 3, 0, 0, 0);
        assertThat(stages.get(0).step()).isNull();
        assertThat(stages.get(1).step().percent()).isEqualTo("87.5");
        assertThat(stages.get(5).step().percent()).isEqualTo("75.0");
    }

    @Test
    void a_recycled_project_is_not_lost() {
        story();
        var report = report(Scope.ALL);

        assertThat(report.winRate()).isEqualTo(Ratio.of(3, 4));
        assertThat(report.winRateByValue().numerator()).isEqualTo("1200.00");
        assertThat(report.winRateByValue().percent())
                .as("what was lost had no value")
                .isEqualTo("100.0");
        assertThat(report.lostReasons()).containsExactly(new FunnelReport.ReasonRow(LossReason.PRICE, 1));
    }

    @Test
    void the_way_from_lead_to_landing_is_counted_in_days() {
        story();
        var cycle = report(Scope.ALL).cycle();

        assertThat(cycle.cases()).isEqualTo(3);
        assertThat(cycle.median()).isEqualTo("60.0");
        assertThat(cycle.mean()).isEqualTo("120.0");
        assertThat(cycle.p90()).isEqualTo(270);
    }

    @Test
    void sources_are_those_of_the_cohort() {
        story();

        assertThat(report(Scope.ALL).bySource())
                .containsExactly(
                        new FunnelReport.SourceRow(LeadSource.WALK_IN, 5, 2, Ratio.of(2, 5), byStage(5, 5, 4, 3, 3, 2)),
                        new FunnelReport.SourceRow(LeadSource.AGENCY, 1, 0, Ratio.of(0, 1), byStage(1, 0, 0, 0, 0, 0)));
    }

    private static Map<FunnelStage, Long> byStage(long... reached) {
        return Stream.of(FunnelStage.values())
                .collect(Collectors.toMap(stage -> stage, stage -> reached[stage.ordinal()]));
    }

    @Test
    void the_cohort_has_a_funnel_of_its_own() {
        story();
        var stages = report(Scope.ALL).cohortStages();

        requireStage(stages.get(0), 6, 0, 1, 0);
        requireStage(stages.get(1), 5, 0, 0, 1);
        requireStage(stages.get(2), 4, 1, 0, 0);
        requireStage(stages.get(3), 3, 1, 0, 0);
        requireStage(stages.get(4), 3, 0, 0, 0);
        requireStage(stages.get(5), 2, 0, 0, 0);
        assertThat(stages.get(1).step()).isEqualTo(Ratio.of(5, 6));
    }

    /** As nobody enters them, and as they come out of old tables. */
    @Test
    void days_out_of_order_do_not_make_more_pass_a_stage_than_reach_it() {
        views.given(
                // Qualified after the talks began.
                lead("a", LeadSource.WALK_IN, "lin", "2020-12-01"),
                qualified("a", "2022-02-01"),
                started("a", "2021-12-20", null),
                // Landed before it was registered; the registration stands.
                lead("b", LeadSource.WALK_IN, "lin", "02-10"),
                landed("b", "02-01"),
                // Signed again, with an earlier day: the first one stands.
                lead("c", LeadSource.WALK_IN, "lin", "03-01"),
                won("c", "C1", "04-01"),
                signingRescinded("c", "C1", "04-02"),
                won("c", "C2", "03-15"));
        var report = report(Scope.ALL);

        requireStage(report.stages().get(0), 3, 0, 0, 0);
        requireStage(report.stages().get(1), 3, 0, 0, 0);
        requireStage(report.stages().get(2), 3, 1, 0, 0);
        requireStage(report.stages().get(4), 2, 1, 0, 0);
        assertThat(report.cycle().median()).isEqualTo("0.0");
        assertThat(report.stays())
                .hasSize(3)
                .allSatisfy(stay -> assertThat(stay.days().median()).isNotNegative());
        assertThat(projects(Scope.ALL, Drill.of(DrillKind.REACHED, FunnelStage.SIGNED)))
                .extracting(project -> project.reached().get("SIGNED").toString())
                .containsExactly("2021-04-01", "2021-02-10");
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);
    }

    private List<Project> projects(Scope scope, Drill drill) {
        return FunnelOpened.rows(views.read().funnel(), scope, FROM, TO, drill);
    }

    @Test
    void every_number_opens_its_rows() {
        story();
        views.given(registered("y", "CY", "沧屿数澜", LeadSource.WEBSITE, "su", null, "02-02"), landed("y", "03-01"));
        var funnel = views.read().funnel();

        for (var scope : List.of(
                Scope.ALL, Scope.ofPark("LQ"), Scope.ofPark("CY"), new Scope(null, "lin", null, null), NOBODY)) {
            FunnelOpened.requireThatEveryNumberOpensItsRows(funnel, scope, FROM, TO);
            FunnelOpened.requireThatEveryNumberOpensItsRows(
                    funnel, scope, YearMonth.of(2021, 2), YearMonth.of(2021, 2));
            FunnelOpened.requireThatEveryNumberOpensItsRows(funnel, scope, YearMonth.of(2020, 11), FROM);
            FunnelOpened.requireThatEveryNumberOpensItsRows(
                    funnel, scope, YearMonth.of(2022, 1), YearMonth.of(2022, 12));
        }
    }

    @Test
    void what_was_reached_in_the_period_is_told_of_every_stage() {
        story();
        var lin = report(Scope.ALL.ownedBy("lin"));

        for (var stage : FunnelStage.values()) {
            assertThat(lin.reachedInPeriod(stage))
                    .as("%s", stage)
                    .isEqualTo(projects(Scope.ALL.ownedBy("lin"), Drill.of(DrillKind.REACHED_IN_PERIOD, stage))
                            .size());
        }
        assertThat(lin.reachedInPeriod(FunnelStage.LEAD)).as("1, 2, 3, 4, 7").isEqualTo(5);
        assertThat(lin.reachedInPeriod(FunnelStage.LANDED)).as("1, 2").isEqualTo(2);
    }

    @Test
    void rows_come_with_the_last_first() {
        story();

        assertThat(projects(Scope.ALL, Drill.of(DrillKind.REACHED, FunnelStage.TALKS)))
                .extracting(Project::id)
                .containsExactly("9", "6", "7", "2", "1");
        assertThat(projects(Scope.ALL, Drill.of(DrillKind.LANDED, null)))
                .extracting(Project::id)
                .containsExactly("6", "1", "2");
        assertThat(projects(Scope.ALL, Drill.of(DrillKind.OPEN, FunnelStage.REVIEW)))
                .singleElement()
                .satisfies(rescinded -> {
                    assertThat(rescinded.id()).isEqualTo("7");
                    assertThat(rescinded.stage()).as("where it is now").isEqualTo(FunnelStage.REVIEW);
                });
        assertThat(projects(Scope.ALL, Drill.lostFor(LossReason.PRICE)))
                .extracting(Project::id)
                .containsExactly("3");
    }

    @Test
    void a_number_that_is_not_in_the_report_cannot_be_opened() {
        assertThatIllegalArgumentException().isThrownBy(() -> Drill.of(DrillKind.REACHED, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Drill.of(DrillKind.LANDED, FunnelStage.LANDED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Drill(DrillKind.OPEN, FunnelStage.LEAD, LossReason.PRICE, Cohort.NEW, null));
    }

    @Test
    void steps_of_the_period_are_what_was_reached_in_it() {
        story();
        var steps = report(Scope.ALL).periodSteps();

        assertThat(steps.get(0))
                .as("0, 1, 2, 4, 6, 7, 9 ÷ six new leads")
                .isEqualTo(new FunnelReport.PeriodStep(FunnelStage.INTENT, Ratio.of(7, 6)));
        assertThat(steps.get(0).ratio().percent()).as("over 100 % is legal").isEqualTo("116.7");
    }

    @Test
    void the_funnels_of_all_officers_add_up_to_that_of_the_park() {
        story();
        var all = report(Scope.ofPark("LQ"));
        var lin = report(new Scope(null, "lin", null, null));
        var su = report(new Scope(null, "su", null, null));

        assertThat(lin.worked()).as("1, 2, 3, 4, 7").isEqualTo(5);
        assertThat(lin.carriedOver()).isZero();
        assertThat(lin.worked() + su.worked()).isEqualTo(all.worked());
        assertThat(lin.newInPeriod() + su.newInPeriod()).isEqualTo(all.newInPeriod());
        for (int i = 0; i < all.stages().size(); i++) {
            var mine = lin.stages().get(i);
            var hers = su.stages().get(i);
            requireStage(
                    all.stages().get(i),
                    mine.reached() + hers.reached(),
                    mine.openHere() + hers.openHere(),
                    mine.lostHere() + hers.lostHere(),
                    mine.recycledHere() + hers.recycledHere());
        }
        assertThat(lin.cycle().median()).as("30 and 60").isEqualTo("45.0");
        assertThat(su.cycle().cases()).isEqualTo(1);
        assertThat(report(new Scope(null, "nobody", null, null)).worked()).isZero();
    }

    @Test
    void a_project_that_changes_hands_counts_with_its_new_officer() {
        story();
        views.given(assigned("1", "su", "二部", "2022-03-01"));

        assertThat(report(new Scope(null, "lin", null, null)).worked()).isEqualTo(4);
        assertThat(report(new Scope(null, "su", null, null)).worked()).isEqualTo(4);
        assertThat(report(new Scope(null, "nobody", "二部", null)).worked()).isEqualTo(1);
        assertThat(report(new Scope(null, "lin", "二部", null)).worked())
                .as("lin's own, and the team's")
                .isEqualTo(5);
        assertThat(report(Scope.ALL).worked()).isEqualTo(8);
        for (var scope : List.of(
                Scope.ALL.ownedBy("lin"),
                Scope.ALL.ownedBy("su"),
                new Scope(null, "nobody", "二部", null),
                new Scope(Set.of("LQ"), "su", "二部", null))) {
            FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), scope, FROM, TO);
        }
    }

    @Test
    void a_lost_project_that_is_taken_up_again_is_lost_no_more() {
        story();
        views.given(reopened("3", "05-01"));

        assertThat(report(Scope.ALL).winRate()).isEqualTo(Ratio.of(3, 3));
        assertThat(report(Scope.ALL).lostReasons()).isEmpty();
        requireStage(report(Scope.ALL).stages().get(0), 8, 1, 0, 0);
    }

    @Test
    void without_projects_there_are_no_percentages() {
        var report = report(Scope.ALL);

        assertThat(report.worked()).isZero();
        assertThat(report.cohortConversion().percent()).isNull();
        assertThat(report.winRate().percent()).isNull();
        assertThat(report.cycle()).isEqualTo(new Days(0, null, null, null));
    }

    @Test
    void the_funnel_is_the_same_when_events_come_twice() {
        story();
        var before = report(Scope.ALL);

        views.requireThatDeliveringTwiceChangesNothing();

        assertThat(report(Scope.ALL)).isEqualTo(before);
    }

    /** INVALID and DUPLICATE: neither won nor lost, by count and by value; beside it, as it was counted before. */
    @Test
    void what_was_never_a_project_stays_out_of_the_win_rate() {
        story();
        views.given(
                lead("i", LeadSource.WALK_IN, "lin", "03-01"),
                started("i", "03-02", yuan("300.00")),
                lost("i", LossReason.INVALID, "03-10"),
                lead("d", LeadSource.WALK_IN, "su", "03-01"),
                started("d", "03-02", yuan("500.00")),
                lost("d", LossReason.DUPLICATE, "03-10"),
                lead("w", LeadSource.WALK_IN, "su", "03-01"),
                started("w", "03-02", yuan("800.00")),
                lost("w", LossReason.OTHER, "03-10"));
        var report = report(Scope.ALL);

        assertThat(report.winRate()).isEqualTo(Ratio.of(3, 5));
        assertThat(report.winRateWithInvalid()).isEqualTo(Ratio.of(3, 7));
        assertThat(report.winRateByValue().percent()).as("1200 of 2000").isEqualTo("60.0");
        assertThat(report.winRateByValueWithInvalid().percent())
                .as("1200 of 2800")
                .isEqualTo("42.9");
        for (var scope : List.of(Scope.ALL, Scope.ALL.ownedBy("lin"), Scope.ALL.ownedBy("su"))) {
            FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), scope, FROM, TO);
        }
    }

    @Test
    void a_rescinded_signing_that_is_back_in_talks_is_open_in_talks() {
        views.given(
                lead("r", LeadSource.WALK_IN, "lin", "03-01"),
                started("r", "04-01", null),
                reviewed("r", "05-01"),
                won("r", "C", "06-01"),
                new SigningRescinded(
                        negotiation("r"),
                        new LeadId("r"),
                        new ContractId("C"),
                        NegotiationStage.TALKING,
                        day("08-10")));

        requireStage(report(Scope.ALL).stages().get(2), 1, 1, 0, 0);
        requireStage(report(Scope.ALL).stages().get(4), 1, 0, 0, 0);
        var july = views.read().funnel().report(Scope.ALL, YearMonth.of(2021, 7), YearMonth.of(2021, 7));
        assertThat(july.stages().get(4).openHere()).as("it was signed then").isEqualTo(1);
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);
    }

    private static NegotiationHeld held(String lead, String on) {
        return new NegotiationHeld(negotiation(lead), new LeadId(lead), "等待融资", day(on));
    }

    private static NegotiationResumed resumed(String lead, String on) {
        return new NegotiationResumed(negotiation(lead), new LeadId(lead), day(on));
    }

    private FunnelReport.Stay stay(FunnelStage stage) {
        return report(Scope.ALL).stays().stream()
                .filter(each -> each.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void days_on_hold_are_not_days_in_a_stage_and_are_shown_beside_them() {
        views.given(
                lead("h", LeadSource.WALK_IN, "lin", "01-01"),
                started("h", "03-01", null),
                held("h", "03-02"),
                resumed("h", "04-12"),
                reviewed("h", "04-13"),
                lead("g", LeadSource.WALK_IN, "lin", "01-01"),
                started("g", "03-01", null),
                held("g", "03-03"),
                lost("g", LossReason.FUNDING, "03-13"));

        assertThat(stay(FunnelStage.TALKS).days())
                .as("2 of 43 for one, 2 of 12 for the other")
                .isEqualTo(new Days(2, new BigDecimal("2.0"), new BigDecimal("2.0"), 2L));
        assertThat(stay(FunnelStage.TALKS).onHold())
                .as("41 and 10")
                .isEqualTo(new Days(2, new BigDecimal("25.5"), new BigDecimal("25.5"), 41L));
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);
    }

    @Test
    void a_project_lost_in_a_stage_has_stayed_in_it_too() {
        views.given(
                lead("l", LeadSource.WALK_IN, "lin", "01-01"),
                qualified("l", "01-11"),
                lost("l", LossReason.PRICE, "01-31"),
                lead("k", LeadSource.WALK_IN, "lin", "01-01"),
                recycled("k", "01-05"));

        assertThat(stay(FunnelStage.INTENT).days())
                .isEqualTo(new Days(1, new BigDecimal("20.0"), new BigDecimal("20.0"), 20L));
        assertThat(stay(FunnelStage.LEAD).days().cases()).isEqualTo(2);
    }

    @Test
    void what_was_registered_talked_to_and_signed_by_an_officer_stays_his_when_it_is_handed_on() {
        story();
        var officer = new Officer("lin", Officer.Share.REGISTERED);
        var funnel = views.read().funnel();
        var before = funnel.report(officer, Scope.ofPark("LQ"), FROM, TO);
        var reached = reachedBy("lin");
        assertThat(before.newInPeriod()).isEqualTo(5);
        assertThat(reached).containsEntry(FunnelStage.TALKS, 3L).containsEntry(FunnelStage.SIGNED, 3L);

        views.given(assigned("1", "su", null, "2022-03-01"), assigned("7", "su", null, "2022-03-01"));

        funnel = views.read().funnel();
        assertThat(funnel.report(officer, Scope.ofPark("LQ"), FROM, TO)).isEqualTo(before);
        assertThat(reachedBy("lin")).isEqualTo(reached);
        assertThat(funnel.report(new Officer("lin", Officer.Share.NOW), Scope.ofPark("LQ"), FROM, TO)
                        .newInPeriod())
                .as("2, 3 and 4 are his now")
                .isEqualTo(3);
        assertThat(projects(Scope.ALL, Drill.of(DrillKind.REACHED, FunnelStage.SIGNED)))
                .filteredOn(project -> project.id().equals("1"))
                .singleElement()
                .satisfies(project -> {
                    assertThat(project.owner()).isEqualTo("su");
                    assertThat(project.by()).containsEntry("SIGNED", "lin");
                });
    }

    @Test
    void who_takes_a_project_to_talks_after_it_was_handed_to_him_came_to_talks_with_it() {
        views.given(
                lead("t", LeadSource.WALK_IN, "lin", "01-01"),
                assigned("t", "su", null, "02-01"),
                started("t", "02-02", null),
                assigned("t", "he", null, "03-01"),
                won("t", "C", "03-01"));

        assertThat(reachedBy("lin")).containsEntry(FunnelStage.LEAD, 1L).containsEntry(FunnelStage.TALKS, 0L);
        assertThat(reachedBy("su")).containsEntry(FunnelStage.TALKS, 1L).containsEntry(FunnelStage.SIGNED, 0L);
        assertThat(reachedBy("he")).containsEntry(FunnelStage.SIGNED, 1L);
    }

    private Map<FunnelStage, Long> reachedBy(String login) {
        var officer = new Officer(login, Officer.Share.REACHED);
        return Stream.of(FunnelStage.values()).collect(Collectors.toMap(stage -> stage, stage -> views.read()
                .funnel()
                .count(Scope.ALL, officer, FROM, TO, Drill.of(DrillKind.REACHED_IN_PERIOD, stage))
                .value()));
    }

    /**
     * Everything that can happen to a lead or its talks, in the year after: each month of the year before is as it was.
     */
    @Test
    void what_happens_later_changes_no_period_that_is_over() {
        story();
        var closed = closedPeriods();
        var told = new HashSet<Class<?>>();
        for (var later : List.of(
                assigned("1", "su", "二部", "2022-02-02"),
                reopened("3", "2022-02-02"),
                new LeadContactNamed(new LeadId("3"), WANG, day("2022-02-03")),
                new LeadContactWithdrawn(new LeadId("3"), WANG.personId(), "录错", day("2022-02-03")),
                new LeadTriaged(new LeadId("3"), TriageVerdict.PURSUE, day("2022-02-03")),
                qualified("3", "2022-02-04"),
                started("3", "2022-02-05", yuan("77.00")),
                opened("3", "2022-02-05", yuan("77.00")),
                new OfferIssued(negotiation("3"), new LeadId("3"), null, null, null, null, day("2022-02-06")),
                new NextStepPlanned(negotiation("3"), new LeadId("3"), "回访", day("2022-02-07")),
                held("3", "2022-02-06"),
                resumed("3", "2022-02-07"),
                reviewed("3", "2022-02-08"),
                new OpinionGiven(
                        negotiation("3"), new LeadId("3"), "chen", ReviewVerdict.APPROVED, "同意", day("2022-02-08")),
                new ReviewConcluded(
                        negotiation("3"), new LeadId("3"), ReviewVerdict.APPROVED, "2022-1", day("2022-02-09")),
                new NegotiationAssigned(negotiation("3"), new LeadId("3"), "su", null, day("2022-02-09")),
                won("3", "C3", "2022-02-10"),
                signingRescinded("3", "C3", "2022-02-11"),
                new NegotiationLost(
                        negotiation("3"),
                        new LeadId("3"),
                        NegotiationStage.TALKING,
                        LossReason.PRICE,
                        null,
                        day("2022-02-12")),
                lost("3", LossReason.PRICE, "2022-02-12"),
                new NegotiationReopened(negotiation("3"), new LeadId("3"), NegotiationStage.TALKING, day("2022-02-13")),
                reopened("3", "2022-02-13"),
                won("3", "C4", "2022-02-14"),
                new NegotiationLanded(negotiation("3"), new LeadId("3"), new TenantId("T"), day("2022-02-15")),
                landed("3", "2022-02-15"),
                reopened("4", "2022-02-15"),
                recycled("4", "2022-02-16"),
                lead("later", LeadSource.WALK_IN, "lin", "2022-02-16"))) {
            views.given(later);
            told.add(later.getClass());
            assertThat(closedPeriods()).as("after %s", later).isEqualTo(closed);
        }
        // What was never so is another thing: it changes what was said of all days.
        var unsaid = Set.of(
                LeadCorrected.class,
                LeadNegotiationCorrected.class,
                LeadWithdrawn.class,
                QualificationWithdrawn.class,
                NegotiationStartWithdrawn.class,
                NegotiationCorrected.class,
                NegotiationWithdrawn.class,
                SigningCorrected.class,
                SigningRescissionCorrected.class,
                SigningRescissionWithdrawn.class,
                SigningUndone.class,
                LeadLandingCorrected.class,
                LeadLandingWithdrawn.class,
                NegotiationLandingCorrected.class,
                NegotiationLandingWithdrawn.class,
                ReviewConclusionWithdrawn.class);
        assertThat(Stream.of(LeadEvent.class, NegotiationEvent.class)
                        .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                        .filter(event -> !unsaid.contains(event)))
                .hasSizeGreaterThanOrEqualTo(24)
                .allMatch(told::contains);
    }

    /** Of the whole park, and by who registered: that of whose it is now is another question. */
    private List<Object> closedPeriods() {
        var funnel = views.read().funnel();
        var reports = new ArrayList<Object>();
        for (var month = FROM; !month.isAfter(TO); month = month.plusMonths(1)) {
            reports.add(funnel.report(Scope.ALL, month, month));
            reports.add(funnel.report(Scope.ALL, FROM, month));
            for (var officer : List.of("lin", "su")) {
                var registered = new Officer(officer, Officer.Share.REGISTERED);
                reports.add(funnel.report(registered, Scope.ALL, month, month));
            }
        }
        reports.add(reachedBy("lin"));
        reports.add(reachedBy("su"));
        FunnelOpened.requireThatEveryNumberOpensItsRows(funnel, Scope.ALL, FROM, TO);
        FunnelOpened.requireThatEveryNumberOpensItsRows(
                funnel, Scope.ALL, YearMonth.of(2022, 1), YearMonth.of(2022, 12));
        return reports;
    }

    @Test
    void a_project_that_was_closed_and_re_opened_is_worked_once_in_every_period() {
        views.given(
                lead("x", LeadSource.WALK_IN, "lin", "01-05"),
                qualified("x", "01-10"),
                lost("x", LossReason.PRICE, "02-10"),
                reopened("x", "05-01"),
                started("x", "05-05", null),
                lost("x", LossReason.FUNDING, "06-10"),
                reopened("x", "08-01"));
        var funnel = views.read().funnel();
        var worked = new ArrayList<Long>();
        for (int month = 1; month <= 9; month++) {
            var one = YearMonth.of(2021, month);
            worked.add(funnel.report(Scope.ALL, one, one).worked());
            FunnelOpened.requireThatEveryNumberOpensItsRows(funnel, Scope.ALL, one, one);
            FunnelOpened.requireThatEveryNumberOpensItsRows(funnel, Scope.ALL, FROM, one);
        }
        assertThat(worked).containsExactly(1L, 1L, 0L, 0L, 1L, 1L, 0L, 1L, 1L);
        assertThat(report(Scope.ALL).worked()).isEqualTo(1);
        assertThat(report(Scope.ALL).winRate().denominator()).isZero();
    }

    @Test
    void a_corrected_project_counts_where_it_belongs_and_a_withdrawn_one_nowhere() {
        story();
        views.given(new LeadCorrected(
                new LeadId("0"),
                PARK,
                null,
                "公司零",
                null,
                null,
                LeadSource.WEBSITE,
                null,
                day("01-10"),
                LeadStage.QUALIFIED,
                "听错了",
                day("12-31")));
        assertThat(report(Scope.ALL).newInPeriod()).isEqualTo(7);
        assertThat(report(Scope.ALL).carriedOver()).isEqualTo(1);
        assertThat(report(Scope.ALL).bySource())
                .filteredOn(row -> row.source() == LeadSource.WEBSITE)
                .singleElement()
                .satisfies(row -> assertThat(row.leads()).isEqualTo(1));

        views.given(new QualificationWithdrawn(new LeadId("0"), null, "弄错了", day("12-31")));
        requireStage(report(Scope.ALL).stages().get(0), 8, 1, 1, 0);
        requireStage(report(Scope.ALL).stages().get(1), 6, 0, 0, 1);

        views.given(new LeadWithdrawn(new LeadId("0"), "重复登记", day("12-31")));
        assertThat(report(Scope.ALL).worked()).isEqualTo(7);
        assertThat(report(Scope.ALL).newInPeriod()).isEqualTo(6);
        for (var scope : List.of(Scope.ALL, Scope.ALL.ownedBy("su"))) {
            FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), scope, FROM, TO);
        }
        views.requireThatDeliveringTwiceChangesNothing();
    }

    private long signedIn(int month) {
        var one = YearMonth.of(2021, month);
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, one, one);
        return views.read().funnel().report(Scope.ALL, one, one).reachedInPeriod(FunnelStage.SIGNED);
    }

    @Test
    void who_signed_on_another_day_counts_on_that_and_of_two_signings_the_first_stays_what_it_was() {
        story();
        views.given(
                lead("s", LeadSource.WALK_IN, "lin", "07-01"), started("s", "07-05", null), won("s", "C9", "09-20"));
        assertThat(List.of(signedIn(2), signedIn(3), signedIn(8), signedIn(9))).containsExactly(1L, 0L, 0L, 1L);

        views.given(signingCorrected("s", "C9", "08-20", "09-20"), signingCorrected("1", "C2", "03-03", "03-01"));
        assertThat(List.of(signedIn(2), signedIn(3), signedIn(8), signedIn(9))).containsExactly(1L, 0L, 1L, 0L);
        assertThat(report(Scope.ALL).stays())
                .filteredOn(row -> row.stage() == FunnelStage.TALKS)
                .singleElement()
                .satisfies(row -> assertThat(row.days().median())
                        .as("of 12, 30, 46 and 58")
                        .isEqualTo("38.0"));
        views.requireThatDeliveringTwiceChangesNothing();
    }

    private void signedAndVoidSince(String day) {
        views.given(
                lead("s", LeadSource.WALK_IN, "lin", "07-01"),
                started("s", "07-05", null),
                won("s", "C8", "08-20"),
                signingRescinded("s", "C8", day));
    }

    @Test
    void a_signing_that_was_void_since_another_day_stood_until_then() {
        signedAndVoidSince("09-10");
        views.given(signingRescissionCorrected("s", "C8", "09-15", "09-10"), lost("s", LossReason.PRICE, "09-30"));

        assertThat(report(Scope.ALL).stays())
                .filteredOn(row -> row.stage() == FunnelStage.SIGNED)
                .singleElement()
                .satisfies(row -> assertThat(row.days().median()).as("not 21").isEqualTo("26.0"));
        assertThat(report(Scope.ALL).stays())
                .filteredOn(row -> row.stage() == FunnelStage.REVIEW)
                .singleElement()
                .satisfies(row -> assertThat(row.days().median()).as("not 20").isEqualTo("15.0"));
        views.requireThatDeliveringTwiceChangesNothing();
    }

    @Test
    void a_signing_that_never_was_void_is_where_it_was() {
        signedAndVoidSince("09-10");
        requireStage(report(Scope.ALL).stages().get(4), 1, 0, 0, 0);
        views.given(signingRescissionWithdrawn("s", "C8", "08-20", "09-10"));

        requireStage(report(Scope.ALL).stages().get(4), 1, 1, 0, 0);
        requireStage(report(Scope.ALL).stages().get(3), 1, 0, 0, 0);
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);
        views.given(signingRescinded("s", "C8", "10-01"));
        requireStage(report(Scope.ALL).stages().get(4), 1, 0, 0, 0);
        views.requireThatDeliveringTwiceChangesNothing();
    }

    @Test
    void a_signing_that_came_with_a_file_and_went_with_it_never_was() {
        views.given(
                lead("s", LeadSource.WALK_IN, "lin", "07-01"),
                started("s", "07-05", null),
                held("s", "07-10"),
                resumed("s", "07-15"),
                reviewed("s", "08-01"));
        var before = report(Scope.ALL);
        views.given(won("s", "C8", "08-20"));
        requireStage(report(Scope.ALL).stages().get(4), 1, 1, 0, 0);

        views.given(signingUndone("s", "C8", "08-01")).requireThatDeliveringTwiceChangesNothing();
        assertThat(report(Scope.ALL).stages()).isEqualTo(before.stages());
        assertThat(report(Scope.ALL).stays()).isEqualTo(before.stays());
    }

    @Test
    void of_two_signings_of_one_day_the_one_that_holds_is_put_right() {
        views.given(
                lead("s", LeadSource.WALK_IN, "lin", "07-01"),
                started("s", "07-05", null),
                won("s", "C8", "09-20"),
                signingRescinded("s", "C8", "09-20"),
                won("s", "C9", "09-20"),
                signingCorrected("s", "C9", "10-05", "09-20"));

        assertThat(List.of(signedIn(9), signedIn(10)))
                .as("it had signed in September")
                .containsExactly(1L, 0L);
        assertThat(report(Scope.ALL).stays())
                .filteredOn(row -> row.stage() == FunnelStage.REVIEW)
                .singleElement()
                .satisfies(row -> assertThat(row.days().median())
                        .as("back for half of a month")
                        .isEqualTo("15.0"));
        views.requireThatDeliveringTwiceChangesNothing();
    }

    @Test
    void of_two_times_in_talks_from_one_day_on_the_first_is_the_one_that_began() {
        views.given(
                lead("s", LeadSource.WALK_IN, "lin", "07-01"),
                started("s", "07-20", null),
                won("s", "C8", "07-20"),
                new SigningRescinded(
                        negotiation("s"),
                        new LeadId("s"),
                        new ContractId("C8"),
                        NegotiationStage.TALKING,
                        day("07-20")),
                new NegotiationCorrected(
                        negotiation("s"),
                        new LeadId("s"),
                        "公司s",
                        null,
                        Industry.BIG_DATA,
                        LeadSource.WALK_IN,
                        Track.SPACE,
                        null,
                        day("07-10"),
                        "记错了日子",
                        day("12-30")),
                lost("s", LossReason.PRICE, "07-30"));

        assertThat(report(Scope.ALL).stays())
                .filteredOn(row -> row.stage() == FunnelStage.TALKS)
                .singleElement()
                .satisfies(
                        row -> assertThat(row.days().median()).as("10 and 10").isEqualTo("20.0"));
        views.requireThatDeliveringTwiceChangesNothing();
    }

    @Test
    void talks_that_began_on_another_day_or_never_did_count_so() {
        story();
        views.given(new NegotiationCorrected(
                negotiation("9"),
                new LeadId("9"),
                "公司9",
                null,
                Industry.BIG_DATA,
                LeadSource.WALK_IN,
                Track.SPACE,
                yuan("4000.00"),
                day("07-10"),
                "少写一个零",
                day("12-31")));
        var june = views.read().funnel().report(Scope.ALL, YearMonth.of(2021, 6), YearMonth.of(2021, 6));
        assertThat(june.reachedInPeriod(FunnelStage.TALKS)).as("in July").isZero();
        var after = views.read().funnel().report(Scope.ALL, YearMonth.of(2022, 1), YearMonth.of(2022, 12));
        assertThat(after.winRateByValue().denominator()).isEqualTo("4000.00");
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);

        views.given(
                lead("n", LeadSource.WALK_IN, "lin", "03-01"),
                qualified("n", "03-02"),
                started("n", "03-03", yuan("1.00")),
                new NegotiationStartWithdrawn(new LeadId("n"), negotiation("n"), "弄错了", day("03-04")));
        requireStage(report(Scope.ALL).stages().get(1), 8, 2, 0, 1);
        requireStage(report(Scope.ALL).stages().get(2), 5, 1, 0, 0);
        FunnelOpened.requireThatEveryNumberOpensItsRows(views.read().funnel(), Scope.ALL, FROM, TO);
    }
}
