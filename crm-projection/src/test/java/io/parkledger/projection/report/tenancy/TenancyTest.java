package io.parkledger.projection.report.tenancy;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.report.tenancy.TermEnd.LeaseOutcome;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class TenancyTest {

    private final TestViews views;

    TenancyTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static ContractSigned lease(String contract, String areaSqm, String rent, String endOn) {
        return signed(
                contract,
                "T" + contract,
                List.of(let("U" + contract, "B1", areaSqm)),
                "2019-01-01",
                endOn,
                rent,
                "2018-12-01");
    }

    private static ContractExtended extended(String contract, String endOn, String rent, String agreedOn) {
        return new ContractExtended(
                new ContractId(contract),
                new RenewalId(contract),
                day(endOn),
                rent == null ? null : yuan(rent),
                day(agreedOn));
    }

    /** Of each: its term, and what became of it. */
    private void leases() {
        var renewed = lease("A", "100", "10", "06-30");
        var renewedEarly = lease("B", "50", "2", "12-31");
        var left = lease("C", "30", "10", "01-01");
        var heldOver = lease("D", "20", "10", "09-30");
        var notOpened = lease("E", "10", "40", "12-31");
        var leftEarly = lease("F", "15", "20", "08-31");
        var nextYear = lease("G", "999", "1", "2022-01-01");
        var neverIn = lease("H", "999", "1", "06-30");
        var opened = lease("I", "40", "5", "11-30");
        var rescinded = lease("J", "999", "1", "06-30");
        for (var lease : List.of(renewed, renewedEarly, left, heldOver, notOpened, leftEarly, nextYear, opened)) {
            views.given(lease, handedOver(lease, "2019-01-01"));
        }
        views.given(
                neverIn,
                rescinded,
                rescinded(rescinded, "2018-12-20"),
                renewal("A.2021-06-30", "100", "12000.00", "06-30"),
                agreed("A.2021-06-30", "2024-06-30", "05-01"),
                extended("A", "2024-06-30", "99", "05-01"),
                extended("B", "2023-12-31", null, "2020-11-01"),
                expired(left, "01-02"),
                new ContractHeldOver(heldOver.contractId(), day("09-30"), day("10-01")),
                terminated(leftEarly, "05-01"),
                extended("G", "2024-06-30", null, "12-01"),
                renewal("I.2021-11-30", "40", "2400.00", "11-30"));
    }

    private static final LocalDate TODAY = day("2022-06-01");

    private RenewalReport renewals(String from, String to) {
        return views.read().tenancy().renewals(Scope.ALL, day(from), day(to), TODAY);
    }

    @Test
    void the_renewal_rate_is_over_all_leases_that_end_opened_or_not() {
        leases();

        var report = renewals("01-01", "12-31");

        assertThat(report.expiring()).as("A B C D E I").isEqualTo(6);
        assertThat(report.renewed()).isEqualTo(2);
        assertThat(report.left()).isEqualTo(1);
        assertThat(report.heldOver()).as("D, and I that nobody noted").isEqualTo(2);
        assertThat(report.pending()).as("E").isEqualTo(1);
        assertThat(report.notOpened()).as("E").isEqualTo(1);
        assertThat(report.byCount().percent()).as("2 ÷ 6").isEqualTo("33.3");
        assertThat(report.byArea().percent()).as("150 ÷ 250").isEqualTo("60.0");
        assertThat(report.byRent().percent())
                .as("(12000 + 1200) ÷ 26400, by the rents until then")
                .isEqualTo("50.0");
    }

    @Test
    void early_exits_have_a_rate_of_their_own() {
        leases();

        var report = renewals("01-01", "12-31");

        assertThat(report.earlyExits()).as("F").isEqualTo(1);
        assertThat(report.earlyExitByCount()).isEqualTo(Ratio.of(1, 7));
        assertThat(report.earlyExitByArea().percent()).as("15 ÷ 265").isEqualTo("5.7");
        assertThat(report.earlyExitByRent().percent()).as("3600 ÷ 30000").isEqualTo("12.0");
        assertThat(renewals("05-01", "05-31").earlyExits())
                .as("by the original expiry")
                .isZero();
    }

    @Test
    void nothing_ends_and_there_is_no_rate() {
        leases();

        assertThat(renewals("03-01", "03-31").byCount().percent()).isNull();
        assertThat(renewals("03-01", "03-31").earlyExitByCount().percent()).isNull();
    }

    @Test
    void the_rows_are_what_the_rate_counts() {
        leases();

        var ends = views.read().tenancy().termEnds(Scope.ALL, day("01-01"), day("12-31"), TODAY);

        assertThat(ends)
                .extracting(TermEnd::contractId, TermEnd::outcome)
                .containsExactly(
                        tuple("C", LeaseOutcome.LEFT),
                        tuple("A", LeaseOutcome.RENEWED),
                        tuple("F", LeaseOutcome.LEFT_EARLY),
                        tuple("D", LeaseOutcome.HELD_OVER),
                        tuple("I", LeaseOutcome.HELD_OVER),
                        tuple("B", LeaseOutcome.RENEWED),
                        tuple("E", LeaseOutcome.PENDING));
        assertThat(ends)
                .extracting(TermEnd::renewalId)
                .containsExactly(null, "A.2021-06-30", null, null, "I.2021-11-30", null, null);
    }

    @Test
    void what_is_decided_later_leaves_the_rate_of_a_closed_period() {
        leases();
        var year = renewals("01-01", "12-31");
        var quarter = renewals("07-01", "09-30");

        views.given(
                extended("D", "2023-09-30", null, "2022-02-01"),
                extended("E", "2023-12-30", null, "2022-02-02"),
                new ContractExpired(
                        new ContractId("I"),
                        new TenantId("TI"),
                        List.of(new UnitId("UI")),
                        day("11-30"),
                        day("2022-03-01")));

        assertThat(renewals("07-01", "09-30")).isEqualTo(quarter);
        assertThat(renewals("01-01", "12-31")).isEqualTo(year);
    }

    @Test
    void of_a_period_that_runs_nothing_is_held_over_before_its_end_has_passed() {
        leases();
        var tenancy = views.read().tenancy();

        var inOctober = tenancy.renewals(Scope.ALL, day("01-01"), day("12-31"), day("10-15"));

        assertThat(inOctober.heldOver()).as("D").isEqualTo(1);
        assertThat(inOctober.pending()).as("I and E").isEqualTo(2);
        assertThat(inOctober.notOpened()).as("E").isEqualTo(1);
        assertThat(tenancy.renewals(Scope.ALL, day("01-01"), day("12-31"), day("04-30"))
                        .renewed())
                .as("A is agreed on later")
                .isEqualTo(1);
    }

    @Test
    void a_lease_renewed_twice_counts_at_each_of_its_ends_and_leaves_once() {
        var lease = lease("A", "100", "10", "06-30");
        views.given(
                lease,
                handedOver(lease, "2019-01-01"),
                extended("A", "2022-06-30", "12", "05-01"),
                extended("A", "2024-06-30", "14", "2022-05-01"));

        assertThat(renewals("01-01", "12-31").byRent().numerator()).isEqualByComparingTo("12000");
        assertThat(renewals("2022-01-01", "2022-12-31").byRent().numerator()).isEqualByComparingTo("14400");
        assertThat(renewals("2024-01-01", "2024-12-31").pending()).isEqualTo(1);

        views.given(terminated(lease, "2022-05-15"));

        assertThat(renewals("01-01", "12-31").renewed()).isEqualTo(1);
        assertThat(renewals("2022-01-01", "2022-12-31").earlyExits()).isEqualTo(1);
        assertThat(renewals("2022-01-01", "2022-12-31").expiring()).isZero();
        assertThat(renewals("2024-01-01", "2024-12-31").earlyExits()).isZero();
    }

    @Test
    void whose_reach_ends_at_some_buildings_is_told_of_the_units_there() {
        var lease = signed(
                "A",
                "TA",
                List.of(let("U1", "B1", "30.00"), let("U2", "B2", "10.00")),
                "2020-01-01",
                "06-30",
                "1.00",
                "2019-12-01");
        views.given(lease, handedOver(lease, "2020-01-01"));
        var operator = new Scope(Set.of("LQ"), null, null, Set.of("B2"));

        var ends = views.read().tenancy().termEnds(operator, day("01-01"), day("12-31"), TODAY);

        assertThat(ends).hasSize(1);
        assertThat(ends.get(0).areaSqm()).isEqualByComparingTo("10");
        assertThat(ends.get(0).rentCnyPerYear()).isEqualTo(yuan("120.00"));
    }

    @Test
    void tenants_come_stay_and_leave() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "1")), "2020-05-01"),
                tenant("T2", Industry.OTHER, List.of(let("U2", "B1", "1")), "2020-06-01"),
                exited("T2", "03-31"),
                tenant("T3", Industry.BIG_DATA, List.of(let("U3", "B1", "1")), "02-10"),
                tenant("T4", Industry.OTHER, List.of(let("U4", "B1", "1")), "02-20"),
                exited("T4", "08-01"),
                tenant("T5", Industry.OTHER, List.of(let("U5", "B1", "1")), "2022-01-01"));

        var report = views.read().tenancy().tenants(Scope.ALL, day("01-01"), day("12-31"));

        assertThat(report.before()).isEqualTo(2);
        assertThat(report.landed()).isEqualTo(2);
        assertThat(report.exited()).isEqualTo(2);
        assertThat(report.inPark()).isEqualTo(2);
        assertThat(report.retention()).as("T1 of T1 and T2").isEqualTo(Ratio.of(1, 2));
        assertThat(report.months()).containsExactly(new TenantReport.MonthRow("2021-02", 2));
        assertThat(report.industries())
                .containsExactly(
                        new TenantReport.IndustryRow(Industry.BIG_DATA, 1, 2),
                        new TenantReport.IndustryRow(Industry.OTHER, 1, 0));
    }

    @Test
    void who_comes_back_later_changes_no_figure_of_before() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "1")), "2020-05-01"),
                exited("T1", "2021-03-31"),
                tenant("T2", Industry.OTHER, List.of(let("U2", "B1", "1")), "2020-06-01"));
        var before = List.of(year(2020), year(2021));

        views.given(
                tenant("T1", Industry.OTHER, List.of(let("U3", "B1", "1")), "2022-02-01"),
                new TenantCorrected(new TenantId("T2"), "公司T2", Industry.BIG_DATA, day("2022-03-01")));

        assertThat(List.of(year(2020), year(2021))).isEqualTo(before);
        assertThat(year(2020).inPark()).isEqualTo(2);
        assertThat(year(2021).exited()).isEqualTo(1);
        assertThat(year(2022).landed()).isEqualTo(1);
        assertThat(year(2022).retention()).isEqualTo(Ratio.of(1, 1));
        assertThat(year(2022).industries())
                .containsExactly(
                        new TenantReport.IndustryRow(Industry.BIG_DATA, 0, 1),
                        new TenantReport.IndustryRow(Industry.OTHER, 1, 1));
    }

    private TenantReport year(int year) {
        return views.read().tenancy().tenants(Scope.ALL, day(year + "-01-01"), day(year + "-12-31"));
    }

    @Test
    void who_leaves_and_comes_back_within_a_period_has_not_been_kept() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "1")), "2020-05-01"),
                exited("T1", "2021-03-31"),
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "1")), "2021-05-01"));

        assertThat(year(2021).landed()).isEqualTo(1);
        assertThat(year(2021).exited()).isEqualTo(1);
        assertThat(year(2021).inPark()).isEqualTo(1);
        assertThat(year(2021).retention()).isEqualTo(Ratio.of(0, 1));
    }

    @Test
    void cancelled_receptions_do_not_count() {
        views.given(
                new ReceptionRecorded(new ReceptionId("1"), PARK, null, "沧屿数澜", 4, "lin", null, null, day("01-31")),
                new ReceptionRecorded(new ReceptionId("2"), PARK, null, "沧屿智造", 3, "lin", null, null, day("02-01")),
                new ReceptionRecorded(new ReceptionId("3"), PARK, null, "沧屿智造", 9, "lin", null, null, day("02-02")),
                new ReceptionCancelled(new ReceptionId("3"), "重复", day("02-03")),
                new OutboundVisitRecorded(
                        new VisitId("1"), PARK, null, "深圳", List.of("甲", "乙"), 3, 2, "lin", null, day("01-07")));

        var report = views.read().tenancy().receptions(Scope.ALL, day("01-01"), day("12-31"));

        assertThat(report.receptions()).isEqualTo(2);
        assertThat(report.visitors()).isEqualTo(7);
        assertThat(report.months())
                .containsExactly(
                        new ReceptionReport.MonthRow("2021-01", 1, 4), new ReceptionReport.MonthRow("2021-02", 1, 3));
        assertThat(report.trips()).isEqualTo(1);
        assertThat(report.companiesVisited()).isEqualTo(2);
        assertThat(report.personDays()).isEqualTo(6);
    }
}
