package io.parkledger.projection.tenant;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.projection.contract.ContractView;
import io.parkledger.projection.renewal.RenewalView;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was recorded wrong of a tenant, in its own view and in those that repeat it. */
@OnEveryServer
class TenantCorrectionsTest {

    private static final List<LetUnit> FIRST = List.of(let("U1", "B1", "100.00"));
    private static final List<LetUnit> MORE = List.of(let("U2", "B1", "0.50"));
    private static final UnitId U_1 = new UnitId("U1");

    private final TestViews views;

    TenantCorrectionsTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static ContractSigned lease() {
        return signed("C-T1", "T1", FIRST, "03-03", "12-31", "30.00", "03-01");
    }

    private TenantView shownTenant() {
        return views.read().tenants().find("T1", Scope.ALL).orElseThrow();
    }

    private ContractView shownContract() {
        return views.read().contracts().find("C-T1", Scope.ALL).orElseThrow();
    }

    private UnitView shownUnit() {
        return views.read().space().findUnit("U1", Scope.ALL).orElseThrow();
    }

    private RenewalView shownRenewal() {
        return views.read().renewals().find("C-T1.2021-12-31", Scope.ALL).orElseThrow();
    }

    private List<String> found(String text) {
        return views
                .read()
                .tenants()
                .page(Scope.ALL, new TenantViews.Filter(null, null, null, null, text), SliceRequest.first(9))
                .items()
                .stream()
                .map(TenantView::id)
                .toList();
    }

