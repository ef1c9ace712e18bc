package io.parkledger.projection.report.contribution;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contribution.Figure;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ContributionsTest {

    private final TestViews views;

    ContributionsTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final Figure TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);

    private ContributionReport report(Scope scope) {
        return views.read().contributionsOf(scope).report(2021, 5);
    }

    @Test
    void a_restated_figure_counts_as_restated() {
        var contract = signed("C1", "T1", List.of(let("U1", "B1", "200")), "01-01", "2023-12-31", "30.00", "01-01");
        views.given(
                contract,
                handedOver(contract, "01-01"),
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "200")), "01-01"),
                tax("T1", "2021-Q1", "1000.00"),
                tax("T1", "2021-Q1", TaxScope.LOCAL_RETAINED, "250.00"),
                tax("T1", "2021-Q2", "0.50"),
                tax("T1", "2020-Q4", "77.00"),
                output("T1", "2021-Q1", "5000.00"),
                jobs("T1", "2021-Q1", 9),
                jobs("T1", "2021-Q2", 12),
                proposed("T1", "2021-Q1", TAX, "1000.00", "900.00", "05-01"),
                restated("T1", "2021-Q1", TAX, "1000.00", "900.00", "05-02"));

        var report = report(Scope.ALL);

        assertThat(report.taxCny()).isEqualTo(yuan("900.50"));
        assertThat(report.retainedCny()).isEqualTo(yuan("250.00"));
        assertThat(report.outputCny()).isEqualTo(yuan("5000.00"));
        assertThat(report.jobs()).as("at the end").isEqualTo(12);
        assertThat(report.taxPerSqmCny()).as("900.50 ÷ 200").isEqualTo("4.50");
        assertThat(report.periods())
                .containsExactly(
                        new ContributionReport.PeriodRow("2021-Q1", yuan("900.00"), 1, 1),
                        new ContributionReport.PeriodRow("2021-Q2", yuan("0.50"), 1, 1));
    }

    @Test
    void the_rows_behind_a_period_add_up_to_it_and_whoever_paid_most_comes_first() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B2", "10")), "01-01"),
                tenant("T3", Industry.BIG_DATA, List.of(let("U3", "B2", "10")), "01-01"),
                tenant("T4", Industry.BIG_DATA, List.of(let("U4", "B2", "10")), "01-01"),
                jobs("T1", "2021-Q1", 9),
                tax("T2", "2021-Q1", "-50.00"),
                tax("T3", "2021-Q1", "1000.00"),
                tax("T3", "2021-Q1", TaxScope.LOCAL_RETAINED, "250.00"),
                output("T3", "2021-Q1", "5000.00"),
                jobs("T3", "2021-Q1", 12),
                tax("T4", "2021-Q1", "1000.01"),
                tax("T4", "2021-Q2", "7.00"));

        var figures = figures(Scope.ALL, null, "2021-Q1");

        assertThat(figures.page(SliceRequest.first(10)).items())
                .extracting(row -> row.of().tenantId())
                .containsExactly("T4", "T3", "T2", "T1");
        assertThat(figures.taxCny())
                .isEqualTo(report(Scope.ALL).periods().get(0).taxCny())
                .isEqualTo(yuan("1950.01"));
        assertThat(figures.jobs()).isEqualTo("21");
        assertThat(figures(Scope.ALL, null, "2021-Q2").jobs())
                .as("nobody reported any")
                .isNull();
        assertThat(figures.outputCny()).isEqualTo(yuan("5000.00"));

        var first = figures.page(SliceRequest.first(2));
        assertThat(figures.page(new SliceRequest(2, first.next())).items())
                .extracting(row -> row.of().tenantId())
                .containsExactly("T2", "T1");

        assertThat(figures(Scope.ALL, "T4", null).page(SliceRequest.first(10)).items())
                .as("the latest period first")
                .extracting(row -> row.of().period())
                .containsExactly("2021-Q2", "2021-Q1");
        var inB1 = new Scope(null, null, null, Set.of("B1"));
        assertThat(figures(inB1, null, "2021-Q1").rows())
                .extracting(row -> row.of().tenantId())
                .containsExactly("T1");
    }

    private FigureReport figures(Scope scope, String tenant, String period) {
        return views.read().contributionsOf(scope).figures(new ContributionViews.Filter(tenant, period, null));
    }

    @Test
    void a_park_reports_by_quarter_when_it_reported_nothing_else() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tax("T1", "2021-Q1", "1.00"),
                tax("T1", "2021-Q2", "1.00"),
                tax("T1", "2020-Q4", "1.00"),
                tax("T1", "2020-12", "1.00"));

        var contributions = views.read().contributionsOf(Scope.ALL);
        assertThat(contributions.isByQuarter(2021)).isTrue();
        assertThat(contributions.isByQuarter(2020)).isFalse();
        assertThat(contributions.isByQuarter(2019)).as("nothing was reported").isFalse();
    }

    @Test
    void the_ten_largest_have_their_share_and_refunds_rank_last() {
        for (int i = 1; i <= 12; i++) {
            var id = "T" + (char) ('A' + i);
            views.given(
                    tenant(id, Industry.BIG_DATA, List.of(let("U" + i, "B1", "10")), "01-01"),
                    tax(id, "2021-Q1", i == 1 ? "-50.00" : i * 100 + ".00"));
        }

        var report = report(Scope.ALL);

        assertThat(report.taxCny()).as("200 + … + 1200 − 50").isEqualTo(yuan("7650.00"));
        assertThat(report.topTen().numerator()).as("300 + … + 1200").isEqualTo("7500.00");
        assertThat(report.topTen().percent()).isEqualTo("98.0");
        assertThat(report.ranking())
                .extracting(row -> row.rank() + " " + row.tenantId() + " " + row.taxCny())
                .containsExactly("1 TM 1200.00", "2 TL 1100.00", "3 TK 1000.00", "4 TJ 900.00", "5 TI 800.00");
        assertThat(views.read()
                        .contributionsOf(Scope.ALL)
                        .report(2021, 12)
                        .ranking()
                        .get(11)
                        .tenantId())
                .isEqualTo("TB");
    }

    @Test
    void the_sums_alone_are_those_of_the_report_year_by_year() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tax("T1", "2021-Q1", "900.50"),
                tax("T1", "2020-Q4", "77.00"),
                jobs("T1", "2021-Q1", 9),
                tenant("T2", Industry.OTHER, List.of(let("U2", "B1", "10")), "01-01"),
                tax("T2", "2021-Q1", "30.00"),
                jobs("T2", "2021-Q1", 8),
                exited("T2", "07-01"));

        var contributions = views.read().contributionsOf(Scope.ALL);
        var sums = contributions.sums(2021);

        var report = report(Scope.ALL);
        assertThat(sums.year()).isEqualTo(2021);
        assertThat(sums.jobs()).isEqualTo(report.jobs()).isEqualTo(9);
        assertThat(sums.periods()).isEqualTo(report.periods()).hasSize(1);
        assertThat(sums.periods().get(0).taxCny()).isEqualTo(yuan("930.50"));
        assertThat(contributions.sums(2020).periods().get(0).taxCny()).isEqualTo(yuan("77.00"));
        assertThat(contributions.isReported(2020)).isTrue();
        assertThat(contributions.isReported(2019)).isFalse();
    }

    @Test
    void who_paid_nothing_is_counted_and_who_left_brings_tax_but_no_jobs() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tax("T1", "2021-Q1", "0.00"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B1", "10")), "01-01"),
                tenant("T3", Industry.OTHER, List.of(let("U3", "B1", "10")), "01-01"),
                tax("T3", "2021-Q1", "30.00"),
                jobs("T3", "2021-Q1", 8),
                exited("T3", "07-01"));

        var report = report(Scope.ALL);

        assertThat(report.zeroTax()).as("T1 reported zero").isEqualTo(1);
        assertThat(report.notReported()).as("T2 reported nothing").isEqualTo(1);
        assertThat(report.payingNone())
                .extracting(row -> row.tenantId() + " " + row.reported())
                .containsExactly("T1 true", "T2 false");
        assertThat(report.taxCny()).isEqualTo(yuan("30.00"));
        assertThat(report.jobs())
                .as("of those who are in the park nobody reported any")
                .isNull();
        assertThat(report.taxPerSqmCny()).as("nobody is in").isNull();
        assertThat(report.industries())
                .containsExactly(
                        new ContributionReport.IndustryRow(Industry.BIG_DATA, 2, null, yuan("0.00")),
                        new ContributionReport.IndustryRow(Industry.OTHER, 0, 0L, yuan("30.00")));
    }

    @Test
    void what_nobody_has_reported_is_not_known_and_is_no_zero() {
        views.given(tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"));

        var report = report(Scope.ALL);

        assertThat(report.taxCny()).isNull();
        assertThat(report.retainedCny()).isNull();
        assertThat(report.outputCny()).isNull();
        assertThat(report.jobs()).isNull();
        assertThat(report.taxPerSqmCny()).isNull();
        assertThat(report.topTen().percent()).isNull();
        assertThat(report.zeroTax()).isZero();
        assertThat(report.notReported()).isEqualTo(1);
        assertThat(report.complete()).isFalse();
        assertThat(report.industries())
                .containsExactly(new ContributionReport.IndustryRow(Industry.BIG_DATA, 1, null, null));
        assertThat(views.read().contributionsOf(Scope.ALL).sums(2021).jobs()).isNull();
        assertThat(views.read().contributionsOf(Scope.ALL).sums(2019).jobs())
                .as("nobody was in the park")
                .isZero();
    }

    @Test
    void a_year_is_complete_when_everybody_has_reported_every_quarter_at_whose_end_it_was_there() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B1", "10")), "07-15"),
                tax("T1", "2021-Q1", "1.00"),
                tax("T1", "2021-Q2", "0.00"),
                tax("T1", "2021-Q3", "1.00"),
                tax("T1", "2021-Q4", "1.00"),
                tax("T2", "2021-Q3", "1.00"),
                jobs("T1", "2021-Q4", 5),
                jobs("T2", "2021-Q3", 5));

        assertThat(report(Scope.ALL).complete()).as("T2 owes its last quarter").isFalse();
        assertThat(report(Scope.ALL).periods())
                .extracting(row -> row.period() + " " + row.reported() + "/" + row.due())
                .containsExactly("2021-Q1 1/1", "2021-Q2 1/1", "2021-Q3 2/2", "2021-Q4 1/2");
        assertThat(report(Scope.ALL).periods())
                .extracting(ContributionReport.PeriodRow::hasAll)
                .containsExactly(true, true, true, false);
        assertThat(report(Scope.ALL).jobsComplete())
                .as("T2 said it in September")
                .isFalse();
        assertThat(report(Scope.ALL).jobsReported()).isEqualTo(2);

        views.given(tax("T2", "2021-Q4", "0.00"), jobs("T2", "2021-12", 6));

        assertThat(report(Scope.ALL).complete()).isTrue();
        assertThat(report(Scope.ALL).jobsComplete()).isTrue();
        assertThat(report(Scope.ALL).jobs()).isEqualTo(11);
    }

    @Test
    void what_was_withdrawn_is_counted_nowhere_and_its_contribution_is_on_no_list() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                        tax("T1", "2021-Q1", "1000.00"),
                        jobs("T1", "2021-Q1", 9),
                        withdrawn("T1", "2021-Q1", TAX, "1000.00", "05-02"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(report(Scope.ALL).taxCny()).isNull();
        assertThat(report(Scope.ALL).jobs()).isEqualTo(9);
        assertThat(figures(Scope.ALL, "T1", null).rows()).hasSize(1);

        views.given(withdrawn("T1", "2021-Q1", Figure.JOBS, "9", "05-02"));

        assertThat(report(Scope.ALL).jobs()).isNull();
        assertThat(figures(Scope.ALL, "T1", null).rows()).isEmpty();
        var left = views.read().contributions().find("T1.2021-Q1", Scope.ALL).orElseThrow();
        assertThat(left.empty()).isTrue();
        assertThat(left.withdrawn()).containsOnlyKeys("TAX_ALL_FULL", "JOBS");
        assertThat(left.withdrawn().get("JOBS").value()).isEqualByComparingTo("9");

        views.given(jobs("T1", "2021-Q1", 8));
        assertThat(report(Scope.ALL).jobs()).isEqualTo(8);
    }

    @Test
    void a_month_is_reported_with_its_quarter_and_a_quarter_with_its_months() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tax("T1", "2021-Q1", "0.00"),
                jobs("T1", "2021-02", 4),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B2", "10")), "01-01"),
                tax("T2", "2021-01", "5.00"),
                tax("T2", "2021-02", "5.00"),
                tax("T2", "2021-03", TaxScope.LOCAL_RETAINED, "5.00"),
                jobs("T2", "2021-Q1", 4),
                tenant("T3", Industry.OTHER, List.of(let("U3", "B1", "10")), "04-01"));

        assertThat(missing(Scope.ALL, "2021-Q1"))
                .as("two months are not a quarter, the local share is not the tax, T3 came later")
                .containsExactly("T1 - jobs", "T2 tax -");
        assertThat(missing(Scope.ALL, "2021-02"))
                .as("T1 by its quarter, T2 by the month")
                .isEmpty();
        assertThat(missing(Scope.ALL, "2021-03")).containsExactly("T1 - jobs", "T2 tax -");
        assertThat(missing(Scope.ALL, "2021-Q2")).containsExactly("T1 tax jobs", "T2 tax jobs", "T3 tax jobs");
        assertThat(missing(new Scope(null, null, null, Set.of("B2")), "2021-Q1"))
                .containsExactly("T2 tax -");
        assertThat(views.read()
                        .contributionsOf(Scope.ALL)
                        .missing(new Period("2021-02"))
                        .complete())
                .isEqualTo(2);
        views.given(tax("T2", "2021-03", "5.00"));
        assertThat(missing(Scope.ALL, "2021-Q1")).containsExactly("T1 - jobs");
    }

    private List<String> missing(Scope scope, String period) {
        return views.read().contributionsOf(scope).missing(new Period(period)).rows().stream()
                .map(row -> row.tenantId() + (row.tax() ? " tax" : " -") + (row.jobs() ? " jobs" : " -"))
                .sorted()
                .toList();
    }

    @Test
    void the_grid_has_all_who_were_in_the_park_on_some_day_of_the_period() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "01-01"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B2", "10")), "01-01"),
                exited("T2", "05-10"),
                tenant("T3", Industry.BIG_DATA, List.of(let("U3", "B1", "10")), "06-30"),
                tenant("T4", Industry.BIG_DATA, List.of(let("U4", "B1", "10")), "07-01"),
                tax("T1", "2021-Q1", "100.00"),
                tax("T1", "2021-Q2", "120.00"),
                tax("T2", "2021-05", "7.00"));

        assertThat(grid(Scope.ALL, "2021-Q2"))
                .containsExactly("T1 100.00 120.00", "T2 null null elsewhere", "T3 null null");
        assertThat(grid(Scope.ALL, "2021-Q3")).containsExactly("T1 120.00 null", "T3 null null", "T4 null null");
        assertThat(grid(Scope.ALL, "2021-06"))
                .as("it left on the tenth of May")
                .containsExactly("T1 null null elsewhere", "T3 null null");
        assertThat(grid(new Scope(null, null, null, Set.of("B2")), "2021-Q2"))
                .containsExactly("T2 null null elsewhere");
        var report = views.read().contributionsOf(Scope.ALL).grid(new Period("2021-Q2"), TAX);
        assertThat(report.reported()).isEqualTo(2);
        assertThat(report.silent()).extracting(GridReport.Row::tenantId).containsExactly("T3");
    }

    private List<String> grid(Scope scope, String period) {
        return views.read().contributionsOf(scope).grid(new Period(period), TAX).rows().stream()
                .map(row -> row.tenantId() + " " + row.before() + " " + row.value()
                        + (row.state() == null && row.elsewhere() ? " elsewhere" : ""))
                .sorted()
                .toList();
    }

    @Test
    void the_tax_of_buildings_adds_up_to_the_fen() {
        views.given(
                tenant(
                        "T1",
                        Industry.BIG_DATA,
                        List.of(let("U1", "B1", "10"), let("U2", "B2", "10"), let("U3", "B3", "10")),
                        "01-01"),
                tax("T1", "2021-Q1", "1.00"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U4", "B3", "10")), "01-01"),
                tax("T2", "2021-Q1", "5.00"));

        assertThat(report(Scope.ALL).buildings())
                .containsExactly(
                        new ContributionReport.BuildingRow("B1", yuan("0.33")),
                        new ContributionReport.BuildingRow("B2", yuan("0.33")),
                        new ContributionReport.BuildingRow("B3", yuan("5.34")));
        assertThat(report(Scope.ALL).taxOfBuildingsCny())
                .isEqualTo(report(Scope.ALL).taxCny())
                .isEqualTo(yuan("6.00"));
        var oneBuilding = report(new Scope(null, null, null, Set.of("B2")));
        assertThat(oneBuilding.buildings()).containsExactly(new ContributionReport.BuildingRow("B2", yuan("0.33")));
        assertThat(oneBuilding.taxOfBuildingsCny()).isEqualTo(yuan("0.33"));
    }

    @Test
    void the_tax_of_buildings_goes_by_the_units_of_that_year() {
        var second = List.of(let("U2", "B2", "30"));
        views.given(
                        tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "10")), "2020-01-01"),
                        expanded("T1", "C9", second, "2021-06-01"),
                        reduced("T1", "C9", second, "2022-03-01"),
                        tax("T1", "2020-Q1", "1.00"),
                        tax("T1", "2021-Q1", "1.00"),
                        tax("T1", "2022-Q1", "1.00"),
                        tax("T1", "2023-Q1", "1.00"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(buildings(2020)).containsExactly("B1 1.00");
        assertThat(buildings(2021)).containsExactly("B1 0.25", "B2 0.75");
        assertThat(buildings(2022)).containsExactly("B1 0.25", "B2 0.75");
        assertThat(buildings(2023)).containsExactly("B1 1.00");
        assertThat(views.read()
                        .contributionsOf(new Scope(null, null, null, Set.of("B2")))
                        .report(2021, 5)
                        .buildings())
                .as("whose reach is the building it left")
                .containsExactly(new ContributionReport.BuildingRow("B2", yuan("0.75")));
    }

    private List<String> buildings(int year) {
        return views.read().contributionsOf(Scope.ALL).report(year, 5).buildings().stream()
                .map(row -> row.buildingId() + " " + row.taxCny())
                .toList();
    }

    @Test
    void a_promise_is_measured_when_it_is_due() {
        var contract = signed(
                "C1",
                "T1",
                List.of(let("U1", "B1", "10")),
                "01-01",
                "2023-12-31",
                null,
                "01-01",
                new Commitment(Commitment.Kind.JOBS, new BigDecimal("50"), day("12-31")),
                new Commitment(Commitment.Kind.TAX_CNY, new BigDecimal("1000"), day("2022-12-31")),
                new Commitment(Commitment.Kind.CAPEX_CNY, new BigDecimal("9999"), day("12-31")));
        views.given(contract, jobs("T1", "2021-Q4", 40), tax("T1", "2022-Q1", "1500.00"));

        var rows = views.read()
                .contributionsOf(Scope.ALL)
                .commitments(day("12-31"))
                .rows();

        assertThat(rows).extracting(CommitmentReport.Row::kind).containsExactly(Commitment.Kind.values());
        assertThat(rows.get(0).fulfilment().percent()).isEqualTo("80.0");
        assertThat(rows.get(1).actual()).isEqualTo("1500.00");
        assertThat(rows.get(1).fulfilment()).as("not due yet").isNull();
        assertThat(rows.get(2).actual()).isNull();
        assertThat(rows)
                .extracting(row -> row.standing(day("12-31")))
                .containsExactly(
                        CommitmentReport.Standing.BROKEN,
                        CommitmentReport.Standing.NOT_DUE,
                        CommitmentReport.Standing.UNKNOWN);
        var later = views.read()
                .contributionsOf(Scope.ALL)
                .commitments(day("2022-12-31"))
                .rows();
        assertThat(later.get(1).fulfilment().percent())
                .as("over 100 % is legal")
                .isEqualTo("150.0");
        assertThat(later.get(1).standing(day("2022-12-31"))).isEqualTo(CommitmentReport.Standing.KEPT);
    }

    @Test
    void the_promises_of_one_tenant_are_its_rows_among_all() {
        var jobs = new Commitment(Commitment.Kind.JOBS, new BigDecimal("50"), day("12-31"));
        var tax = new Commitment(Commitment.Kind.TAX_CNY, new BigDecimal("1000"), day("2022-12-31"));
        views.given(
                signed("C1", "T1", List.of(let("U1", "B1", "10")), "01-01", "2023-12-31", null, "01-01", jobs, tax),
                signed("C2", "T2", List.of(let("U2", "B2", "10")), "01-01", "2023-12-31", null, "01-01", jobs),
                jobs("T1", "2021-Q4", 40),
                jobs("T2", "2021-Q4", 60),
                tax("T1", "2022-Q1", "1500.00"));
        var contributions = views.read().contributionsOf(Scope.ALL);

        var all = contributions.commitments(day("12-31")).rows();
        var ofOne = contributions.commitmentsOf("T1", day("12-31")).rows();

        assertThat(ofOne)
                .hasSize(2)
                .isEqualTo(
                        all.stream().filter(row -> row.tenantId().equals("T1")).toList());
    }
}
