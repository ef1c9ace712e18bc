package io.parkledger.core.renewal;

import static io.parkledger.core.TestValues.COMPANY;
import static io.parkledger.core.TestValues.CONTRACT;
import static io.parkledger.core.TestValues.PARK;
import static io.parkledger.core.TestValues.RENEWAL;
import static io.parkledger.core.TestValues.TENANT;
import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.TestValues.sqm;
import static io.parkledger.core.renewal.RenewalFacts.FEBRUARY;
import static io.parkledger.core.renewal.RenewalFacts.NEW_END;
import static io.parkledger.core.renewal.RenewalFacts.NEW_RENT;
import static io.parkledger.core.renewal.RenewalFacts.OPENED;
import static io.parkledger.core.renewal.RenewalFacts.RENT_A_YEAR;
import static io.parkledger.core.renewal.RenewalFacts.agreed;
import static io.parkledger.core.renewal.RenewalFacts.corrected;
import static io.parkledger.core.renewal.RenewalFacts.declined;
import static io.parkledger.core.renewal.RenewalFacts.heldOver;
import static io.parkledger.core.renewal.RenewalFacts.offered;
import static io.parkledger.core.renewal.RenewalFacts.opened;
import static io.parkledger.core.renewal.RenewalFacts.reopened;
import static io.parkledger.core.renewal.RenewalFacts.withdrawn;
import static io.parkledger.core.renewal.RenewalRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_DECISION;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.renewal.RenewalRule.NEW_END_IS_AFTER_EXPIRY;
import static io.parkledger.core.renewal.RenewalRule.NOTHING_WAS_OPENED;
import static io.parkledger.core.renewal.RenewalRule.OPENING_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_CAME_TO_NOTHING;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_AGREED;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_OPEN;
import static io.parkledger.core.renewal.RenewalRule.TERM_STILL_RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.parkledger.core.id.RenewalId;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import io.parkledger.core.renewal.RenewalCommand.ConfirmOpenedSince;
import io.parkledger.core.renewal.RenewalCommand.CorrectRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineByLeaving;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.renewal.RenewalCommand.ReopenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.value.Cny;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalTest {

    private final AggregateTestFixture<Renewal> renewal = new AggregateTestFixture<>(Renewal.class);

    private static OfferRenewal offer(LocalDate newEndOn, LocalDate on) {
        return new OfferRenewal(RENEWAL, newEndOn, NEW_RENT, on);
    }

    private static AgreeRenewal agree(LocalDate newEndOn, LocalDate on) {
        return new AgreeRenewal(RENEWAL, newEndOn, NEW_RENT, on);
    }

    private static DeclineRenewal decline(LocalDate on) {
        return new DeclineRenewal(RENEWAL, "moves to the city", on);
    }

    private static DeclineByLeaving leave(LocalDate on) {
        return new DeclineByLeaving(RENEWAL, on);
    }

    private static NoteHoldOver noteHoldOver() {
        return new NoteHoldOver(RENEWAL, TERM_END.plusDays(1));
    }

    private static WithdrawRenewal withdraw() {
        return new WithdrawRenewal(RENEWAL, FEBRUARY);
    }

    @Test
    void a_renewal_opens() {
        renewal.givenNoPriorActivity()
                .when(new OpenRenewal(
                        RENEWAL, CONTRACT, TENANT, PARK, COMPANY, sqm("200.50"), RENT_A_YEAR, TERM_END, OPENED))
                .expectEvents(opened());
    }

    @Test
    void a_contract_has_one_renewal_for_one_expiry() {
        assertThat(RenewalId.of(CONTRACT, TERM_END)).isEqualTo(RENEWAL);
        assertThat(RenewalId.of(CONTRACT, NEW_END)).isNotEqualTo(RENEWAL);
    }

    @Test
    void a_new_term_is_offered() {
        renewal.given(opened()).when(offer(NEW_END, FEBRUARY)).expectEvents(offered());
    }

    @Test
    void a_better_offer_may_follow() {
        renewal.given(opened(), offered()).when(offer(NEW_END, FEBRUARY)).expectEvents(offered());
    }

    @Test
    void a_new_term_is_agreed() {
        renewal.given(opened(), offered()).when(agree(NEW_END, FEBRUARY)).expectEvents(agreed());
    }

    @Test
    void a_held_over_renewal_can_still_be_agreed() {
        renewal.given(opened(), heldOver()).when(agree(NEW_END, FEBRUARY)).expectEvents(agreed());
    }

    @Test
    void a_renewal_is_declined() {
        renewal.given(opened()).when(decline(FEBRUARY)).expectEvents(declined());
    }

    @Test
    void a_renewal_nobody_decided_is_held_over() {
        renewal.given(opened(), offered()).when(noteHoldOver()).expectEvents(heldOver());
    }

    @Test
    void a_renewal_is_withdrawn_when_the_tenant_left_early() {
        renewal.given(opened()).when(withdraw()).expectEvents(withdrawn());
    }

    @Test
    void who_leaves_at_expiry_has_declined() {
        renewal.given(opened()).when(leave(TERM_END)).expectEvents(new RenewalDeclined(RENEWAL, null, TERM_END));
    }

    /** That it was opened late must not keep a leaving from being recorded. */
    @Test
    void who_had_left_before_the_renewal_opened_has_declined_all_the_same() {
        var before = OPENED.minusDays(1);
        renewal.given(opened()).when(leave(before)).expectEvents(new RenewalDeclined(RENEWAL, null, before));
    }

    static Stream<RenewalCommand> everything() {
        return Stream.of(offer(NEW_END, FEBRUARY), agree(NEW_END, FEBRUARY), decline(FEBRUARY));
    }

    static Stream<Arguments> a_renewal_that_is_decided_hears_no_more_of_its_contract() {
        return Stream.of(leave(TERM_END), noteHoldOver(), withdraw())
                .flatMap(news -> Stream.of(agreed(), declined(), withdrawn()).map(end -> arguments(news, end)));
    }

    @ParameterizedTest
    @MethodSource
    void a_renewal_that_is_decided_hears_no_more_of_its_contract(RenewalCommand news, RenewalEvent end) {
        renewal.given(opened(), end)
                .when(news)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_hold_over_is_noted_once() {
        renewal.given(opened(), heldOver())
                .when(noteHoldOver())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void an_agreed_renewal_is_done_with(RenewalCommand late) {
        renewal.given(opened(), agreed()).when(late).expectNoEvents().expectExceptionMessage(RENEWAL_IS_OPEN.code());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_declined_renewal_is_done_with(RenewalCommand late) {
        renewal.given(opened(), declined()).when(late).expectNoEvents().expectExceptionMessage(RENEWAL_IS_OPEN.code());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_withdrawn_renewal_is_done_with(RenewalCommand late) {
        renewal.given(opened(), withdrawn()).when(late).expectNoEvents().expectExceptionMessage(RENEWAL_IS_OPEN.code());
    }

    static Stream<RenewalCommand> a_renewal_goes_on_where_the_term_ends() {
        return Stream.of(offer(TERM_END, FEBRUARY), agree(TERM_END, FEBRUARY));
    }

    @ParameterizedTest
    @MethodSource
    void a_renewal_goes_on_where_the_term_ends(RenewalCommand tooShort) {
        renewal.given(opened()).when(tooShort).expectNoEvents().expectExceptionMessage(NEW_END_IS_AFTER_EXPIRY.code());
    }

    static Stream<RenewalCommand> nothing_is_decided_before_the_renewal_opens() {
        var before = OPENED.minusDays(1);
        return Stream.of(offer(NEW_END, before), agree(NEW_END, before), decline(before));
    }

    @ParameterizedTest
    @MethodSource
    void nothing_is_decided_before_the_renewal_opens(RenewalCommand early) {
        renewal.given(opened()).when(early).expectNoEvents().expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    private static ReopenRenewal reopen(LocalDate on) {
        return new ReopenRenewal(RENEWAL, " stays after all ", on);
    }

    @Test
    void who_declined_is_talked_to_again_until_the_last_day_of_the_term() {
        renewal.given(opened(), declined()).when(reopen(FEBRUARY)).expectEvents(reopened());
        renewal.given(opened(), withdrawn()).when(reopen(FEBRUARY)).expectEvents(reopened());
        renewal.given(opened(), declined()).when(reopen(TERM_END)).expectSuccessfulHandlerExecution();
        renewal.given(opened(), declined())
                .when(reopen(TERM_END.plusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(TERM_STILL_RUNS.code());
        renewal.given(opened(), declined())
                .when(reopen(FEBRUARY.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_DECISION.code());
        renewal.given(opened(), agreed())
                .when(reopen(FEBRUARY))
                .expectNoEvents()
                .expectExceptionMessage(RENEWAL_CAME_TO_NOTHING.code());
    }

    @Test
    void what_nobody_declined_is_taken_up_again_also_of_a_lease_that_is_held_over() {
        renewal.given(opened(), withdrawn()).when(reopen(TERM_END.plusDays(30))).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_renewal_taken_up_again_is_decided_again() {
        renewal.given(opened(), declined(), reopened())
                .when(agree(NEW_END, FEBRUARY))
                .expectEvents(agreed());
        renewal.given(opened(), declined(), reopened())
                .when(decline(FEBRUARY.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_OPENING.code());
    }

    private static CorrectRenewal correct(LocalDate newEndOn, Cny rent, LocalDate on) {
        return new CorrectRenewal(RENEWAL, newEndOn, rent, "typed wrong", on);
    }

    @Test
    void what_was_agreed_is_corrected_and_nothing_else() {
        var end = NEW_END.minusYears(1);
        var rent = Cny.of("36.00");
        renewal.given(opened(), agreed()).when(correct(end, rent, FEBRUARY)).expectEvents(corrected());
        renewal.given(opened(), agreed(), corrected())
                .when(correct(end, rent, FEBRUARY))
                .expectNoEvents()
                .expectExceptionMessage(CORRECTION_CHANGES_SOMETHING.code());
        renewal.given(opened(), agreed())
                .when(correct(TERM_END, rent, FEBRUARY))
                .expectNoEvents()
                .expectExceptionMessage(NEW_END_IS_AFTER_EXPIRY.code());
        renewal.given(opened(), agreed())
                .when(correct(end, rent, FEBRUARY.minusDays(1)))
                .expectNoEvents()
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_DECISION.code());
        renewal.given(opened(), offered())
                .when(correct(end, rent, FEBRUARY))
                .expectNoEvents()
                .expectExceptionMessage(RENEWAL_IS_AGREED.code());
    }

    /** Opened on 1 October 2023, and again later. */
    @Test
    void a_renewal_knows_since_when_it_was_opened() {
        var openedOn = opened().openedOn();
        for (var life : List.of(List.<Object>of(opened()), List.<Object>of(opened(), declined(), reopened()))) {
            renewal.given(life)
                    .when(new ConfirmOpenedSince(RENEWAL, openedOn))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            renewal.given(life)
                    .when(new ConfirmOpenedSince(RENEWAL, openedOn.plusDays(1)))
                    .expectNoEvents()
                    .expectExceptionMessage(OPENING_IS_NOT_BEFORE_HANDOVER.code());
            renewal.given(life)
                    .when(new ConfirmNeverOpened(RENEWAL))
                    .expectNoEvents()
                    .expectExceptionMessage(NOTHING_WAS_OPENED.code());
        }
    }
}
