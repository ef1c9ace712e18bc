package io.parkledger.core.space;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.space.SpaceFacts.WHOLE;
import static io.parkledger.core.space.SpaceFacts.buildingCorrected;
import static io.parkledger.core.space.SpaceFacts.buildingRegistered;
import static io.parkledger.core.space.SpaceFacts.buildingWithdrawn;
import static io.parkledger.core.space.SpaceFacts.corrected;
import static io.parkledger.core.space.SpaceFacts.dissolved;
import static io.parkledger.core.space.SpaceFacts.earmarked;
import static io.parkledger.core.space.SpaceFacts.goLiveSet;
import static io.parkledger.core.space.SpaceFacts.inService;
import static io.parkledger.core.space.SpaceFacts.made;
import static io.parkledger.core.space.SpaceFacts.merged;
import static io.parkledger.core.space.SpaceFacts.mergerWithdrawn;
import static io.parkledger.core.space.SpaceFacts.occupationWithdrawn;
import static io.parkledger.core.space.SpaceFacts.occupied;
import static io.parkledger.core.space.SpaceFacts.outOfService;
import static io.parkledger.core.space.SpaceFacts.outageWithdrawn;
import static io.parkledger.core.space.SpaceFacts.parkCorrected;
import static io.parkledger.core.space.SpaceFacts.parkInPreparation;
import static io.parkledger.core.space.SpaceFacts.parkRegistered;
import static io.parkledger.core.space.SpaceFacts.parkWithdrawn;
import static io.parkledger.core.space.SpaceFacts.registered;
import static io.parkledger.core.space.SpaceFacts.released;
import static io.parkledger.core.space.SpaceFacts.reservationWithdrawn;
import static io.parkledger.core.space.SpaceFacts.reserved;
import static io.parkledger.core.space.SpaceFacts.reservedForTheSecond;
import static io.parkledger.core.space.SpaceFacts.restored;
import static io.parkledger.core.space.SpaceFacts.split;
import static io.parkledger.core.space.SpaceFacts.splitWithdrawn;
import static io.parkledger.core.space.SpaceFacts.synonymsKept;
import static io.parkledger.core.space.SpaceFacts.withdrawn;

import io.parkledger.core.space.BuildingCommand.ConfirmBuilding;
import io.parkledger.core.space.BuildingCommand.CorrectBuilding;
import io.parkledger.core.space.BuildingCommand.WithdrawBuilding;
import io.parkledger.core.space.ParkCommand.CorrectPark;
import io.parkledger.core.space.ParkCommand.DropSynonym;
import io.parkledger.core.space.ParkCommand.KeepSynonyms;
import io.parkledger.core.space.ParkCommand.SetGoLiveDay;
import io.parkledger.core.space.ParkCommand.WithdrawPark;
import io.parkledger.core.space.UnitCommand.CorrectUnit;
import io.parkledger.core.space.UnitCommand.DropUnit;
import io.parkledger.core.space.UnitCommand.RestoreUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawMerger;
import io.parkledger.core.space.UnitCommand.WithdrawOutage;
import io.parkledger.core.space.UnitCommand.WithdrawReservation;
import io.parkledger.core.space.UnitCommand.WithdrawSplit;
import io.parkledger.core.space.UnitCommand.WithdrawUnit;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was typed wrong is put right, and what should never have been recorded goes while nothing hangs on it. */
class SpaceCorrectionsTest {

    private static final LocalDate FEBRUARY_1 = LocalDate.of(2021, 2, 1);

    private final AggregateTestFixture<Unit> unit = new AggregateTestFixture<>(Unit.class);
    private final AggregateTestFixture<Building> building = new AggregateTestFixture<>(Building.class);
    private final AggregateTestFixture<Park> park = new AggregateTestFixture<>(Park.class);

    private static CorrectUnit correct(String number, int floor, String area, LocalDate registeredOn) {
        return new CorrectUnit(UNIT, number, floor, sqm(area), registeredOn, "面积录错", MARCH_10);
    }

    private static WithdrawUnit withdraw() {
        return new WithdrawUnit(UNIT, "重复登记", MARCH_10);
    }

