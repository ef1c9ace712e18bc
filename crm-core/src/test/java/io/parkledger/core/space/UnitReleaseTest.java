package io.parkledger.core.space;

import static io.parkledger.core.TestValues.APRIL_1;
import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.SECOND_CONTRACT;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.UNIT;
import static io.parkledger.core.space.SpaceFacts.earmarkReleased;
import static io.parkledger.core.space.SpaceFacts.earmarked;
import static io.parkledger.core.space.SpaceFacts.occupied;
import static io.parkledger.core.space.SpaceFacts.outOfService;
import static io.parkledger.core.space.SpaceFacts.registered;
import static io.parkledger.core.space.SpaceFacts.releaseCorrected;
import static io.parkledger.core.space.SpaceFacts.releaseWithdrawn;
import static io.parkledger.core.space.SpaceFacts.released;
import static io.parkledger.core.space.SpaceFacts.reserved;
import static io.parkledger.core.space.SpaceFacts.reservedForTheSecond;
import static io.parkledger.core.space.SpaceRule.DATE_IS_NOT_BEFORE_RELEASE;
import static io.parkledger.core.space.SpaceRule.NEXT_MOVES_IN_AFTER_THE_RELEASE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_LETTABLE;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_ANOTHERS;
import static io.parkledger.core.space.SpaceRule.UNIT_IS_NOT_EARMARKED;
import static io.parkledger.core.space.SpaceRule.UNIT_WAS_LET_TO_NOBODY_SINCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.ledger.Claim;
import io.parkledger.core.space.UnitCommand.CorrectOccupation;
import io.parkledger.core.space.UnitCommand.CorrectRelease;
import io.parkledger.core.space.UnitCommand.CorrectUnlocking;
import io.parkledger.core.space.UnitCommand.OccupyUnit;
import io.parkledger.core.space.UnitCommand.ReleaseUnit;
import io.parkledger.core.space.UnitCommand.ReserveAgain;
import io.parkledger.core.space.UnitCommand.WithdrawRelease;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Who was in a unit was out on another day, or never was. */
class UnitReleaseTest {

    private static final LocalDate APRIL_2 = APRIL_1.plusDays(1);
    private static final LocalDate APRIL_3 = APRIL_1.plusDays(2);
    private static final LocalDate APRIL_10 = APRIL_1.plusDays(9);

    private final AggregateTestFixture<Unit> unit = new AggregateTestFixture<>(Unit.class);

    private static CorrectRelease correct(LocalDate day) {
        return new CorrectRelease(UNIT, CONTRACT, day, APRIL_1, APRIL_10);
    }

    private static WithdrawRelease withdraw() {
        return new WithdrawRelease(UNIT, CONTRACT, TENANT, COMPANY, APRIL_1, APRIL_10);
    }

    private static UnitOccupied occupiedByTheSecond(LocalDate on) {
        return new UnitOccupied(UNIT, SECOND_CONTRACT, TENANT, COMPANY, on);
    }

    @Test
    void it_was_released_on_another_day() {
        unit.given(registered(), occupied(), released()).when(correct(APRIL_3)).expectEvents(releaseCorrected());
    }

    @Test
    void whoever_comes_next_does_so_after_that_day() {
        var next = new OccupyUnit(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_2);
        unit.given(registered(), occupied(), released()).when(next).expectSuccessfulHandlerExecution();
        unit.given(registered(), occupied(), released(), releaseCorrected())
                .when(next)
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
    }

