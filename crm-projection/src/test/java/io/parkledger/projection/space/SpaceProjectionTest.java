package io.parkledger.projection.space;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.space.MergedUnit;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import io.parkledger.core.space.UnitEvent;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.Story;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnEveryServer
class SpaceProjectionTest {

    private final TestViews views;

    SpaceProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final UnitId U_1 = new UnitId("U1");

    private UnitView shown(String id) {
        return views.read().space().findUnit(id, Scope.ALL).orElseThrow();
    }

    @Test
    void parks_and_buildings_are_listed_by_name() {
        views.given(new ParkRegistered(PARK, "澜桥园", null), building("B2"), building("B1"))
                .requireThatDeliveringTwiceChangesNothing();

        var space = views.read().space();
        assertThat(space.findPark("LQ", Scope.ofPark("LQ")).orElseThrow().name())
                .isEqualTo("澜桥园");
        assertThat(space.buildings(Scope.ofPark("LQ"), SliceRequest.first(10)).items())
                .extracting(BuildingView::name)
                .containsExactly("B1号楼", "B2号楼");
        assertThat(space.parks(Scope.ofPark("XX"), SliceRequest.first(10)).items())
                .isEmpty();
    }

    @Test
    void units_are_found_by_the_beginning_of_their_number() {
        views.given(
                unit("A0101", "B1", "100.00", "01-04"),
                unit("A0102", "B1", "100.00", "01-04"),
                unit("B0101", "B1", "100.00", "01-04"),
                unit("u.1", "B1", "100.00", "01-04"));

        assertThat(numbered(Scope.ALL, "a01", 8)).containsExactly("A0101", "A0102");
        assertThat(numbered(Scope.ALL, "A01", 1)).containsExactly("A0101");
        assertThat(numbered(Scope.ALL, "u.", 8)).containsExactly("u.1");
        assertThat(numbered(Scope.ALL, ".", 8)).isEmpty();
        assertThat(numbered(Scope.ofPark("XX"), "A", 8)).isEmpty();
    }

    private List<String> numbered(Scope scope, String beginning, int limit) {
        return views.read().space().unitsNumbered(scope, beginning, limit).stream()
                .map(UnitView::id)
                .toList();
    }