    @Test
    void a_unit_was_never_otherwise_than_it_is_corrected_to() {
        unit.given(registered()).when(correct(" 1号楼101 ", 2, "121.00", MARCH_1)).expectEvents(corrected());
    }

    @Test
    void a_unit_that_is_let_is_measured_anew_as_well() {
        unit.given(registered(), reserved(), occupied())
                .when(correct("1号楼101", 2, "121.00", MARCH_1))
                .expectEvents(corrected());
    }

    @Test
    void a_correction_changes_something() {
        unit.given(registered())
                .when(correct("A0101 ", 1, "120.5", MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.CORRECTION_CHANGES_SOMETHING.code());
        unit.given(registered(), corrected())
                .when(correct("1号楼101", 2, "121", MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_unit_is_there_before_anything_happens_to_it_and_by_the_day_of_the_correction() {
        unit.given(registered(), outOfService(), inService())
                .when(correct("A0101", 1, "120.5", MARCH_10))
                .expectSuccessfulHandlerExecution();
        unit.given(registered(), earmarked())
                .when(correct("A0101", 1, "120.5", MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
        unit.given(registered())
                .when(correct("A0101", 1, "120.5", APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
        unit.given(registered(), earmarked())
                .when(correct("A0101", 1, "120.5", FEBRUARY_1))
                .expectSuccessfulHandlerExecution();
    }

    /** A part that was there earlier would stand beside the whole it came of. */
    @Test
    void a_part_is_there_from_the_day_of_the_split_on() {
        unit.given(made())
                .when(correct("A0101", 1, "120.5", FEBRUARY_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_CAME_BY_ITSELF.code());
        unit.given(made()).when(correct("A0101", 3, "120.5", MARCH_1)).expectSuccessfulHandlerExecution();
    }

    static Stream<UnitEvent> gone() {
        return Stream.of(split(), merged(), dissolved(), withdrawn());
    }

    @ParameterizedTest
    @MethodSource("gone")
    void what_is_gone_is_neither_corrected_nor_withdrawn(UnitEvent end) {
        unit.given(registered(), end)
                .when(correct("A0109", 1, "120.5", MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_IS_NOT_GONE.code());
        unit.given(registered(), end)
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_IS_NOT_GONE.code());
    }

    @Test
    void a_unit_registered_by_mistake_is_withdrawn() {
        unit.given(registered()).when(withdraw()).expectEvents(withdrawn());
        unit.given(registered(), corrected(), outOfService(), inService())
                .when(withdraw())
                .expectEvents(withdrawn());
    }

    static Stream<List<UnitEvent>> hanging() {
        return Stream.of(
                List.of(registered(), earmarked()),
                List.of(registered(), outOfService()),
                List.of(registered(), reserved()),
                List.of(registered(), reserved(), occupied()),
                List.of(registered(), reserved(), occupied(), released()),
                List.of(registered(), reserved(), released()));
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void what_something_hangs_on_is_not_withdrawn(List<UnitEvent> before) {
        unit.given(before)
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.NOTHING_HANGS_ON_IT.code());
    }

    static Stream<List<UnitEvent>> takenBack() {
        return Stream.of(
                List.of(registered(), reserved(), reservationWithdrawn()),
                List.of(registered(), reserved(), occupied(), occupationWithdrawn(), reservationWithdrawn()),
                List.of(registered(), earmarked(), reserved(), reservationWithdrawn()),
                List.of(registered(), outOfService(), outageWithdrawn()));
    }

    @ParameterizedTest
    @MethodSource("takenBack")
    void nothing_hangs_on_a_unit_once_all_that_did_is_withdrawn(List<UnitEvent> before) {
        unit.given(before).when(withdraw()).expectEvents(withdrawn());
    }

    @Test
    void of_two_contracts_the_one_that_is_not_withdrawn_still_hangs_on_a_unit() {
        unit.given(registered(), reserved(), reservedForTheSecond(), reservationWithdrawn())
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.NOTHING_HANGS_ON_IT.code());
        unit.given(registered(), reserved(), released(), reservedForTheSecond(), secondReservationWithdrawn())
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.NOTHING_HANGS_ON_IT.code());
    }

    @Test
    void a_part_goes_with_its_split_once_all_contracts_over_it_are_withdrawn() {
        unit.given(made(), reserved(), reservationWithdrawn())
                .when(new DropUnit(UNIT, "重复登记", MARCH_10))
                .expectEvents(withdrawn());
    }

    /** A day on which something happened that never did keeps no unit from having been there later. */
    @Test
    void days_that_were_taken_back_bind_a_unit_no_more() {
        var later = correct("A0101", 1, "120.5", MARCH_10);
        unit.given(registered(), outOfServiceOn(MARCH_2))
                .when(later)
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
        unit.given(registered(), outOfServiceOn(MARCH_2), new UnitOutageWithdrawn(UNIT, MARCH_2, "记错房源", MARCH_10))
                .when(later)
                .expectSuccessfulHandlerExecution();
        var signed = new UnitReserved(UNIT, CONTRACT, TENANT, COMPANY, MARCH_2);
        unit.given(registered(), signed)
                .when(later)
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
        unit.given(registered(), signed, reservationWithdrawn()).when(later).expectSuccessfulHandlerExecution();
        unit.given(registered(), reserved(), new UnitOccupied(UNIT, CONTRACT, TENANT, COMPANY, MARCH_2))
                .when(later)
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
        unit.given(
                        registered(),
                        reserved(),
                        new UnitOccupied(UNIT, CONTRACT, TENANT, COMPANY, MARCH_2),
                        occupationWithdrawn())
                .when(later)
                .expectSuccessfulHandlerExecution();
    }

    private static UnitTakenOutOfService outOfServiceOn(LocalDate day) {
        return new UnitTakenOutOfService(UNIT, "漏水", day);
    }

    @Test
    void a_contract_that_never_was_over_a_unit_is_forgotten_once() {
        var withdraw = new WithdrawReservation(UNIT, CONTRACT, MARCH_10);
        unit.given(registered(), reserved()).when(withdraw).expectEvents(reservationWithdrawn());
        unit.given(registered(), reserved(), reservationWithdrawn())
                .when(withdraw)
                .expectNoEvents();
        unit.given(registered(), reserved(), occupied()).when(withdraw).expectNoEvents();
    }

    private static UnitReservationWithdrawn secondReservationWithdrawn() {
        return new UnitReservationWithdrawn(UNIT, SECOND_CONTRACT, MARCH_10);
    }

    @Test
    void a_part_goes_with_its_split_only() {
        unit.given(made())
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_CAME_BY_ITSELF.code());
    }

    @Test
    void a_split_that_never_was_is_withdrawn_and_the_unit_can_be_split_again() {
        var withdraw = new WithdrawSplit(UNIT, "不曾拆分", APRIL_1);
        unit.given(registered(), split()).when(withdraw).expectEvents(splitWithdrawn());
        unit.given(registered(), split(), splitWithdrawn())
                .when(new SplitUnit(UNIT, SpaceFacts.PARTS, MARCH_10))
                .expectEvents(split());
        unit.given(registered(), split(), splitWithdrawn())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_IS_SPLIT.code());
    }

    @Test
    void a_merger_that_never_was_is_withdrawn_and_the_others_are_there_again() {
        var withdraw = new WithdrawMerger(UNIT, "不曾合并", APRIL_1);
        unit.given(registered(), merged()).when(withdraw).expectEvents(mergerWithdrawn());
        unit.given(registered(), dissolved())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_IS_MERGED.code());
        unit.given(registered(), merged(), mergerWithdrawn()).when(withdraw()).expectEvents(withdrawn());
        unit.given(registered(), dissolved())
                .when(new RestoreUnit(UNIT, WHOLE, APRIL_1))
                .expectEvents(restored());
        unit.given(registered(), dissolved(), restored())
                .when(new RestoreUnit(UNIT, WHOLE, APRIL_1))
                .expectNoEvents();
    }

    @Test
    void days_out_of_service_that_never_were_are_withdrawn() {
        var withdraw = new WithdrawOutage(UNIT, "记错房源", APRIL_1);
        unit.given(registered(), outOfService()).when(withdraw).expectEvents(outageWithdrawn());
        unit.given(registered(), outOfService(), inService())
                .when(withdraw)
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.UNIT_IS_OUT_OF_SERVICE.code());
    }

    @Test
    void the_days_of_a_unit_follow_each_other() {
        var taken = new TakeOutOfService(UNIT, "漏水", MARCH_10);
        unit.given(registered(), outOfService())
                .when(new ReturnToService(UNIT, MARCH_2))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_TAKING_OUT.code());
        unit.given(registered(), outOfService(), inService())
                .when(taken)
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_RETURN.code());
        unit.given(registered())
                .when(new TakeOutOfService(UNIT, "漏水", FEBRUARY_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.DATE_IS_NOT_BEFORE_REGISTRATION.code());
    }

    @Test
    void a_building_was_never_called_otherwise() {
        building.given(buildingRegistered())
                .when(new CorrectBuilding(BUILDING, " A座", "名称录错", MARCH_10))
                .expectEvents(buildingCorrected());
        building.given(buildingRegistered(), buildingCorrected())
                .when(new CorrectBuilding(BUILDING, "A座", "名称录错", MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_building_that_never_was_takes_no_units() {
        var withdraw = new WithdrawBuilding(BUILDING, "重复登记", MARCH_10);
        building.given(buildingRegistered()).when(withdraw).expectEvents(buildingWithdrawn());
        for (var command : List.of(
                withdraw, new CorrectBuilding(BUILDING, "B座", "名称录错", MARCH_10), new ConfirmBuilding(BUILDING, PARK))) {
            building.given(buildingRegistered(), buildingWithdrawn())
                    .when(command)
                    .expectNoEvents()
                    .expectExceptionMessage(SpaceRule.BUILDING_IS_NOT_WITHDRAWN.code());
        }
    }

    @Test
    void a_park_was_never_called_otherwise() {
        park.given(parkRegistered())
                .when(new CorrectPark(PARK, "澜桥数字产业园", "名称录错", MARCH_10))
                .expectEvents(parkCorrected());
        park.given(parkRegistered(), parkCorrected())
                .when(new CorrectPark(PARK, "澜桥数字产业园 ", "名称录错", MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.CORRECTION_CHANGES_SOMETHING.code());
    }

    @Test
    void a_park_that_never_was_takes_no_command() {
        var withdraw = new WithdrawPark(PARK, " 重复登记 ", MARCH_10);
        park.given(parkRegistered()).when(withdraw).expectEvents(parkWithdrawn());
        for (var command : List.of(
                withdraw,
                new CorrectPark(PARK, "澜桥数字产业园", "名称录错", MARCH_10),
                new KeepSynonyms(PARK, synonymsKept().synonyms(), MARCH_10),
                new DropSynonym(PARK, Glossary.INDUSTRIES, "大数据服务业", MARCH_10),
                new SetGoLiveDay(PARK, APRIL_1, MARCH_10))) {
            park.given(parkInPreparation(), parkWithdrawn())
                    .when(command)
                    .expectNoEvents()
                    .expectExceptionMessage(SpaceRule.PARK_IS_NOT_WITHDRAWN.code());
        }
    }

    @Test
    void a_go_live_day_is_named_anew_until_it_has_come() {
        park.given(parkInPreparation())
                .when(new SetGoLiveDay(PARK, APRIL_1, MARCH_10))
                .expectEvents(goLiveSet());
        park.given(parkInPreparation(), goLiveSet())
                .when(new SetGoLiveDay(PARK, APRIL_1.minusDays(2), APRIL_1.minusDays(2)))
                .expectSuccessfulHandlerExecution();
        park.given(parkInPreparation(), goLiveSet())
                .when(new SetGoLiveDay(PARK, APRIL_1.plusYears(1), APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.PARK_IS_NOT_LIVE_YET.code());
        park.given(parkRegistered())
                .when(new SetGoLiveDay(PARK, APRIL_1, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.PARK_IS_NOT_LIVE_YET.code());
    }

    @Test
    void a_go_live_day_is_still_to_come() {
        park.given(parkInPreparation())
                .when(new SetGoLiveDay(PARK, MARCH_2, MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(SpaceRule.GO_LIVE_DAY_IS_AHEAD.code());
    }
}
