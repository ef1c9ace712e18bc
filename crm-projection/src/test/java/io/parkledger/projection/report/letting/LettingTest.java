package io.parkledger.projection.report.letting;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.tenancy.TermEnd;
import io.parkledger.projection.space.UnitView;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class LettingTest {

    private final TestViews views;

    LettingTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final LocalDate YEAR_END = day("12-31");

    /** 500 m² lettable at the end of 2021, 160 let for two more years, 30 held over, 200 signed. */
    private void story() {
        var c1 = signed(
                "C1",
                "T1",
                List.of(let("U1", "B1", "100"), let("U2", "B1", "60")),
                "01-01",
                "2023-12-31",
                "30.00",
                "01-01");
        var c2 = signed("C2", "T2", List.of(let("U9a", "B2", "30")), "07-01", "11-30", "10.00", "07-01");
        var c3 = signed("C3", "T3", List.of(let("U6", "B2", "200")), "2022-01-01", "2024-12-31", "20.00", "12-20");
        views.given(
                building("B1"),
                building("B2"),
                unit("U1", "B1", "100", "01-01"),
                unit("U2", "B1", "60", "01-01"),
                unit("U3", "B1", "40", "01-01"),
                unit("U6", "B2", "200", "01-01"),
                unit("U7", "B2", "50", "01-01"),
                new UnitTakenOutOfService(new UnitId("U7"), "改造", day("12-01")),
                unit("U9", "B2", "100", "01-01"),
                new UnitSplit(
                        new UnitId("U9"),
                        PARK,
                        new BuildingId("B2"),
                        1,
                        List.of(
                                new UnitPart(new UnitId("U9a"), "U9a", new BigDecimal("30")),
                                new UnitPart(new UnitId("U9b"), "U9b", new BigDecimal("70"))),
                        day("07-01")),
                unit("U9a", "B2", "30", "07-01"),
                unit("U9b", "B2", "70", "07-01"),
                c1,
                handedOver(c1, "01-01"),
                c2,
                handedOver(c2, "07-02"),
                new ContractHeldOver(c2.contractId(), day("11-30"), day("12-01")),
                c3);
    }

    @Test
    void occupancy_leaves_out_what_is_out_of_service_and_counts_hold_over() {
        story();
        var occupancy = views.read().letting(Scope.ALL, YEAR_END).occupancy();

        assertThat(occupancy.physical().numerator()).isEqualByComparingTo("190");
        assertThat(occupancy.physical().denominator()).isEqualByComparingTo("500");
        assertThat(occupancy.physical().percent()).isEqualTo("38.0");
        assertThat(occupancy.committed().percent()).as("(190 + 200) ÷ 500").isEqualTo("78.0");
        assertThat(occupancy.units().percent()).as("3 ÷ 6").isEqualTo("50.0");
        assertThat(occupancy.tenants()).isEqualTo(2);
        assertThat(occupancy.buildings())
                .extracting(row -> row.buildingId() + " " + row.physical().percent() + " "
                        + row.units().percent())
                .containsExactly("B1 80.0 66.7", "B2 10.0 33.3");
        var november = views.read().letting(Scope.ALL, day("11-30")).occupancy();
        assertThat(november.physical().denominator())
                .as("with the unit in service")
                .isEqualByComparingTo("550");
        var before = views.read().letting(Scope.ALL, day("2020-12-31")).occupancy();
        assertThat(before.physical().percent()).as("nothing lettable yet").isNull();
    }

    @Test
    void an_earmarked_unit_is_vacant_for_every_figure() {
        story();
        var occupancy = views.read().letting(Scope.ALL, YEAR_END).occupancy();
        var wale = views.read().letting(Scope.ALL, YEAR_END).wale();
        var rentRoll = views.read().letting(Scope.ALL, YEAR_END).rentRoll();

        views.given(new UnitEarmarked(new UnitId("U3"), null, "云枢", YEAR_END, day("12-01")));

        assertThat(views.read().letting(Scope.ALL, YEAR_END).occupancy()).isEqualTo(occupancy);
        assertThat(views.read().letting(Scope.ALL, YEAR_END).wale()).isEqualTo(wale);
        assertThat(views.read().letting(Scope.ALL, YEAR_END).rentRoll()).isEqualTo(rentRoll);
    }

    private record Figures(RentRollReport rentRoll, WaleReport wale, ExpiryReport expiry, OccupancyReport occupancy) {}

    private Figures figuresOn(LocalDate day) {
        var letting = views.read().letting(Scope.ALL, day);
        return new Figures(letting.rentRoll(), letting.wale(), letting.expiry(), letting.occupancy());
    }

    private RentRollReport.Row rowOn(String unit, LocalDate day) {
        return views.read().letting(Scope.ALL, day).rentRoll().rows().stream()
                .filter(row -> row.unitId().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static final ContractSigned LEASE =
            signed("C", "T", List.of(let("U1", "B1", "100")), "2020-08-01", "2022-07-31", "24.00", "2020-07-15");

    private void lease() {
        views.given(building("B1"), unit("U1", "B1", "100", "2020-01-01"), LEASE, handedOver(LEASE, "2020-08-01"));
    }

    private static ContractExtended renewedAtThirty() {
        return new ContractExtended(
                LEASE.contractId(), new RenewalId("R"), day("2024-07-31"), yuan("30.00"), day("2022-05-20"));
    }

    @Test
    void a_rent_renewed_for_later_leaves_the_rent_of_before() {
        lease();
        var before = figuresOn(YEAR_END);

        views.given(renewedAtThirty());

        assertThat(figuresOn(YEAR_END)).isEqualTo(before);
        assertThat(rowOn("U1", YEAR_END).rentCnyPerSqmMonth()).isEqualTo(yuan("24.00"));
        assertThat(rowOn("U1", day("2022-07-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("24.00"));
        assertThat(rowOn("U1", day("2022-08-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("30.00"));
        assertThat(rowOn("U1", day("2022-08-01")).rentCnyPerYear()).isEqualTo(yuan("36000.00"));
    }

    @Test
    void a_new_end_is_known_from_the_day_it_was_agreed_on() {
        lease();

        views.given(renewedAtThirty());

        assertThat(rowOn("U1", day("2022-05-19")).endOn()).isEqualTo("2022-07-31");
        assertThat(rowOn("U1", day("2022-05-20")).endOn()).isEqualTo("2024-07-31");
        assertThat(figuresOn(day("2022-05-19")).expiry().quarters())
                .extracting(ExpiryReport.QuarterRow::quarter)
                .containsExactly("2022-Q3");
        assertThat(figuresOn(day("2022-05-20")).expiry().quarters())
                .extracting(ExpiryReport.QuarterRow::quarter)
                .containsExactly("2024-Q3");
    }

    @Test
    void who_was_held_over_was_so_whatever_was_agreed_later() {
        lease();
        views.given(new ContractHeldOver(LEASE.contractId(), day("2022-07-31"), day("2022-08-01")));
        var before = figuresOn(day("2022-09-30"));
        assertThat(rowOn("U1", day("2022-09-30")).heldOver()).isTrue();

        views.given(new ContractExtended(
                LEASE.contractId(), new RenewalId("R"), day("2024-07-31"), null, day("2022-10-10")));

        assertThat(figuresOn(day("2022-09-30"))).isEqualTo(before);
        assertThat(rowOn("U1", day("2022-10-10")).heldOver()).isFalse();
    }

    @Test
    void an_amendment_and_a_termination_of_a_later_day_leave_the_days_before() {
        lease();
        var before = figuresOn(YEAR_END);

        views.given(amended("C", "20.00", "2022-03-01", "2022-01-10"));
        assertThat(figuresOn(YEAR_END)).isEqualTo(before);
        assertThat(rowOn("U1", day("2022-02-28")).rentCnyPerSqmMonth()).isEqualTo(yuan("24.00"));
        assertThat(rowOn("U1", day("2022-03-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("20.00"));

        views.given(terminated(LEASE, "2022-04-01"));
        assertThat(figuresOn(YEAR_END)).isEqualTo(before);
    }

    @Test
    void rents_step_on_their_day_and_rent_free_days_are_shown() {
        var conditions = new LeaseConditions(
                List.of(new RentStep(day("2021-08-01"), yuan("25.50"))),
                List.of(new RentFree(day("2020-08-01"), day("2020-10-31"))),
                null,
                null);
        var lease = with(LEASE, conditions);
        views.given(building("B1"), unit("U1", "B1", "100", "2020-01-01"), lease, handedOver(lease, "2020-08-01"));

        assertThat(rowOn("U1", day("2020-10-31")).rentFree()).isTrue();
        assertThat(rowOn("U1", day("2020-10-31")).rentCnyPerYear())
                .as("as agreed")
                .isEqualTo(yuan("28800.00"));
        assertThat(rowOn("U1", day("2020-11-01")).rentFree()).isFalse();
        assertThat(rowOn("U1", day("2021-07-31")).rentCnyPerSqmMonth()).isEqualTo(yuan("24.00"));
        assertThat(rowOn("U1", day("2021-08-01")).rentCnyPerSqmMonth()).isEqualTo(yuan("25.50"));
    }

    @Test
    void what_units_pay_adds_up_to_what_their_contract_pays() {
        var lease = signed(
                "C",
                "T",
                List.of(let("U1", "B1", "33.33"), let("U2", "B1", "33.33"), let("U3", "B2", "33.35")),
                "2020-08-01",
                "2022-07-31",
                "1.01",
                "2020-07-15");
        views.given(
                building("B1"),
                building("B2"),
                unit("U1", "B1", "33.33", "2020-01-01"),
                unit("U2", "B1", "33.33", "2020-01-01"),
                unit("U3", "B2", "33.35", "2020-01-01"),
                lease,
                handedOver(lease, "2020-08-01"));

        var roll = views.read().letting(Scope.ALL, YEAR_END).rentRoll();

        assertThat(roll.rentCnyPerYear()).as("100.01 × 1.01 × 12").isEqualTo(yuan("1212.12"));
        assertThat(roll.rows())
                .extracting(RentRollReport.Row::rentCnyPerYear)
                .containsExactly(yuan("403.96"), yuan("403.96"), yuan("404.20"));
        assertThat(Cny.sum(roll.rows().stream().map(RentRollReport.Row::rentCnyPerYear)))
                .isEqualTo(roll.rentCnyPerYear());
        var operator = new Scope(Set.of("LQ"), null, null, Set.of("B2"));
        assertThat(views.read().letting(operator, YEAR_END).rentRoll().rentCnyPerYear())
                .as("the same share, whoever looks")
                .isEqualTo(yuan("404.20"));
    }

    @Test
    void a_lease_without_an_end_is_in_no_wale_and_in_a_bucket_of_its_own() {
        story();
        var before = figuresOn(YEAR_END);
        assertThat(before.expiry().buckets())
                .extracting(ExpiryReport.Bucket::horizon)
                .doesNotContain(ExpiryReport.Horizon.OPEN_ENDED);
        var open = signed("C4", "T4", List.of(let("U3", "B1", "40")), "03-01", null, "10.00", "02-15");
        views.given(open, handedOver(open, "03-01"));
        var after = figuresOn(YEAR_END);

        assertThat(after.wale().openEnded()).isEqualTo(1);
        assertThat(after.wale().openEndedSqm()).isEqualByComparingTo("40");
        assertThat(after.wale().byArea().heldOverAsZero())
                .isEqualTo(before.wale().byArea().heldOverAsZero());
        assertThat(after.wale().byRent()).isEqualTo(before.wale().byRent());
        assertThat(after.wale().byArea().withVacant())
                .as("160 × 730 ÷ 365.25 ÷ (500 − 40)")
                .isEqualTo("0.695");
        assertThat(after.expiry().quarters()).isEqualTo(before.expiry().quarters());
        assertThat(after.expiry().buckets().subList(0, before.expiry().buckets().size()))
                .isEqualTo(before.expiry().buckets());
        assertThat(after.expiry().buckets())
                .last()
                .isEqualTo(new ExpiryReport.Bucket(
                        ExpiryReport.Horizon.OPEN_ENDED, 1, new BigDecimal("40"), yuan("4800.00")));
        assertThat(after.expiry().leases()).isEqualTo(before.expiry().leases() + 1);
        assertThat(rowOn("U3", YEAR_END).endOn()).isNull();
        assertThat(views.read().tenancy().termEnds(Scope.ALL, day("2020-01-01"), day("2199-12-31"), YEAR_END))
                .extracting(TermEnd::contractId)
                .doesNotContain("C4");
    }

    /** Each said of January 2022, about a lease of 2021. */
    @Test
    void whatever_is_said_of_a_later_day_leaves_a_closed_one() {
        lease();
        var next = signed("N", "T9", List.of(let("U2", "B1", "60")), "2022-01-10", "2024-01-09", "20.00", "2022-01-05");
        views.given(unit("U2", "B1", "60", "2020-01-01"));
        var expected = figuresOn(YEAR_END);
        var year = views.read().tenancy().renewals(Scope.ALL, day("01-01"), YEAR_END, day("2023-01-01"));

        for (var later : List.of(
                next,
                handedOver(next, "2022-01-12"),
                amended("N", "21.00", "2022-06-01", "2022-01-13"),
                terminated(next, "2022-01-20"),
                amended("C", "20.00", "2022-03-01", "2022-01-10"),
                renewedAtThirty(),
                new ContractExtensionCorrected(
                        LEASE.contractId(),
                        new RenewalId("R"),
                        day("2025-07-31"),
                        day("2024-07-31"),
                        yuan("31.00"),
                        day("2022-05-21")),
                new ContractHeldOver(LEASE.contractId(), day("2025-07-31"), day("2025-08-01")),
                new ContractExpired(
                        LEASE.contractId(),
                        LEASE.tenantId(),
                        List.of(new UnitId("U1")),
                        day("2025-07-31"),
                        day("2025-08-10")))) {
            views.given(later);

            assertThat(figuresOn(YEAR_END)).as(later.toString()).isEqualTo(expected);
            assertThat(views.read().tenancy().renewals(Scope.ALL, day("01-01"), YEAR_END, day("2023-01-01")))
                    .as(later.toString())
                    .isEqualTo(year);
        }
    }

    @Test
    void wale_is_given_in_three_conventions() {
        story();
        var wale = views.read().letting(Scope.ALL, YEAR_END).wale();

        assertThat(wale.byArea().heldOverAsZero())
                .as("160 × 730 ÷ 365.25 ÷ 190")
                .isEqualTo("1.683");
        assertThat(wale.byArea().heldOverDropped()).as("730 ÷ 365.25").isEqualTo("1.999");
        assertThat(wale.byArea().withVacant()).as("160 × 730 ÷ 365.25 ÷ 500").isEqualTo("0.640");
        assertThat(wale.byRent().heldOverAsZero())
                .as("57600 × 730 ÷ 365.25 ÷ 61200")
                .isEqualTo("1.881");
        assertThat(wale.byRent().heldOverDropped()).isEqualTo("1.999");
        assertThat(wale.byRent().withVacant()).isNull();
        assertThat(views.read()
                        .letting(Scope.ofPark("XX"), YEAR_END)
                        .wale()
                        .byArea()
                        .heldOverAsZero())
                .isNull();
    }

    @Test
    void the_expiry_of_leases_is_told_by_horizon_and_quarter() {
        story();
        var expiry = views.read().letting(Scope.ALL, YEAR_END).expiry();

        assertThat(expiry.leases()).isEqualTo(2);
        assertThat(expiry.areaSqm()).isEqualByComparingTo("190");
        assertThat(expiry.buckets()).hasSize(6);
        assertThat(expiry.buckets().get(0))
                .isEqualTo(new ExpiryReport.Bucket(
                        ExpiryReport.Horizon.OVERDUE, 1, new BigDecimal("30"), yuan("3600.00")));
        assertThat(expiry.buckets().get(4))
                .isEqualTo(new ExpiryReport.Bucket(
                        ExpiryReport.Horizon.YEARS_1_TO_2, 1, new BigDecimal("160"), yuan("57600.00")));
        assertThat(expiry.buckets()).extracting(ExpiryReport.Bucket::leases).containsExactly(1L, 0L, 0L, 0L, 1L, 0L);
        assertThat(expiry.quarters())
                .extracting(ExpiryReport.QuarterRow::quarter)
                .containsExactly("2021-Q4", "2023-Q4");
    }

    @Test
    void horizons_end_on_their_last_day() {
        var far = new int[] {-1, 0, 90, 91, 180, 181, 365, 366, 730, 731};
        for (int days : far) {
            var contract = new ContractSigned[] {
                signed(
                        "C" + (days + 1),
                        "T1",
                        List.of(let("U1", "B1", "1")),
                        "2020-01-01",
                        YEAR_END.plusDays(days).toString(),
                        null,
                        "2020-01-01")
            };
            views.given(contract[0], handedOver(contract[0], "2020-01-01"));
        }

        assertThat(views.read().letting(Scope.ALL, YEAR_END).expiry().buckets())
                .extracting(ExpiryReport.Bucket::leases)
                .containsExactly(1L, 2L, 2L, 2L, 2L, 1L);
    }

    @Test
    void the_rent_roll_knows_split_units_from_the_day_they_were_split() {
        story();
        var rentRoll = views.read().letting(Scope.ALL, YEAR_END).rentRoll();

        assertThat(rentRoll.rows())
                .extracting(row -> row.unitId() + " " + row.contractId() + " " + row.rentCnyPerYear())
                .containsExactly(
                        "U1 C1 36000.00",
                        "U2 C1 21600.00",
                        "U3 null null",
                        "U6 C3 null",
                        "U9a C2 3600.00",
                        "U9b null null");
        assertThat(rentRoll.rows())
                .filteredOn(RentRollReport.Row::heldOver)
                .extracting(RentRollReport.Row::unitId)
                .containsExactly("U9a");
        assertThat(rentRoll.rentCnyPerYear()).isEqualTo(yuan("61200.00"));
        assertThat(views.read().letting(Scope.ALL, day("06-30")).rentRoll().rows())
                .extracting(RentRollReport.Row::unitId)
                .containsExactly("U1", "U2", "U3", "U6", "U7", "U9");
    }

    @Test
    void a_unit_signed_and_not_handed_over_is_neither_vacant_nor_paid_for() {
        story();
        var rentRoll = views.read().letting(Scope.ALL, YEAR_END).rentRoll();

        assertThat(rentRoll.rows())
                .extracting(row -> row.unitId() + " " + row.state() + " " + row.company())
                .containsExactly(
                        "U1 OCCUPIED 公司T1",
                        "U2 OCCUPIED 公司T1",
                        "U3 VACANT null",
                        "U6 SIGNED 公司T3",
                        "U9a OCCUPIED 公司T2",
                        "U9b VACANT null");
        var signed = rentRoll.rows().get(3);
        assertThat(signed.startOn()).isEqualTo("2022-01-01");
        assertThat(signed.endOn()).isEqualTo("2024-12-31");
        assertThat(signed.rentCnyPerSqmMonth()).isEqualTo(yuan("20.00"));
        assertThat(rentRoll.occupiedSqm()).isEqualByComparingTo("190");
        assertThat(rentRoll.signedSqm()).isEqualByComparingTo("200");
        assertThat(rentRoll.vacantSqm()).isEqualByComparingTo("110");
        assertThat(rentRoll.rentCnyPerYear()).as("as before it was signed").isEqualTo(yuan("61200.00"));
        assertThat(views.read().letting(Scope.ALL, day("12-19")).rentRoll().signedSqm())
                .as("the day before it was signed")
                .isEqualByComparingTo("0");
    }

    @Test
    void whoever_is_in_goes_before_whoever_signed_for_afterwards() {
        var now = signed("C1", "T1", List.of(let("U1", "B1", "100")), "01-01", "12-31", "10.00", "01-01");
        var then = signed("C2", "T2", List.of(let("U1", "B1", "100")), "2022-01-01", "2022-12-31", "12.00", "12-01");
        views.given(unit("U1", "B1", "100", "01-01"), now, handedOver(now, "01-01"), then);

        var rows = views.read().letting(Scope.ALL, day("12-15")).rentRoll().rows();

        assertThat(rows).extracting(RentRollReport.Row::contractId).containsExactly("C1");
        assertThat(rows).extracting(RentRollReport.Row::state).containsExactly(RentRollReport.LetState.OCCUPIED);
    }

    @Test
    void of_two_who_have_signed_the_rent_roll_and_the_unit_name_the_one_who_comes_first() {
        var units = List.of(let("U1", "B1", "100"));
        var later = signed("C1", "T1", units, "2022-07-01", "2022-12-31", "10.00", "11-01");
        var first = signed("C2", "T2", units, "2022-01-01", "2022-06-30", "10.00", "11-02");
        var last = signed("C3", "T3", units, "2023-01-01", "2023-06-30", "10.00", "11-03");
        views.given(unit("U1", "B1", "100", "01-01"));
        Stream.of(later, first, last).forEach(each -> views.given(each, reserved(each)));
        views.requireThatDeliveringTwiceChangesNothing();

        namesOnPageAndInRentRoll("C2", "C1", "C3");
        assertThat(views.read().space().findUnit("U1", Scope.ALL).orElseThrow().since())
                .as("whoever it is reserved for")
                .isEqualTo(day("11-01"));

        views.given(rescinded(first, "11-20"), new UnitReleased(new UnitId("U1"), first.contractId(), day("11-20")));
        namesOnPageAndInRentRoll("C1", "C3");
    }

    private static UnitReserved reserved(ContractSigned e) {
        return new UnitReserved(new UnitId("U1"), e.contractId(), e.tenantId(), e.company(), e.signedOn());
    }

    private void namesOnPageAndInRentRoll(String next, String... afterwards) {
        var unit = views.read().space().findUnit("U1", Scope.ALL).orElseThrow();
        assertThat(unit.contractId()).isEqualTo(next);
        assertThat(unit.signed())
                .extracting(UnitView.Signing::contractId)
                .containsExactly(
                        Stream.concat(Stream.of(next), Stream.of(afterwards)).toArray(String[]::new));
        assertThat(views.read().letting(Scope.ALL, YEAR_END).rentRoll().rows())
                .extracting(RentRollReport.Row::contractId)
                .containsExactly(next);
    }

    @Test
    void the_rows_of_the_rent_roll_add_up_though_another_area_was_agreed() {
        var contract = signed(
                "C1",
                "T1",
                List.of(let("U1", "B1", "98.50"), let("U2", "B1", "60")),
                "01-01",
                "12-31",
                "10.00",
                "01-01");
        views.given(
                unit("U1", "B1", "100", "01-01"),
                unit("U2", "B1", "60", "01-01"),
                contract,
                handedOver(contract, "01-01"));

        var rentRoll = views.read().letting(Scope.ALL, day("06-30")).rentRoll();

        assertThat(rentRoll.rows())
                .extracting(RentRollReport.Row::rentCnyPerYear)
                .containsExactly(yuan("11820.00"), yuan("7200.00"));
        assertThat(rentRoll.rentCnyPerYear()).isEqualTo(yuan("19020.00"));
    }

    /** One contract over units of two buildings: the totals are those of the rows. */
    @Test
    void who_may_see_one_building_adds_up_what_is_let_in_it() {
        var over = signed(
                "C1",
                "T1",
                List.of(let("U1", "B1", "100"), let("U2", "B2", "40")),
                "01-01",
                "2022-12-31",
                "10.00",
                "01-01");
        var signed = signed(
                "C2",
                "T2",
                List.of(let("U3", "B2", "60"), let("U4", "B1", "10")),
                "2022-01-01",
                "2022-12-31",
                "10.00",
                "12-01");
        views.given(
                building("B1"),
                building("B2"),
                unit("U1", "B1", "100", "01-01"),
                unit("U2", "B2", "40", "01-01"),
                unit("U3", "B2", "60", "01-01"),
                unit("U4", "B1", "10", "01-01"),
                over,
                handedOver(over, "01-01"),
                signed);

        var letting = views.read().letting(new Scope(null, null, null, Set.of("B2")), YEAR_END);

        assertThat(letting.rentRoll().rows())
                .extracting(row -> row.unitId() + " " + row.rentCnyPerYear())
                .containsExactly("U2 4800.00", "U3 null");
        assertThat(letting.rentRoll().rentCnyPerYear()).isEqualTo(yuan("4800.00"));
        assertThat(letting.rentRoll().occupiedSqm()).isEqualByComparingTo("40");
        assertThat(letting.expiry().areaSqm()).isEqualByComparingTo("40");
        assertThat(letting.expiry().buckets().get(3).rentCnyPerYear()).isEqualTo(yuan("4800.00"));
        assertThat(letting.wale().byArea().withVacant())
                .as("40 × 365 ÷ 365.25 ÷ 100")
                .isEqualTo("0.400");
        assertThat(views.read().letting(Scope.ALL, YEAR_END).rentRoll().rentCnyPerYear())
                .isEqualTo(yuan("16800.00"));
    }

    @Test
    void who_may_see_one_building_sees_its_units_only() {
        story();
        var b2 = new Scope(null, null, null, Set.of("B2"));

        assertThat(views.read().letting(b2, YEAR_END).occupancy().physical().percent())
                .isEqualTo("10.0");
        assertThat(views.read().letting(b2, YEAR_END).rentRoll().rows())
                .extracting(RentRollReport.Row::unitId)
                .containsExactly("U6", "U9a", "U9b");
    }
}
