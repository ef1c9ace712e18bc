package io.parkledger.projection.report;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import java.time.YearMonth;
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
        requireStage(stages.get(3), 4, 0, 0, 0);
        requireStage(stages.get(4), 4, 1, 0, 0);
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
        requireStage(stages.get(3), 3, 0, 0, 0);
        requireStage(stages.get(4), 3, 1, 0, 0);
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
        assertThat(projects(Scope.ALL, Drill.of(DrillKind.OPEN, FunnelStage.SIGNED)))
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
}
