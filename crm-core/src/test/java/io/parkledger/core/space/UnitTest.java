package io.parkledger.core.space;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.BUILDING;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.MARCH_1;
import static io.parkledger.core.TestValues.MARCH_10;
import static io.parkledger.core.TestValues.MARCH_2;
import static io.parkledger.core.TestValues.NEGOTIATION;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.space.SpaceFacts.NEXT;
import static io.parkledger.core.space.SpaceFacts.PARTS;
import static io.parkledger.core.space.SpaceFacts.WHOLE;
import static io.parkledger.core.space.SpaceFacts.dissolved;
import static io.parkledger.core.space.SpaceFacts.earmarkReleased;
import static io.parkledger.core.space.SpaceFacts.earmarked;
import static io.parkledger.core.space.SpaceFacts.inService;
import static io.parkledger.core.space.SpaceFacts.merged;
import static io.parkledger.core.space.SpaceFacts.occupationCorrected;
import static io.parkledger.core.space.SpaceFacts.occupationWithdrawn;
import static io.parkledger.core.space.SpaceFacts.occupied;
import static io.parkledger.core.space.SpaceFacts.outOfService;
import static io.parkledger.core.space.SpaceFacts.part;
import static io.parkledger.core.space.SpaceFacts.registered;
import static io.parkledger.core.space.SpaceFacts.released;
import static io.parkledger.core.space.SpaceFacts.reserved;
import static io.parkledger.core.space.SpaceFacts.reservedForTheSecond;
import static io.parkledger.core.space.SpaceRule.AREAS_ADD_UP;
import static io.parkledger.core.space.SpaceRule.AREA_IS_THE_UNITS_OWN;
import static io.parkledger.core.space.SpaceRule.BUILDING_IS_NOT_WITHDRAWN;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_EARMARKING;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RELEASE;
import static io.parkledger.core.space.SpaceRule.MERGED_AREA_IS_WITHIN_BOUNDS;
import static io.parkledger.core.space.SpaceRule.MERGED_UNITS_SHARE_A_FLOOR;
import static io.parkledger.core.space.SpaceRule.PARK_IS_NOT_WITHDRAWN;
import static io.parkledger.core.space.SpaceRule.UNIT_ID_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LET_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_OUT_OF_SERVICE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_VACANT;
import static io.parkledger.core.space.SpaceRule.UNIT_NUMBER_IS_USED_ONCE;
import static io.parkledger.core.space.SpaceRule.UNIT_STANDS_WHERE_IT_IS_SAID_TO;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import io.parkledger.core.space.UnitCommand.DissolveUnit;
import io.parkledger.core.space.UnitCommand.EarmarkUnit;
import io.parkledger.core.space.UnitCommand.MergeUnits;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.RegisterUnit;
import io.parkledger.core.space.UnitCommand.ReleaseEarmark;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveUnit;
import io.parkledger.core.space.UnitCommand.ReturnToService;
import io.parkledger.core.space.UnitCommand.SplitUnit;
import io.parkledger.core.space.UnitCommand.TakeOutOfService;
import io.parkledger.core.space.UnitCommand.WithdrawOccupation;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnitTest {

    private final AggregateTestFixture<Unit> unit = new AggregateTestFixture<>(Unit.class);

    private static EarmarkUnit earmark(LocalDate until) {
        return new EarmarkUnit(UNIT, NEGOTIATION, COMPANY, until, MARCH_2);
    }

    private static ReleaseEarmark releaseEarmark(LocalDate releasedOn) {
        return new ReleaseEarmark(UNIT, releasedOn);
    }

    private static ReserveUnit reserve(ContractId contract) {
        return reserve(contract, PARK, BUILDING, "120.5");
    }

    private static ReserveUnit reserve(ContractId contract, ParkId park, BuildingId building, String area) {
        return new ReserveUnit(UNIT, contract, TENANT, COMPANY, park, building, sqm(area), MARCH_10);
    }

    private static OccupyUnit occupy(ContractId contract) {
        return new OccupyUnit(UNIT, contract, TENANT, COMPANY, APRIL_1);
    }

    private static MergedUnit goes(String unit, String area) {
        return new MergedUnit(new UnitId(unit), sqm(area));
    }

    private static SplitUnit split(UnitPart... parts) {
        return new SplitUnit(UNIT, List.of(parts), MARCH_10);
    }

    @Test
    void a_merger_makes_no_unit_larger_than_a_unit_can_be() {
        var most = new BigDecimal("10000000").subtract(registered().areaSqm());
        var largest = most.toPlainString();
        var tooLarge = most.add(new BigDecimal("0.01")).toPlainString();

        unit.given(registered())
                .when(merge(List.of(goes("A0102", tooLarge)), WHOLE))
                .expectNoEvents()
                .expectExceptionMessage(MERGED_AREA_IS_WITHIN_BOUNDS.code());
        unit.given(registered())
                .when(merge(List.of(goes("A0102", largest)), WHOLE))
                .expectSuccessfulHandlerExecution();
    }

    private static MergeUnits merge(List<MergedUnit> others, UnitId into) {
        return new MergeUnits(UNIT, others, into, into.value(), MARCH_10);
    }

    private static DissolveUnit dissolve() {
        return dissolve(PARK, BUILDING, 1, "120.50");
    }

    private static DissolveUnit dissolve(ParkId park, BuildingId building, int floor, String area) {
        return new DissolveUnit(UNIT, WHOLE, park, building, floor, sqm(area), MARCH_10);
    }

    private static TakeOutOfService takeOutOfService() {
        return new TakeOutOfService(UNIT, "water damage", MARCH_10);
    }

    @Test
    void a_unit_is_registered() {
        unit.givenNoPriorActivity()
                .when(new RegisterUnit(UNIT, PARK, BUILDING, " " + UNIT.value() + " ", 1, sqm("120.50"), MARCH_1))
                .expectEvents(registered());
    }

    @Test
    void a_vacant_unit_is_earmarked_for_a_talk() {
        unit.given(registered()).when(earmark(APRIL_1)).expectEvents(earmarked());
    }

    @Test
    void a_unit_is_earmarked_without_a_talk_on_record() {
        unit.given(registered())
                .when(new EarmarkUnit(UNIT, null, " " + COMPANY, APRIL_1, MARCH_2))
                .expectEvents(SpaceFacts.earmarkedWithoutTalk());
    }

    static Stream<UnitEvent> only_a_vacant_unit_in_service_is_earmarked() {
        return Stream.concat(Stream.of(earmarked(), reserved(), occupied()), ends());
    }

    @ParameterizedTest
    @MethodSource
    void only_a_vacant_unit_in_service_is_earmarked(UnitEvent event) {
        unit.given(registered(), event)
                .when(earmark(APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
    }

    @Test
    void an_earmark_may_be_for_one_day_and_does_not_end_before_it_begins() {
        unit.given(registered()).when(earmark(MARCH_2)).expectSuccessfulHandlerExecution();
        unit.given(registered())
                .when(earmark(MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_EARMARKING.code());
    }

    @Test
    void an_earmark_is_released() {
        unit.given(registered(), earmarked()).when(releaseEarmark(MARCH_10)).expectEvents(earmarkReleased());
    }

    @Test
    void an_earmark_is_not_released_before_it_began() {
        unit.given(registered(), earmarked())
                .when(releaseEarmark(MARCH_1))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_EARMARKING.code());
    }

    static Stream<List<UnitEvent>> only_an_earmarked_unit_is_released_from_its_earmark() {
        return Stream.of(
                List.of(registered()),
                List.of(registered(), earmarked(), earmarkReleased()),
                List.of(registered(), earmarked(), reserved()),
                List.of(registered(), earmarked(), occupied()));
    }

    @ParameterizedTest
    @MethodSource
    void only_an_earmarked_unit_is_released_from_its_earmark(List<UnitEvent> life) {
        unit.given(life)
                .when(releaseEarmark(MARCH_10))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_EARMARKED.code());
    }

    @Test
    void a_released_unit_is_earmarked_for_the_next() {
        unit.given(registered(), earmarked(), earmarkReleased())
                .when(earmark(APRIL_1))
                .expectEvents(earmarked());
    }

    @Test
    void an_earmark_stands_in_no_contracts_way() {
        unit.given(registered(), earmarked()).when(reserve(CONTRACT)).expectEvents(reserved());
        unit.given(registered(), earmarked()).when(occupy(CONTRACT)).expectEvents(occupied());
    }

    @Test
    void a_vacant_unit_is_reserved() {
        unit.given(registered()).when(reserve(CONTRACT)).expectEvents(reserved());
    }

    static Stream<List<UnitEvent>> a_unit_is_reserved_for_later_days_while_another_is_in_or_has_signed() {
        return Stream.of(List.of(registered(), reserved()), List.of(registered(), reserved(), occupied()));
    }

    @ParameterizedTest
    @MethodSource
    void a_unit_is_reserved_for_later_days_while_another_is_in_or_has_signed(List<UnitEvent> life) {
        unit.given(life).when(reserve(SECOND_CONTRACT)).expectEvents(reservedForTheSecond());
    }

    @Test
    void a_contract_reserves_its_unit_once() {
        unit.given(registered(), reserved())
                .when(reserve(CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        unit.given(registered(), reserved(), occupied())
                .when(reserve(CONTRACT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<UnitCommand> a_unit_is_let_and_merged_where_it_stands() {
        var elsewhere = new ParkId("XX");
        var other = new BuildingId("B");
        return Stream.of(
                reserve(CONTRACT, elsewhere, BUILDING, "120.50"),
                reserve(CONTRACT, PARK, other, "120.50"),
                dissolve(elsewhere, BUILDING, 1, "120.50"),
                dissolve(PARK, other, 1, "120.50"));
    }

    @ParameterizedTest
    @MethodSource
    void a_unit_is_let_and_merged_where_it_stands(UnitCommand mistaken) {
        unit.given(registered())
                .when(mistaken)
                .expectNoEvents()
                .expectExceptionMessage(UNIT_STANDS_WHERE_IT_IS_SAID_TO.code());
    }

    static Stream<UnitCommand> a_unit_is_let_and_merged_with_the_area_it_has() {
        return Stream.of(reserve(CONTRACT, PARK, BUILDING, "120.51"), dissolve(PARK, BUILDING, 1, "12.05"));
    }

    @ParameterizedTest
    @MethodSource
    void a_unit_is_let_and_merged_with_the_area_it_has(UnitCommand stale) {
        unit.given(registered()).when(stale).expectNoEvents().expectExceptionMessage(AREA_IS_THE_UNITS_OWN.code());
    }

    @Test
    void units_of_two_floors_are_not_merged() {
        unit.given(registered())
                .when(dissolve(PARK, BUILDING, 2, "120.50"))
                .expectNoEvents()
                .expectExceptionMessage(MERGED_UNITS_SHARE_A_FLOOR.code());
    }

    @Test
    void a_reserved_unit_is_occupied_by_its_contract() {
        unit.given(registered(), reserved()).when(occupy(CONTRACT)).expectEvents(occupied());
    }

    @Test
    void a_unit_nobody_reserved_is_occupied_all_the_same() {
        unit.given(registered()).when(occupy(CONTRACT)).expectEvents(occupied());
    }

    @Test
    void a_unit_is_not_occupied_under_another_contract() {
        unit.given(registered(), occupied())
                .when(occupy(SECOND_CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_NOT_ANOTHERS.code());
    }

    @Test
    void who_has_signed_for_later_does_not_move_in_while_another_is_in() {
        unit.given(registered(), occupied(), reservedForTheSecond())
                .when(occupy(SECOND_CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_NOT_ANOTHERS.code());
    }

    @Test
    void who_has_signed_for_later_moves_in_once_the_unit_is_free() {
        unit.given(registered(), occupied(), reservedForTheSecond(), released())
                .when(occupy(SECOND_CONTRACT))
                .expectEvents(new UnitOccupied(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_1));
    }

    @Test
    void nobody_moves_in_before_the_last_one_left() {
        unit.given(registered(), occupied(), new UnitReleased(UNIT, CONTRACT, APRIL_1.plusDays(1)))
                .when(occupy(SECOND_CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
    }

    @Test
    void who_never_moved_in_leaves_no_day_to_wait_for() {
        unit.given(registered(), reserved(), new UnitReleased(UNIT, CONTRACT, APRIL_1.plusDays(1)))
                .when(occupy(SECOND_CONTRACT))
                .expectSuccessfulHandlerExecution();
    }

    static Stream<UnitCommand> a_unit_somebody_has_signed_for_is_not_vacant_when_the_occupant_leaves() {
        return Stream.concat(Stream.of(earmark(APRIL_1)), what_is_let_is_neither_rebuilt_nor_closed());
    }

    @ParameterizedTest
    @MethodSource
    void a_unit_somebody_has_signed_for_is_not_vacant_when_the_occupant_leaves(UnitCommand command) {
        unit.given(registered(), occupied(), reservedForTheSecond(), released())
                .when(command)
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
    }

    @Test
    void a_rescinded_contract_takes_its_reservation_back_and_leaves_the_occupant_in() {
        var rescinded = new UnitReleased(UNIT, SECOND_CONTRACT, MARCH_10);
        unit.given(registered(), occupied(), reservedForTheSecond())
                .when(new ReleaseUnit(UNIT, SECOND_CONTRACT, MARCH_10))
                .expectEvents(rescinded);
        unit.given(registered(), occupied(), reservedForTheSecond(), rescinded)
                .when(takeOutOfService())
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
        unit.given(registered(), occupied(), reservedForTheSecond(), rescinded, released())
                .when(earmark(APRIL_1))
                .expectEvents(earmarked());
    }

    @Test
    void a_contract_that_ends_releases_its_unit() {
        unit.given(registered(), occupied())
                .when(new ReleaseUnit(UNIT, CONTRACT, APRIL_1))
                .expectEvents(released());
    }

    @Test
    void a_released_unit_is_let_to_the_next() {
        unit.given(registered(), occupied(), released())
                .when(reserve(SECOND_CONTRACT))
                .expectEvents(new UnitReserved(UNIT, SECOND_CONTRACT, TENANT, COMPANY, MARCH_10));
    }

    static Stream<List<UnitEvent>> there_is_nothing_to_release_of_a_contract_the_unit_has_nothing_of() {
        return Stream.of(
                List.of(registered()),
                List.of(registered(), reserved()),
                List.of(registered(), occupied()),
                List.of(registered(), SpaceFacts.split()));
    }

    @ParameterizedTest
    @MethodSource
    void there_is_nothing_to_release_of_a_contract_the_unit_has_nothing_of(List<UnitEvent> life) {
        unit.given(life)
                .when(new ReleaseUnit(UNIT, SECOND_CONTRACT, APRIL_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_vacant_unit_is_split_into_parts_of_the_same_area() {
        unit.given(registered()).when(new SplitUnit(UNIT, PARTS, MARCH_10)).expectEvents(SpaceFacts.split());
    }

    static Stream<SplitUnit> no_square_metre_appears_or_vanishes_in_a_split() {
        return Stream.of(
                split(part("A0101-1", "70.25"), part("A0101-2", "50.24")),
                split(part("A0101-1", "70.25"), part("A0101-2", "50.26")));
    }

    @ParameterizedTest
    @MethodSource
    void no_square_metre_appears_or_vanishes_in_a_split(SplitUnit wrong) {
        unit.given(registered()).when(wrong).expectNoEvents().expectExceptionMessage(AREAS_ADD_UP.code());
    }

    @Test
    void the_parts_of_a_split_have_numbers_of_their_own_however_they_are_written() {
        unit.given(registered())
                .when(split(numbered("A0101-1", "A", "70.25"), numbered("A0101-2", "ａ ", "50.25")))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_NUMBER_IS_USED_ONCE.code());
    }

    private static UnitPart numbered(String unit, String number, String area) {
        return new UnitPart(new UnitId(unit), number, sqm(area));
    }

    static Stream<UnitCommand> the_units_of_a_split_or_merger_are_units_of_their_own() {
        return Stream.of(
                split(part("A0101-1", "70.25"), numbered("A0101-1", "A0101-2", "50.25")),
                split(part("A0101", "70.25"), part("A0101-2", "50.25")),
                merge(List.of(goes("A0101", "120.50")), WHOLE),
                merge(List.of(goes("A0102", "80"), goes("A0102", "80")), WHOLE),
                merge(NEXT, UNIT),
                merge(NEXT, NEXT.get(0).unitId()));
    }

    @ParameterizedTest
    @MethodSource
    void the_units_of_a_split_or_merger_are_units_of_their_own(UnitCommand twice) {
        unit.given(registered()).when(twice).expectNoEvents().expectExceptionMessage(UNIT_ID_IS_USED_ONCE.code());
    }

    @Test
    void vacant_units_are_merged() {
        unit.given(registered()).when(merge(NEXT, WHOLE)).expectEvents(merged());
    }

    @Test
    void a_unit_merged_into_another_is_dissolved() {
        unit.given(registered()).when(dissolve()).expectEvents(dissolved());
    }

    @Test
    void a_vacant_unit_is_taken_out_of_service() {
        unit.given(registered()).when(takeOutOfService()).expectEvents(outOfService());
    }

    @Test
    void a_unit_returns_to_service() {
        unit.given(registered(), outOfService())
                .when(new ReturnToService(UNIT, APRIL_1))
                .expectEvents(inService());
    }

    @Test
    void a_unit_back_in_service_is_let_again() {
        unit.given(registered(), outOfService(), inService())
                .when(reserve(CONTRACT))
                .expectEvents(reserved());
    }

    @Test
    void a_unit_in_service_does_not_return_to_it() {
        unit.given(registered())
                .when(new ReturnToService(UNIT, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_OUT_OF_SERVICE.code());
    }

    static Stream<UnitCommand> what_is_let_is_neither_rebuilt_nor_closed() {
        return Stream.of(new SplitUnit(UNIT, PARTS, MARCH_10), merge(NEXT, WHOLE), takeOutOfService());
    }

    @ParameterizedTest
    @MethodSource
    void what_is_let_is_neither_rebuilt_nor_closed(UnitCommand command) {
        unit.given(registered(), reserved())
                .when(command)
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
    }

    @ParameterizedTest
    @MethodSource("what_is_let_is_neither_rebuilt_nor_closed")
    void what_is_earmarked_is_released_before_it_is_rebuilt_or_closed(UnitCommand command) {
        unit.given(registered(), earmarked())
                .when(command)
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
    }

    /** Said of the unit by its number: whoever merges asked another one. */
    @Test
    void what_is_let_or_earmarked_or_closed_does_not_go_into_anothers_merger() {
        for (var end : List.of(reserved(), occupied(), SpaceFacts.split(), outOfService())) {
            unit.given(registered(), end)
                    .when(dissolve())
                    .expectNoEvents()
                    .expectExceptionMessage(UNIT_IS_LET_ONCE.code());
        }
        unit.given(registered(), earmarked())
                .when(dissolve())
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_NOT_EARMARKED.code());
    }

    static Stream<UnitEvent> ends() {
        return Stream.of(SpaceFacts.split(), merged(), dissolved(), outOfService());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_is_gone_or_closed_is_not_reserved(UnitEvent end) {
        unit.given(registered(), end)
                .when(reserve(CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_LETTABLE.code());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void what_is_gone_or_closed_is_not_occupied(UnitEvent end) {
        unit.given(registered(), end)
                .when(occupy(CONTRACT))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_LETTABLE.code());
    }

    @ParameterizedTest
    @EnumSource(UnitState.class)
    void a_unit_counts_as_lettable_unless_it_is_closed_or_gone(UnitState state) {
        var neither = List.of(UnitState.OUT_OF_SERVICE, UnitState.DISSOLVED, UnitState.WITHDRAWN);
        assertThat(state.isLettable()).isNotEqualTo(neither.contains(state));
    }

    private static List<Claim> claimsOf(UnitEvent event) {
        return SpaceContext.CONTEXT.claims().apply(event);
    }

    @Test
    void a_unit_claims_its_building_its_number_in_it_and_its_id() {
        var building = BUILDING.value();
        assertThat(claimsOf(registered()))
                .containsExactly(
                        Claim.use("park-use", "LQ", "A0101", PARK_IS_NOT_WITHDRAWN),
                        Claim.use("building-use", building, "A0101", BUILDING_IS_NOT_WITHDRAWN),
                        Claim.take("unit-number", building + "/a0101", "A0101", UNIT_NUMBER_IS_USED_ONCE),
                        Claim.take("unit", "A0101", "A0101", UNIT_ID_IS_USED_ONCE));
    }

    @Test
    void an_earmark_is_claimed_apart_from_the_days_of_contracts_until_it_ends() {
        assertThat(claimsOf(earmarked()))
                .containsExactly(Claim.take("unit-earmark", "A0101", "A0101", UNIT_IS_LET_ONCE));
        for (var end : List.of(earmarkReleased(), reserved(), occupied())) {
            assertThat(claimsOf(end)).containsExactly(Claim.release("unit-earmark", "A0101", UNIT_IS_NOT_EARMARKED));
        }
    }

    @Test
    void units_that_go_are_claimed_for_ever_from_that_day_on() {
        var gone = Claim.takeDays("unit", "A0101", "gone-with:A0101", MARCH_10, null, UNIT_IS_LET_ONCE);
        var nextGone = Claim.takeDays("unit", "A0102", "gone-with:A0101", MARCH_10, null, UNIT_IS_LET_ONCE);

        assertThat(claimsOf(SpaceFacts.split())).contains(gone);
        assertThat(claimsOf(merged())).contains(gone, nextGone);
    }

    @Test
    void the_ids_of_what_is_made_are_claimed_so_that_not_even_their_owners_have_them_already() {
        assertThat(claimsOf(merged()))
                .containsSubsequence(
                        Claim.take("unit", "A0110", "becoming:A0101", UNIT_ID_IS_USED_ONCE),
                        Claim.release("unit", "becoming:A0101", UNIT_ID_IS_USED_ONCE),
                        Claim.take("unit", "A0110", "A0110", UNIT_ID_IS_USED_ONCE));
        var backwards = new UnitSplit(UNIT, PARK, BUILDING, 1, List.of(PARTS.get(1), PARTS.get(0)), MARCH_10);
        assertThat(claimsOf(SpaceFacts.split())).isEqualTo(claimsOf(backwards));
    }

    @Test
    void a_unit_out_of_service_is_claimed_until_it_returns() {
        assertThat(claimsOf(outOfService()))
                .containsExactly(
                        Claim.takeDays("unit", "A0101", "out-of-service:A0101", MARCH_10, null, UNIT_IS_LET_ONCE));
        assertThat(claimsOf(inService()))
                .containsExactly(Claim.releaseDays("unit", "out-of-service:A0101", APRIL_1, UNIT_IS_LET_ONCE));
    }

    @Test
    void whoever_is_or_was_in_came_on_another_day() {
        unit.given(registered(), occupied())
                .when(new CorrectOccupation(UNIT, CONTRACT, MARCH_10, APRIL_1))
                .expectEvents(occupationCorrected());
        unit.given(registered(), occupied())
                .when(new CorrectOccupation(UNIT, CONTRACT, APRIL_1, APRIL_1))
                .expectNoEvents();
        unit.given(registered(), occupied(), released())
                .when(new CorrectOccupation(UNIT, CONTRACT, MARCH_10, APRIL_1))
                .expectEvents(occupationCorrected());
        unit.given(registered())
                .when(new CorrectOccupation(UNIT, CONTRACT, MARCH_10, APRIL_1))
                .expectNoEvents();
        unit.given(
                        registered(),
                        occupied(),
                        released(),
                        new UnitOccupied(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_1))
                .when(new CorrectOccupation(UNIT, SECOND_CONTRACT, MARCH_10, APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
    }

    @Test
    void where_nobody_came_in_the_unit_is_signed_for() {
        var withdraw = new WithdrawOccupation(UNIT, CONTRACT, TENANT, COMPANY, MARCH_10, APRIL_1);
        unit.given(registered(), occupied()).when(withdraw).expectEvents(occupationWithdrawn());
        unit.given(registered(), occupied(), released()).when(withdraw).expectNoEvents();
        unit.given(registered(), occupied(), occupationWithdrawn())
                .when(occupy(CONTRACT))
                .expectEvents(occupied());
        unit.given(registered(), occupied(), occupationWithdrawn())
                .when(new TakeOutOfService(UNIT, "leaks", APRIL_1))
                .expectNoEvents()
                .expectExceptionMessage(UNIT_IS_VACANT.code());
        unit.given(registered(), occupied(), occupationWithdrawn())
                .when(new ReleaseUnit(UNIT, CONTRACT, APRIL_1))
                .expectEvents(released());
    }
}
