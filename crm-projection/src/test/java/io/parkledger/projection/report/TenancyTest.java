package io.parkledger.projection.report;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import java.util.List;
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

    @Test
    void early_exits_are_not_in_the_renewal_rate_and_pending_ones_are() {
        views.given(
                renewal("A", "100", "1000.00", "06-30"),
                agreed("A", "2024-06-30", "05-01"),
                renewal("B", "50", "100.00", "12-31"),
                offered("B", "2023-12-31", "10-01"),
                agreed("B", "2023-12-31", "11-01"),
                renewal("C", "30", "300.00", "01-01"),
                declined("C", "2020-12-01"),
                renewal("D", "20", "200.00", "09-30"),
                new RenewalHeldOver(new RenewalId("D"), day("10-01")),
                renewal("E", "10", "400.00", "12-30"),
                renewal("F", "999", "9999.00", "08-31"),
                new RenewalWithdrawn(new RenewalId("F"), day("05-01")),
                renewal("G", "999", "9999.00", "2022-01-01"),
                agreed("G", "2024-06-30", "12-01"));

        var report = views.read().tenancy().renewals(Scope.ALL, day("01-01"), day("12-31"));

        assertThat(report.expiring()).isEqualTo(5);
        assertThat(report.renewed()).isEqualTo(2);
        assertThat(report.left()).isEqualTo(1);
        assertThat(report.heldOver()).isEqualTo(1);
        assertThat(report.pending()).isEqualTo(1);
        assertThat(report.byCount().percent()).as("2 ÷ 5").isEqualTo("40.0");
        assertThat(report.byArea().percent()).as("150 ÷ 210").isEqualTo("71.4");
        assertThat(report.byRent().percent()).as("1100 ÷ 2000").isEqualTo("55.0");
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
