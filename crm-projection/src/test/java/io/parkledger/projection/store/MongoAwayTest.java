package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.MongoTimeoutException;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Views;
import io.parkledger.projection.store.keeper.ViewKeeper;
import io.parkledger.projection.store.rows.Scope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A MongoDB that is killed and started again, while the ledger goes on. */
class MongoAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(8);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static long register(TestLedger ledger, String lead) {
        return ledger.positionOf(ledger.send(new RegisterLead(
                new LeadId(lead),
                new ParkId("LQ"),
                "公司" + lead,
                null,
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                LocalDate.of(2021, 3, 1))));
    }

    private static Duration timeOf(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void while_it_is_away_readers_are_told_at_once_commands_go_on_and_afterwards_so_do_the_views() throws Exception {
        assumeTrue(TestServer.mongod().isPresent(), "needs a mongod of its own");
        var mongod = TestMongod.started(TestServer.mongod().orElseThrow());
        try (var ledger = TestLedger.open();
                var server = ViewServer.at(mongod.newDatabase());
                var keeper = new ViewKeeper(ledger.ledger, server, Projections.all())) {
            keeper.start();
            assertThat(keeper.await(register(ledger, "1"), PATIENCE)).isTrue();
            assertThat(keeper.isReachable()).isTrue();

            mongod.kill();

            await().atMost(PATIENCE).until(() -> !keeper.isReachable());
            var told = timeOf(() -> assertThatThrownBy(keeper::live).isInstanceOf(ViewsUnavailable.class));
            var waited = timeOf(() -> assertThat(keeper.awaitReadable(PATIENCE)).isIn(true, false));
            assertThat(told).isLessThan(AT_ONCE);
            assertThat(waited).isLessThan(AT_ONCE);
            long written = register(ledger, "2");
            assertThat(keeper.parkedCount()).as("no event is to blame").isZero();

            mongod.startAgain();

            await().atMost(PATIENCE).until(keeper::isReachable);
            assertThat(keeper.await(written, PATIENCE)).isTrue();
            assertThat(Views.of(keeper.live()).leads().find("2", Scope.ALL)).isPresent();
            assertThat(Views.of(keeper.live()).leads().find("1", Scope.ALL)).isPresent();
            assertThat(keeper.parked()).isEmpty();
            assertThat(keeper.rebuild((position, total) -> {}).differing()).isZero();
        } finally {
            mongod.kill();
        }
    }

    @Test
    void who_reads_while_it_is_frozen_waits_a_few_seconds_and_is_told() throws Exception {
        assumeTrue(TestServer.mongod().isPresent(), "needs a mongod of its own");
        var mongod = TestMongod.started(TestServer.mongod().orElseThrow());
        try (var ledger = TestLedger.open();
                var server = ViewServer.at(mongod.newDatabase());
                var keeper = new ViewKeeper(ledger.ledger, server, Projections.all())) {
            keeper.start();
            assertThat(keeper.await(register(ledger, "1"), PATIENCE)).isTrue();
            var generation = keeper.live();
            var views = Views.of(generation);

            mongod.freeze();

            var waits = List.<ThrowingCallable>of(
                    () -> views.leads().find("1", Scope.ALL),
                    () -> views.leads().awaitingTriage(Scope.ALL, 10),
                    () -> views.leads().countAwaitingTriage(Scope.ALL),
                    () -> generation.parked(10),
                    () -> generation.hasParked("1"));
            for (var wait : waits) {
                var told = timeOf(() -> assertThatThrownBy(wait).matches(ViewsUnavailable::is));
                assertThat(told).isLessThan(A_FEW_SECONDS);
            }

            mongod.thaw();

            await().atMost(PATIENCE).until(keeper::isReachable);
            assertThat(views.leads().find("1", Scope.ALL)).isPresent();
            assertThat(keeper.await(register(ledger, "2"), PATIENCE)).isTrue();
        } finally {
            mongod.kill();
        }
    }

    @Test
    void what_the_driver_says_of_a_database_that_is_away_is_known_whatever_wraps_it() {
        var timeout = new MongoTimeoutException("no server");

        assertThat(ViewsUnavailable.is(timeout)).isTrue();
        assertThat(ViewsUnavailable.is(new IllegalStateException(new StoreFailed(timeout))))
                .isTrue();
        assertThat(ViewsUnavailable.is(new IllegalStateException("something else")))
                .isFalse();
    }
}