    @Test
    void a_unit_is_reserved_occupied_and_released() {
        var contract = new ContractId("C1");
        var tenant = new TenantId("T1");
        views.given(unit("U1", "B1", "100.00", "01-04"), new UnitReserved(U_1, contract, tenant, "云枢", day("02-15")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").state()).isEqualTo(UnitState.RESERVED);
        assertThat(shown("U1").tenantId()).isEqualTo("T1");

        views.given(new UnitOccupied(U_1, contract, tenant, "云枢", day("03-01")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").state()).isEqualTo(UnitState.OCCUPIED);
        assertThat(shown("U1").since()).isEqualTo("2021-03-01");

        views.given(new UnitReleased(U_1, contract, day("06-30"))).requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").state()).isEqualTo(UnitState.VACANT);
        assertThat(shown("U1").contractId()).isNull();
        assertThat(shown("U1").company()).isNull();
    }

    @Test
    void a_contract_that_never_was_over_a_unit_leaves_it_as_it_was() {
        views.given(unit("U1", "B1", "100.00", "01-04"), signed("C1", "02-15"), signed("C2", "02-20"));
        views.given(new UnitReservationWithdrawn(U_1, new ContractId("C1"), day("03-01")));
        isShown(UnitState.RESERVED, "C2", "02-20", "C2");

        views.given(new UnitReservationWithdrawn(U_1, new ContractId("C2"), day("03-02")));
        isShown(UnitState.VACANT, null, "01-04");

        views.given(movedIn("C3", "03-10"), signed("C4", "03-20"), signed("C5", "03-21"), gone("C3", "06-30"));
        views.given(new UnitReservationWithdrawn(U_1, new ContractId("C4"), day("07-01")));
        isShown(UnitState.RESERVED, "C5", "06-30", "C5");
        views.given(new UnitReservationWithdrawn(U_1, new ContractId("C5"), day("07-01")));
        isShown(UnitState.VACANT, null, "06-30");
    }

    private static UnitReserved signed(String contract, String on) {
        return new UnitReserved(U_1, new ContractId(contract), new TenantId("T-" + contract), "公司" + contract, day(on));
    }

    private static UnitOccupied movedIn(String contract, String on) {
        return new UnitOccupied(U_1, new ContractId(contract), new TenantId("T-" + contract), "公司" + contract, day(on));
    }

    private static UnitReleased gone(String contract, String on) {
        return new UnitReleased(U_1, new ContractId(contract), day(on));
    }

    private void isShown(UnitState state, String contract, String since, String... signed) {
        views.requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").state()).isEqualTo(state);
        assertThat(shown("U1").contractId()).isEqualTo(contract);
        assertThat(shown("U1").tenantId()).isEqualTo(contract == null ? null : "T-" + contract);
        assertThat(shown("U1").company()).isEqualTo(contract == null ? null : "公司" + contract);
        assertThat(shown("U1").since()).isEqualTo(day(since));
        assertThat(shown("U1").signed())
                .extracting(UnitView.Signing::contractId)
                .containsExactly(signed);
    }

    @Test
    void a_unit_says_who_is_in_and_who_has_signed_for_afterwards() {
        views.given(unit("U1", "B1", "100.00", "01-04"), signed("A", "01-10"), movedIn("A", "02-01"));
        isShown(UnitState.OCCUPIED, "A", "02-01");

        views.given(signed("B", "02-15"), signed("C", "02-16"));
        isShown(UnitState.OCCUPIED, "A", "02-01", "B", "C");
        assertThat(shown("U1").signed().get(0)).isEqualTo(new UnitView.Signing("B", "T-B", "公司B", null, day("02-15")));

        views.given(gone("A", "03-01"));
        isShown(UnitState.RESERVED, "B", "03-01", "B", "C");

        views.given(movedIn("B", "03-05"));
        isShown(UnitState.OCCUPIED, "B", "03-05", "C");
    }

    /** It was in on the day it is put right to, whoever is in now. */
    @Test
    void when_one_moved_in_that_is_out_is_put_right_for_itself_only() {
        views.given(unit("U1", "B1", "100.00", "01-04"), movedIn("A", "02-01"), gone("A", "03-01"));
        var earlier = new UnitOccupationCorrected(U_1, new ContractId("A"), day("01-20"), day("02-01"), day("03-02"));
        views.given(earlier);
        isShown(UnitState.VACANT, null, "03-01");

        views.given(movedIn("B", "03-05"), earlier);
        isShown(UnitState.OCCUPIED, "B", "03-05");
    }

    @Test
    void who_rescinds_takes_his_signing_back_and_leaves_the_others_alone() {
        views.given(
                unit("U1", "B1", "100.00", "01-04"),
                movedIn("A", "02-01"),
                signed("B", "02-15"),
                signed("C", "02-16"),
                gone("B", "02-20"));
        isShown(UnitState.OCCUPIED, "A", "02-01", "C");

        views.given(gone("A", "03-01"), signed("D", "03-02"), gone("C", "03-03"));
        isShown(UnitState.RESERVED, "D", "03-03", "D");

        views.given(gone("D", "03-04"));
        isShown(UnitState.VACANT, null, "03-04");
    }

    /** A signing that never was void, and then never was at all. */
    @Test
    void a_unit_whose_only_signing_never_was_is_as_it_was_whatever_was_said_of_it() {
        views.given(unit("U1", "B1", "100.00", "01-04"), signed("A", "02-15"), gone("A", "03-01"));
        isShown(UnitState.VACANT, null, "03-01");
        views.given(signed("A", "02-15"));
        isShown(UnitState.RESERVED, "A", "02-15", "A");
        views.given(new UnitReservationWithdrawn(U_1, new ContractId("A"), day("03-02")));
        isShown(UnitState.VACANT, null, "01-04");
    }

    private static UnitReleaseCorrected goneInstead(String contract, String was, String is) {
        return new UnitReleaseCorrected(U_1, new ContractId(contract), day(is), day(was), day("07-01"));
    }

    @Test
    void a_rescission_that_is_put_right_says_nothing_of_what_others_did_on_the_day_it_was_said_to_be() {
        views.given(
                unit("U1", "B1", "100.00", "01-04"), signed("A", "02-15"), gone("A", "03-01"), signed("B", "03-01"));
        views.given(goneInstead("A", "03-01", "02-20"));
        isShown(UnitState.RESERVED, "B", "03-01", "B");

        views.given(gone("B", "03-01"), goneInstead("A", "02-20", "03-01"), goneInstead("A", "03-01", "02-25"));
        isShown(UnitState.VACANT, null, "03-01");
        views.given(goneInstead("B", "03-01", "03-05"));
        isShown(UnitState.VACANT, null, "03-05");

        views.given(movedIn("C", "04-01"), signed("D", "04-02"), gone("C", "06-30"));
        views.given(goneInstead("C", "06-30", "06-15"));
        isShown(UnitState.RESERVED, "D", "06-15", "D");
        views.given(goneInstead("C", "06-15", "04-01"));
        isShown(UnitState.RESERVED, "D", "04-02", "D");
    }

    @Test
    void a_unit_that_two_have_signed_for_is_reserved_since_the_first_of_them_whichever_day_is_corrected() {
        var units = List.of(let("U1", "B1", "100.00"));
        views.given(
                unit("U1", "B1", "100.00", "01-04"),
                Story.signed("A", "T-A", units, "03-01", "06-30", "30.00", "02-15"),
                Story.signed("B", "T-B", units, "07-01", "12-31", "30.00", "02-20"),
                signed("A", "02-15"),
                signed("B", "02-20"));
        views.given(corrected(
                Story.signed("A", "T-A", units, "03-01", "06-30", "30.00", "02-25"),
                "30.00",
                "06-30",
                LeaseConditions.NONE,
                null,
                "02-26"));
        assertThat(shown("U1").since()).isEqualTo(day("02-20"));
        views.given(corrected(
                Story.signed("B", "T-B", units, "07-01", "12-31", "30.00", "02-10"),
                "30.00",
                "12-31",
                LeaseConditions.NONE,
                null,
                "02-26"));
        assertThat(shown("U1").since()).isEqualTo(day("02-10"));
    }

    private static UnitEarmarked earmarked() {
        return new UnitEarmarked(U_1, new NegotiationId("N1"), "云枢", day("03-31"), day("02-01"));
    }

    @Test
    void an_earmarked_unit_says_for_whom_and_until_when() {
        views.given(unit("U1", "B1", "100.00", "01-04"), earmarked()).requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").state()).isEqualTo(UnitState.EARMARKED);
        assertThat(shown("U1").since()).isEqualTo("2021-02-01");
        assertThat(shown("U1").earmarkedFor()).isEqualTo("云枢");
        assertThat(shown("U1").earmarkedUntil()).isEqualTo("2021-03-31");
        assertThat(shown("U1").negotiationId()).isEqualTo("N1");
        assertThat(shown("U1").company()).as("nobody is in").isNull();
        assertThat(shown("U1").isLettableOn(day("02-01"))).isTrue();
        var earmarked = new SpaceViews.Filter(null, UnitState.EARMARKED);
        assertThat(views.read()
                        .space()
                        .units(Scope.ALL, earmarked, SliceRequest.first(10))
                        .items())
                .extracting(UnitView::id)
                .containsExactly("U1");
    }

    static Stream<Arguments> an_earmark_ends_by_release_or_by_whoever_signs() {
        var contract = new ContractId("C2");
        var tenant = new TenantId("T2");
        return Stream.of(
                Arguments.of(new EarmarkReleased(U_1, day("02-15")), UnitState.VACANT),
                Arguments.of(new UnitReserved(U_1, contract, tenant, "别家", day("02-15")), UnitState.RESERVED),
                Arguments.of(new UnitOccupied(U_1, contract, tenant, "别家", day("02-15")), UnitState.OCCUPIED));
    }

    @ParameterizedTest
    @MethodSource
    void an_earmark_ends_by_release_or_by_whoever_signs(UnitEvent end, UnitState state) {
        views.given(unit("U1", "B1", "100.00", "01-04"), earmarked(), end).requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").state()).isEqualTo(state);
        assertThat(shown("U1").since()).isEqualTo("2021-02-15");
        assertThat(shown("U1").earmarkedFor()).isNull();
        assertThat(shown("U1").earmarkedUntil()).isNull();
        assertThat(shown("U1").negotiationId()).isNull();
    }

    @Test
    void what_was_split_or_merged_away_is_not_lettable_any_more() {
        var building = new BuildingId("B1");
        views.given(
                        unit("U1", "B1", "100.00", "01-04"),
                        new UnitSplit(
                                U_1,
                                PARK,
                                building,
                                1,
                                List.of(
                                        new UnitPart(new UnitId("U1a"), "U1a", new BigDecimal("40.00")),
                                        new UnitPart(new UnitId("U1b"), "U1b", new BigDecimal("60.00"))),
                                day("02-01")),
                        unit("U3", "B1", "100.00", "01-04"),
                        unit("U4", "B1", "100.00", "01-04"),
                        new UnitsMerged(
                                new UnitId("U3"),
                                PARK,
                                building,
                                1,
                                List.of(new MergedUnit(new UnitId("U4"), new BigDecimal("100.00"))),
                                new UnitId("U34"),
                                "U34",
                                new BigDecimal("200.00"),
                                day("02-02")),
                        new UnitDissolved(new UnitId("U4"), new UnitId("U34"), day("02-02")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").into()).containsExactly("U1a", "U1b");
        assertThat(shown("U3").into()).containsExactly("U34");
        assertThat(shown("U4").state()).isEqualTo(UnitState.DISSOLVED);
        assertThat(shown("U1").isLettableOn(day("01-31"))).isTrue();
        assertThat(shown("U1").isLettableOn(day("02-01"))).isFalse();
    }

    @Test
    void every_time_out_of_service_is_remembered() {
        views.given(
                        unit("U1", "B1", "100.00", "01-04"),
                        new UnitTakenOutOfService(U_1, "漏水", day("01-10")),
                        new UnitReturnedToService(U_1, day("01-20")),
                        new UnitTakenOutOfService(U_1, "改造", day("02-01")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").outOfService())
                .containsExactly(
                        new UnitView.Outage(day("01-10"), day("01-20"), "漏水"),
                        new UnitView.Outage(day("02-01"), null, "改造"));
        assertThat(shown("U1").state()).isEqualTo(UnitState.OUT_OF_SERVICE);
        assertThat(shown("U1").isLettableOn(day("01-19"))).isFalse();
        assertThat(shown("U1").isLettableOn(day("01-20"))).isTrue();
        assertThat(shown("U1").isLettableOn(day("2022-01-01"))).isFalse();
    }

    @Test
    void who_has_signed_is_who_the_corrected_contract_names() {
        var units = List.of(let("U1", "B1", "100.00"));
        var wrong = Story.signed("C1", "T1", units, "03-01", "12-31", "30.00", "02-15");
        var right = Story.signed("C1", "T2", units, "04-01", "12-31", "30.00", "02-15");
        views.given(
                        unit("U1", "B1", "100.00", "01-04"),
                        wrong,
                        new UnitReserved(U_1, new ContractId("C1"), new TenantId("T1"), "公司T1", day("02-15")),
                        corrected(right, "30.00", "12-31", LeaseConditions.NONE, null, "02-20"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").tenantId()).isEqualTo("T2");
        assertThat(shown("U1").company()).isEqualTo("公司T2");
        assertThat(shown("U1").signed()).singleElement().satisfies(signing -> {
            assertThat(signing.company()).isEqualTo("公司T2");
            assertThat(signing.startOn()).isEqualTo(day("04-01"));
        });
        assertThat(shown("U1").state()).isEqualTo(UnitState.RESERVED);
    }

    @Test
    void a_unit_is_reserved_since_the_day_on_which_its_contract_was_signed_as_corrected() {
        var units = List.of(let("U1", "B1", "100.00"));
        var wrong = Story.signed("C1", "T1", units, "03-01", "12-31", "30.00", "02-15");
        var right = Story.signed("C1", "T1", units, "03-01", "12-31", "30.00", "02-11");
        var contract = new ContractId("C1");
        var tenant = new TenantId("T1");
        views.given(
                        unit("U1", "B1", "100.00", "01-04"),
                        wrong,
                        new UnitReserved(U_1, contract, tenant, "公司T1", day("02-15")),
                        corrected(right, "30.00", "12-31", LeaseConditions.NONE, null, "02-20"))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(shown("U1").since()).isEqualTo(day("02-11"));
        assertThat(shown("U1").signed()).extracting(UnitView.Signing::signedOn).containsExactly(day("02-11"));
    }

    @Test
    void whose_hand_over_never_was_had_signed_on_the_corrected_day() {
        var units = List.of(let("U1", "B1", "100.00"));
        var wrong = Story.signed("C1", "T1", units, "03-01", "12-31", "30.00", "02-15");
        var right = Story.signed("C1", "T1", units, "03-01", "12-31", "30.00", "02-11");
        var contract = new ContractId("C1");
        var tenant = new TenantId("T1");
        views.given(
                        unit("U1", "B1", "100.00", "01-04"),
                        wrong,
                        new UnitReserved(U_1, contract, tenant, "公司T1", day("02-15")),
                        new UnitOccupied(U_1, contract, tenant, "公司T1", day("03-01")),
                        corrected(right, "30.00", "12-31", LeaseConditions.NONE, "03-01", "03-02"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").since()).isEqualTo(day("03-01"));

        views.given(new UnitOccupationWithdrawn(U_1, contract, tenant, "公司T1", day("02-11"), day("03-03")))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(shown("U1").since()).isEqualTo(day("02-11"));
    }

    @Test
    void a_unit_whose_outage_never_was_is_vacant_since_the_day_it_is_there() {
        views.given(
                unit("U1", "B1", "100.00", "01-04"),
                new UnitTakenOutOfService(U_1, "漏水", day("01-10")),
                new UnitCorrected(
                        U_1, new BuildingId("B1"), "U1", 1, new BigDecimal("100.00"), day("01-02"), "录错", day("01-12")),
                new UnitOutageWithdrawn(U_1, day("01-10"), "录错", day("01-13")));

        assertThat(shown("U1").since()).isEqualTo(day("01-02"));
    }
}