    @Test
    void nobody_was_out_after_the_next_had_moved_in() {
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2))
                .when(correct(APRIL_3))
                .expectNoEvents()
                .expectExceptionMessage(NEXT_MOVES_IN_AFTER_THE_RELEASE.code());
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2), leftTheSecond())
                .when(correct(APRIL_3))
                .expectExceptionMessage(NEXT_MOVES_IN_AFTER_THE_RELEASE.code());
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_3))
                .when(correct(APRIL_3))
                .expectEvents(releaseCorrected());
    }

    private static UnitReleased leftTheSecond() {
        return new UnitReleased(UNIT, SECOND_CONTRACT, APRIL_10);
    }

    @Test
    void whose_release_is_put_right_does_not_move_that_of_who_came_after() {
        var early = new UnitReleaseCorrected(UNIT, CONTRACT, APRIL_1, APRIL_2, APRIL_10);
        unit.given(
                        registered(),
                        occupied(),
                        new UnitReleased(UNIT, CONTRACT, APRIL_2),
                        occupiedByTheSecond(APRIL_2),
                        leftTheSecond(),
                        early)
                .when(new OccupyUnit(UNIT, CONTRACT, TENANT, COMPANY, APRIL_3))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
    }

    @Test
    void who_was_never_in_is_not_told() {
        unit.given(registered(), reservedForTheSecond()).when(correct(APRIL_3)).expectNoEvents();
    }

    @Test
    void who_never_was_out_is_in() {
        unit.given(registered(), occupied(), released()).when(withdraw()).expectEvents(releaseWithdrawn());
        unit.given(registered(), occupied(), released(), releaseWithdrawn())
                .when(new OccupyUnit(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_10))
                .expectExceptionMessage(UNIT_IS_NOT_ANOTHERS.code());
        unit.given(registered(), occupied(), released(), releaseWithdrawn())
                .when(new ReleaseUnit(UNIT, CONTRACT, APRIL_10))
                .expectEvents(new UnitReleased(UNIT, CONTRACT, APRIL_10));
    }

    @Test
    void who_has_signed_for_later_waits_as_before() {
        unit.given(registered(), occupied(), released(), reservedForTheSecond())
                .when(withdraw())
                .expectEvents(releaseWithdrawn());
    }

    @Test
    void a_unit_that_another_has_been_in_since_is_not_given_back() {
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2))
                .when(withdraw())
                .expectNoEvents()
                .expectExceptionMessage(UNIT_WAS_LET_TO_NOBODY_SINCE.code());
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2), leftTheSecond())
                .when(withdraw())
                .expectExceptionMessage(UNIT_WAS_LET_TO_NOBODY_SINCE.code());
        unit.given(registered(), occupied())
                .when(withdraw())
                .expectExceptionMessage(UNIT_WAS_LET_TO_NOBODY_SINCE.code());
    }

    @Test
    void nor_one_that_is_not_let_any_more() {
        unit.given(registered(), occupied(), released(), outOfService())
                .when(withdraw())
                .expectExceptionMessage(UNIT_IS_LETTABLE.code());
    }

    @Test
    void nor_one_that_is_kept_for_others_until_people_release_it() {
        unit.given(registered(), occupied(), released(), earmarked())
                .when(withdraw())
                .expectExceptionMessage(UNIT_IS_NOT_EARMARKED.code());
        unit.given(registered(), occupied(), released(), earmarked(), earmarkReleased())
                .when(withdraw())
                .expectEvents(releaseWithdrawn());
    }

    /** Ledgers hold some of before that did so. */
    @Test
    void what_was_withdrawn_over_an_earmark_ended_it() {
        assertThat(SpaceContext.CONTEXT.claims().apply(releaseWithdrawn()))
                .containsExactly(Claim.release("unit-earmark", UNIT.value(), UNIT_IS_NOT_EARMARKED));
    }

    @Test
    void a_next_tenant_who_never_moved_in_is_in_nobodys_way() {
        var neverIn = new UnitOccupationWithdrawn(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_2, APRIL_10);
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2), neverIn)
                .when(correct(APRIL_3))
                .expectEvents(releaseCorrected());
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_2), neverIn)
                .when(withdraw())
                .expectEvents(releaseWithdrawn());
    }

    private static UnitReleaseWithdrawn neverOutTheSecond(LocalDate in) {
        return new UnitReleaseWithdrawn(UNIT, SECOND_CONTRACT, TENANT, COMPANY, in, APRIL_10);
    }

    /**
     * The next tenant was said to have been in, and out: first that it was out is withdrawn, then that it ever was in.
     */
    @Test
    void nor_is_one_who_was_never_in_and_was_said_to_have_been_out() {
        var neverIn = new UnitOccupationWithdrawn(UNIT, SECOND_CONTRACT, TENANT, COMPANY, APRIL_2, APRIL_10);
        unit.given(
                        registered(),
                        occupied(),
                        released(),
                        occupiedByTheSecond(APRIL_2),
                        leftTheSecond(),
                        neverOutTheSecond(APRIL_2),
                        neverIn)
                .when(withdraw())
                .expectEvents(releaseWithdrawn());
    }

    @Test
    void whoever_never_was_out_had_moved_in_after_the_corrected_release_of_who_was_in_before() {
        var moved = new CorrectOccupation(UNIT, SECOND_CONTRACT, APRIL_2, APRIL_10);
        unit.given(
                        registered(),
                        occupied(),
                        released(),
                        occupiedByTheSecond(APRIL_3),
                        leftTheSecond(),
                        releaseCorrected(),
                        neverOutTheSecond(APRIL_3))
                .when(moved)
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
        var early = new UnitReleaseCorrected(UNIT, CONTRACT, APRIL_1, APRIL_3, APRIL_10);
        unit.given(
                        registered(),
                        occupied(),
                        new UnitReleased(UNIT, CONTRACT, APRIL_3),
                        occupiedByTheSecond(APRIL_3),
                        leftTheSecond(),
                        early,
                        neverOutTheSecond(APRIL_3))
                .when(moved)
                .expectSuccessfulHandlerExecution();
    }

    /** It would have been in beside who was in before it: both days are its own only while it is in. */
    @Test
    void who_was_out_had_moved_in_on_the_day_it_is_put_right_to() {
        var earlier = new UnitOccupationCorrected(UNIT, SECOND_CONTRACT, APRIL_2, APRIL_10, APRIL_10);
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_10), leftTheSecond(), earlier)
                .when(correct(APRIL_3))
                .expectExceptionMessage(NEXT_MOVES_IN_AFTER_THE_RELEASE.code());
        unit.given(registered(), occupied(), released(), occupiedByTheSecond(APRIL_10), leftTheSecond())
                .when(new CorrectOccupation(
                        UNIT, SECOND_CONTRACT, released().releasedOn().minusDays(1), APRIL_10))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_RELEASE.code());
    }

    private static ReserveAgain neverVoid() {
        return new ReserveAgain(UNIT, CONTRACT, TENANT, COMPANY, reserved().reservedOn());
    }

    @Test
    void a_signing_that_never_was_void_locks_the_unit() {
        unit.given(registered(), reserved(), released()).when(neverVoid()).expectEvents(reserved());
        unit.given(registered(), reserved()).when(neverVoid()).expectNoEvents();
        unit.given(registered(), reserved(), released(), earmarked())
                .when(neverVoid())
                .expectExceptionMessage(UNIT_IS_NOT_EARMARKED.code());
        unit.given(registered(), reserved(), released(), outOfService())
                .when(neverVoid())
                .expectExceptionMessage(UNIT_IS_LETTABLE.code());
    }

    @Test
    void a_signing_was_void_since_another_day_where_there_was_one() {
        var e = releaseCorrected();
        var correct = new CorrectUnlocking(UNIT, CONTRACT, e.releasedOn(), e.formerReleasedOn(), e.correctedOn());
        unit.given(registered(), reserved(), released()).when(correct).expectEvents(e);
        unit.given(registered(), reservedForTheSecond()).when(correct).expectNoEvents();
    }
}
