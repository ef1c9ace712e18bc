package io.parkledger.core.renewal;

import static io.parkledger.core.TestValues.TERM_END;
import static io.parkledger.core.renewal.RenewalFacts.FEBRUARY;
import static io.parkledger.core.renewal.RenewalFacts.agreed;
import static io.parkledger.core.renewal.RenewalFacts.closureCorrected;
import static io.parkledger.core.renewal.RenewalFacts.closureWithdrawn;
import static io.parkledger.core.renewal.RenewalFacts.declined;
import static io.parkledger.core.renewal.RenewalFacts.heldOver;
import static io.parkledger.core.renewal.RenewalFacts.offered;
import static io.parkledger.core.renewal.RenewalFacts.opened;
import static io.parkledger.core.renewal.RenewalFacts.reopened;
import static io.parkledger.core.renewal.RenewalFacts.withdrawn;

import io.parkledger.core.id.RenewalId;
import io.parkledger.core.renewal.RenewalCommand.CorrectClosure;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawClosure;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** What closed because a tenant left closes on the day it left, and goes on when it never left. */
class RenewalClosureTest {

    private static final RenewalId RENEWAL = opened().renewalId();
    private static final LocalDate OUT = TERM_END.plusDays(1);
    private static final LocalDate LATER = TERM_END.plusDays(9);
    private static final RenewalDeclined DECLINED_BY_LEAVING = new RenewalDeclined(RENEWAL, null, OUT);

    private final AggregateTestFixture<Renewal> renewal = new AggregateTestFixture<>(Renewal.class);

    private static CorrectClosure leftOn(LocalDate day, boolean expired, LocalDate former) {
        return new CorrectClosure(RENEWAL, expired, day, former, LATER);
    }

    private static WithdrawClosure neverLeft(LocalDate day) {
        return new WithdrawClosure(RENEWAL, day, LATER);
    }

    @Test
    void nothing_to_renew_becomes_declined_and_the_reverse() {
        renewal.given(opened(), withdrawn()).when(leftOn(OUT, true, FEBRUARY)).expectEvents(closureCorrected());
        renewal.given(opened(), DECLINED_BY_LEAVING)
                .when(leftOn(FEBRUARY, false, OUT))
                .expectEvents(new RenewalClosureCorrected(RENEWAL, RenewalStatus.WITHDRAWN, FEBRUARY, OUT, LATER));
    }

    @Test
    void it_closed_on_another_day() {
        renewal.given(opened(), DECLINED_BY_LEAVING)
                .when(leftOn(OUT.plusDays(1), true, OUT))
                .expectEvents(
                        new RenewalClosureCorrected(RENEWAL, RenewalStatus.DECLINED, OUT.plusDays(1), OUT, LATER));
        renewal.given(opened(), DECLINED_BY_LEAVING)
                .when(leftOn(OUT, true, OUT))
                .expectNoEvents();
    }

    @Test
    void what_was_put_right_can_be_put_right_again_or_withdrawn() {
        renewal.given(opened(), offered(), withdrawn(), closureCorrected())
                .when(leftOn(FEBRUARY, false, OUT))
                .expectEvents(new RenewalClosureCorrected(RENEWAL, RenewalStatus.WITHDRAWN, FEBRUARY, OUT, LATER));
        renewal.given(opened(), offered(), withdrawn(), closureCorrected())
                .when(neverLeft(OUT))
                .expectEvents(closureWithdrawn());
    }

    @Test
    void it_is_again_what_it_was_before() {
        renewal.given(opened(), offered(), withdrawn())
                .when(neverLeft(FEBRUARY))
                .expectEvents(closureWithdrawn());
        renewal.given(opened(), heldOver(), DECLINED_BY_LEAVING)
                .when(neverLeft(OUT))
                .expectEvents(new RenewalClosureWithdrawn(RENEWAL, RenewalStatus.HELD_OVER, LATER));
        renewal.given(opened(), offered(), withdrawn(), closureWithdrawn())
                .when(new DeclineRenewal(RENEWAL, "moves to the city", LATER))
                .expectEvents(new RenewalDeclined(RENEWAL, "moves to the city", LATER));
    }

    @Test
    void what_people_decided_stays() {
        renewal.given(opened(), declined()).when(leftOn(OUT, true, FEBRUARY)).expectNoEvents();
        renewal.given(opened(), declined()).when(neverLeft(FEBRUARY)).expectNoEvents();
        renewal.given(opened(), agreed()).when(neverLeft(FEBRUARY)).expectNoEvents();
        renewal.given(opened(), withdrawn(), reopened())
                .when(neverLeft(FEBRUARY))
                .expectNoEvents();
        renewal.given(opened(), DECLINED_BY_LEAVING).when(neverLeft(FEBRUARY)).expectNoEvents();
    }
}