    @Test
    void what_a_tenant_was_never_called_it_is_not_found_by() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        rectified("T1", "澜桥云书", "公司T1", Industry.OTHER, Industry.BIG_DATA, "04-01", "C-T1"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownTenant().company()).isEqualTo("澜桥云书");
        assertThat(found("云书")).containsExactly("T1");
        assertThat(found("公司T1")).isEmpty();
        assertThat(shownTenant().industry()).isEqualTo(Industry.OTHER);
        assertThat(shownTenant().industryOn(day("03-03")))
                .as("from its first day on")
                .isEqualTo(Industry.OTHER);
    }

    @Test
    void an_industry_of_before_a_change_stays() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        new TenantCorrected(new TenantId("T1"), "公司T1", Industry.CLOUD_SOFTWARE, day("06-01")),
                        rectified("T1", "公司T1", "公司T1", Industry.OTHER, Industry.CLOUD_SOFTWARE, "07-01", "C-T1"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownTenant().industryOn(day("05-31"))).isEqualTo(Industry.BIG_DATA);
        assertThat(shownTenant().industryOn(day("06-01")))
                .as("from the day it changed on")
                .isEqualTo(Industry.OTHER);
        assertThat(shownTenant().industries()).hasSize(2);
    }

    @Test
    void contract_units_and_renewals_name_the_company_right() {
        var waiting = new UnitReserved(U_1, new ContractId("C8"), new TenantId("T8"), "公司T8", day("05-01"));
        views.given(
                        unit("U1", "B1", "100.00", "01-01"),
                        lease(),
                        new UnitReserved(U_1, new ContractId("C-T1"), new TenantId("T1"), "公司T1", day("03-01")),
                        waiting,
                        renewal("C-T1.2021-12-31", "100.00", "36000.00", "12-31"),
                        companyRectified(lease(), "澜桥云书", Industry.OTHER, "06-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownContract().company()).isEqualTo("澜桥云书");
        assertThat(shownContract().industry()).isEqualTo(Industry.OTHER);
        assertThat(shownUnit().company()).isEqualTo("澜桥云书");
        assertThat(shownUnit().signed()).extracting(UnitView.Signing::company).containsExactly("澜桥云书", "公司T8");
        assertThat(shownRenewal().company()).isEqualTo("澜桥云书");
    }

    @Test
    void so_they_do_when_the_contract_is_corrected_and_whose_term_begins_first_comes_first() {
        var right = signed("C-T1", "T9", FIRST, "04-03", "12-31", "30.00", "03-01");
        var next = signed("C8", "T8", FIRST, "04-01", "04-02", "30.00", "03-01");
        views.given(
                        unit("U1", "B1", "100.00", "01-01"),
                        lease(),
                        new UnitReserved(U_1, new ContractId("C-T1"), new TenantId("T1"), "公司T1", day("03-01")),
                        next,
                        new UnitReserved(U_1, new ContractId("C8"), new TenantId("T8"), "公司T8", day("03-01")))
                .requireThatDeliveringTwiceChangesNothing();
        isIn(UnitState.RESERVED, "03-01", "公司T1");

        views.given(corrected(right, "30.00", "12-31", LeaseConditions.NONE, null, "03-05"))
                .requireThatDeliveringTwiceChangesNothing();

        isIn(UnitState.RESERVED, "03-01", "公司T8");
        assertThat(shownUnit().signed())
                .extracting(UnitView.Signing::tenantId, UnitView.Signing::company, UnitView.Signing::startOn)
                .containsExactly(tuple("T8", "公司T8", day("04-01")), tuple("T9", "公司T9", day("04-03")));
    }

    @Test
    void of_a_unit_that_nobody_has_told_of_nothing_is_made() {
        views.given(lease(), companyRectified(lease(), "澜桥云书", Industry.OTHER, "06-01"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(views.read().space().allUnits(Scope.ALL)).isEmpty();
        assertThat(views.read().renewals().find("C-T1.2021-12-31", Scope.ALL)).isEmpty();
    }

    @Test
    void an_exit_on_another_day_is_one_of_all_days() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C9", MORE, "05-01"),
                        reduced("T1", "C9", MORE, "09-29"),
                        exited("T1", "09-30"),
                        exitCorrected("T1", "10-05", "09-30", "C-T1"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownTenant().exitedOn()).isEqualTo("2021-10-05");
        assertThat(shownTenant().exitCause()).isEqualTo("经营不善");
        assertThat(shownTenant().stays().get(0).exitedOn()).isEqualTo("2021-10-05");
        assertThat(shownTenant().stays().get(0).exitCause()).isEqualTo("经营不善");
        assertThat(shownTenant().isInParkOn(day("10-04"))).isTrue();
        assertThat(shownTenant().isInParkOn(day("10-05"))).isFalse();
        assertThat(shownTenant().units()).extracting(TenantView.Let::until).containsExactly(day("10-05"), day("09-29"));
        assertThat(shownTenant().held()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shownTenant().areaSqm()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void the_exit_of_a_stay_that_is_over_is_put_right_while_the_next_one_goes_on() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        exited("T1", "09-30"),
                        landedAgain("11-01"),
                        exitCorrected("T1", "10-05", "09-30", "C-T1"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownTenant().exitedOn()).isNull();
        assertThat(shownTenant().exitCause()).isNull();
        assertThat(shownTenant().stays()).extracting(TenantView.Stay::exitedOn).containsExactly(day("10-05"), null);
        assertThat(shownTenant().givenBack()).extracting(TenantView.Let::until).containsExactly(day("10-05"));
        assertThat(shownTenant().areaSqm()).isEqualTo(new BigDecimal("0.50"));
    }

    private static TenantLanded landedAgain(String on) {
        return new TenantLanded(
                new TenantId("T1"),
                PARK,
                "公司T1",
                creditCode(1),
                Industry.BIG_DATA,
                new ContractId("C9"),
                null,
                null,
                MORE,
                LandingEvidence.HANDOVER,
                day(on));
    }

    @Test
    void who_never_left_is_in_the_park_with_what_it_had() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C9", MORE, "05-01"),
                        reduced("T1", "C9", MORE, "09-29"),
                        exited("T1", "09-30"),
                        exitWithdrawn("T1", "09-30", "C-T1"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shownTenant().exitedOn()).isNull();
        assertThat(shownTenant().exitCause()).isNull();
        assertThat(shownTenant().isInParkOn(day("12-31"))).isTrue();
        assertThat(shownTenant().held()).extracting(TenantView.Let::unitId).containsExactly("U1");
        assertThat(shownTenant().givenBack()).extracting(TenantView.Let::unitId).containsExactly("U2");
        assertThat(shownTenant().areaSqm()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void a_contract_ended_on_another_day_or_runs() {
        views.given(
                        lease(),
                        handedOver(lease(), "03-03"),
                        terminated(lease(), "09-30"),
                        endCorrected(lease(), ContractStatus.EXPIRED, "2022-01-05", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownContract().status()).isEqualTo(ContractStatus.EXPIRED);
        assertThat(shownContract().endedOn()).isEqualTo("2022-01-05");
        assertThat(shownContract().occupiesOn(day("2022-01-04"))).isTrue();
        assertThat(shownContract().isHeldOverOn(day("2022-01-04"))).isTrue();
        assertThat(shownContract().occupiesOn(day("2022-01-05"))).isFalse();

        views.given(endWithdrawn(lease(), ContractStatus.IN_FORCE, "03-03", "2022-01-05"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownContract().status()).isEqualTo(ContractStatus.IN_FORCE);
        assertThat(shownContract().endedOn()).isNull();
        assertThat(shownContract().endCause()).isNull();
        assertThat(shownContract().occupiesOn(day("2022-01-05"))).isTrue();
    }

    private void isIn(UnitState state, String since, String company) {
        assertThat(shownUnit().state()).isEqualTo(state);
        assertThat(shownUnit().since()).isEqualTo(day(since));
        assertThat(shownUnit().company()).isEqualTo(company);
    }

    private void letAndReleased() {
        views.given(
                unit("U1", "B1", "100.00", "01-01"),
                new UnitOccupied(U_1, new ContractId("C-T1"), new TenantId("T1"), "公司T1", day("03-03")),
                new UnitReleased(U_1, new ContractId("C-T1"), day("09-30")));
    }

    private static UnitReleaseCorrected releasedOn(String day, String former) {
        return new UnitReleaseCorrected(U_1, new ContractId("C-T1"), day(day), day(former), day("12-30"));
    }

    @Test
    void a_unit_is_vacant_since_the_other_day() {
        letAndReleased();
        views.given(releasedOn("10-05", "09-30")).requireThatDeliveringTwiceChangesNothing();
        isIn(UnitState.VACANT, "10-05", null);

        views.given(
                        new UnitReserved(U_1, new ContractId("C8"), new TenantId("T8"), "公司T8", day("10-06")),
                        releasedOn("10-04", "10-05"))
                .requireThatDeliveringTwiceChangesNothing();
        isIn(UnitState.RESERVED, "10-06", "公司T8");
    }

    @Test
    void so_it_is_after_a_split_that_never_was() {
        letAndReleased();
        var part = new UnitId("U1a");
        views.given(
                        new UnitSplit(U_1, PARK, lease().units().get(0).buildingId(), 1, List.of(), day("11-01")),
                        releasedOn("10-05", "09-30"),
                        new UnitSplitWithdrawn(
                                U_1, lease().units().get(0).buildingId(), "U1", List.of(part), "录错", day("11-02")))
                .requireThatDeliveringTwiceChangesNothing();
        isIn(UnitState.VACANT, "10-05", null);
    }

    @Test
    void what_came_to_it_later_stays() {
        letAndReleased();
        views.given(new UnitTakenOutOfService(U_1, "漏水", day("11-01")), releasedOn("10-05", "09-30"))
                .requireThatDeliveringTwiceChangesNothing();
        isIn(UnitState.OUT_OF_SERVICE, "11-01", null);
    }

    @Test
    void who_never_was_out_of_a_unit_is_in_since_they_moved_in() {
        letAndReleased();
        views.given(
                        new UnitEarmarked(U_1, null, "沧屿", day("12-31"), day("10-01")),
                        new UnitReleaseWithdrawn(
                                U_1, new ContractId("C-T1"), new TenantId("T1"), "公司T1", day("03-03"), day("12-30")))
                .requireThatDeliveringTwiceChangesNothing();

        isIn(UnitState.OCCUPIED, "03-03", "公司T1");
        assertThat(shownUnit().contractId()).isEqualTo("C-T1");
        assertThat(shownUnit().tenantId()).isEqualTo("T1");
        assertThat(shownUnit().earmarkedFor()).isNull();
    }

    @Test
    void a_renewal_closed_on_another_day_or_goes_on() {
        var id = new RenewalId("C-T1.2021-12-31");
        views.given(
                        renewal("C-T1.2021-12-31", "100.00", "36000.00", "12-31"),
                        new RenewalHeldOver(id, day("2022-01-01")),
                        new RenewalWithdrawn(id, day("09-30")),
                        new RenewalClosureCorrected(
                                id, RenewalStatus.DECLINED, day("2022-01-05"), day("09-30"), day("2022-01-06")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownRenewal().status()).isEqualTo(RenewalStatus.DECLINED);
        assertThat(shownRenewal().decidedOn()).isEqualTo("2022-01-05");

        views.given(new RenewalClosureWithdrawn(id, RenewalStatus.HELD_OVER, day("2022-01-06")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownRenewal().status()).isEqualTo(RenewalStatus.HELD_OVER);
        assertThat(shownRenewal().decidedOn()).isNull();
    }

    /** Of two contracts the second ended: its units were given back on another day, or never. */
    @Test
    void what_a_tenant_gave_back_on_another_day_or_never() {
        views.given(
                        tenant("T1", Industry.BIG_DATA, FIRST, "03-03"),
                        expanded("T1", "C2", MORE, "04-01"),
                        reduced("T1", "C2", MORE, "06-01"),
                        reductionCorrected("T1", "C2", "06-15", "06-01"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownTenant().areaSqm()).isEqualByComparingTo("100.00");
        assertThat(shownTenant().givenBack()).singleElement().satisfies(unit -> assertThat(unit.until())
                .isEqualTo(day("06-15")));

        views.given(reductionWithdrawn("T1", "C2", MORE, "06-15")).requireThatDeliveringTwiceChangesNothing();
        assertThat(shownTenant().areaSqm()).isEqualByComparingTo("100.50");
        assertThat(shownTenant().givenBack()).isEmpty();

        views.given(
                        reduced("T1", "C2", MORE, "06-01"),
                        exited("T1", "07-01"),
                        reductionCorrected("T1", "C2", "06-20", "06-01"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shownTenant().areaSqm()).as("of what it had until it left").isEqualByComparingTo("100.00");
        assertThat(shownTenant().givenBack()).singleElement().satisfies(unit -> assertThat(unit.until())
                .isEqualTo(day("06-20")));
    }
}
