package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was known at a time that has passed never changes, however long an append was under way. */
@Timeout(60)
class KnownAtTest {

    private static final int WRITERS = 6;
    private static final int LEADS = 60;
    private static final int MOST_LEADS = 2_000;
    private static final int TOLD = 100;
    private static final int POSITIONS_TOLD = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static Connection owner(TestLedger ledger) throws SQLException {
        var owner = DriverManager.getConnection(
                ledger.settings.url(), ledger.settings.ownerUser(), ledger.settings.ownerPassword());
        owner.setAutoCommit(false);
        return owner;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Test
    void an_append_that_waited_for_a_claim_was_not_known_while_it_waited() throws Exception {
        try (var ledger = TestLedger.open();
                var other = owner(ledger)) {
            other.createStatement()
                    .execute("INSERT INTO ledger.claim VALUES ('open-lead-of-company', 'LQ/公司一', 'somebody')");
            var waiting = threads.submit(() -> ledger.positionOf(ledger.send(register("L-1", "公司一"))));
            await().until(() -> isWaitingForTransaction(ledger));
            long before = 0;
            for (int i = 2; i <= 6; i++) {
                before = ledger.positionOf(ledger.send(register("L-" + i, "公司" + i)));
            }
            var then = now();
            assertThat(ledger.ledger.reader().positionAt(then)).isEqualTo(before);

            other.rollback();
            var late = waiting.get();

            assertThat(late).isGreaterThan(before);
            assertThat(ledger.ledger.reader().after(late - 1, 1).get(0).recordedAt())
                    .isBefore(then);
            assertThat(ledger.ledger.reader().positionAt(then)).isEqualTo(before);
            assertThat(ledger.ledger.reader().positionAt(now())).isEqualTo(late);
        }
    }

    private static boolean isWaitingForTransaction(TestLedger ledger) {
        return !TestLedger.owner(ledger.settings)
                .query("SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted", row -> row.getInt(1))
                .isEmpty();
    }

    @Test
    void an_append_held_open_keeps_what_follows_from_being_known_and_moves_nothing_of_before() throws Exception {
        try (var ledger = TestLedger.open();
                var other = owner(ledger)) {
            var first = ledger.positionOf(ledger.send(register("L-1", "公司一")));
            other.createStatement()
                    .execute(
                            "SELECT ledger.append(clock_timestamp(), ARRAY['e-held'], ARRAY['lead'], ARRAY['L-held'],"
                                    + " ARRAY[0::bigint], ARRAY['lead.assigned'], ARRAY['1'], ARRAY['{}'::bytea], ARRAY['{}'::bytea],"
                                    + " '{}', '{}', '{}', '{}', '{}', '{}', 'lin', NULL, ''::bytea, NULL, 0, 0, '{}', '{}', '{}', '{}', '{}', '{}')");
            var behind = ledger.send(register("L-2", "公司二"));
            var then = now();
            assertThat(ledger.ledger.reader().positionAt(then)).isEqualTo(first);

            other.commit();

            assertThat(ledger.positionOf(behind)).isEqualTo(first + 2);
            assertThat(ledger.ledger.reader().positionAt(then)).isEqualTo(first);
        }
    }

    /** What a reader was told while others wrote. */
    private record Told(Instant at, long position) {}

    @Test
    void what_a_reader_was_told_at_any_moment_holds_for_ever() throws Exception {
        try (var ledger = TestLedger.open()) {
            var enough = new AtomicBoolean();
            var over = new AtomicBoolean();
            var reading = threads.submit(() -> read(ledger, enough, over));
            var writing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int own = writer;
                writing.add(threads.submit(() -> {
                    for (int i = 0; i < LEADS || (!enough.get() && i < MOST_LEADS); i++) {
                        ledger.send(register("L-" + own + "-" + i, "公司" + own + "号" + i));
                    }
                }));
            }
            for (var each : writing) {
                each.get();
            }
            over.set(true);
            var told = reading.get();

            assertThat(positions(told)).isGreaterThan(POSITIONS_TOLD);
            assertThat(told).hasSizeGreaterThan(TOLD).allSatisfy(each -> assertThat(
                            ledger.ledger.reader().positionAt(each.at()))
                    .as("at %s", each.at())
                    .isEqualTo(each.position()));
        }
    }

    private static long positions(List<Told> told) {
        return told.stream().map(Told::position).distinct().count();
    }

    /** Others write until a reader has been told enough, however fast they are. */
    private static List<Told> read(TestLedger ledger, AtomicBoolean enough, AtomicBoolean over) {
        var told = new ArrayList<Told>();
        while (!over.get()) {
            var at = now();
            told.add(new Told(at, ledger.ledger.reader().positionAt(at)));
            enough.set(told.size() > TOLD && positions(told) > POSITIONS_TOLD);
        }
        return told;
    }

    @Test
    void in_a_simulated_ledger_what_was_recorded_on_its_clock_was_known_by_it() throws Exception {
        try (var ledger = TestLedger.simulated();
                var other = owner(ledger)) {
            other.createStatement()
                    .execute("SELECT pg_advisory_xact_lock_shared(" + LedgerDatabase.LOCK_CLASS + ", "
                            + LedgerDatabase.APPEND_LOCK + ")");
            var days = new LinkedHashMap<Instant, Receipt>();
            for (int day = 1; day <= 3; day++) {
                var noon = Instant.parse("2021-03-0" + day + "T04:00:00Z");
                ledger.ledger.clock().set(noon);
                days.put(noon, ledger.send(register("L-" + day, "公司" + day)));
            }
            other.rollback();

            long position = 0;
            for (var day : days.entrySet()) {
                position++;
                assertThat(ledger.positionOf(day.getValue())).isEqualTo(position);
                assertThat(ledger.ledger.reader().positionAt(day.getKey().plusSeconds(60)))
                        .isEqualTo(position);
                assertThat(ledger.ledger.reader().positionAt(day.getKey().minusSeconds(1)))
                        .isEqualTo(position - 1);
                assertThat(ledger.ledger.reader().knownSince(position).orElseThrow())
                        .isBetween(day.getKey(), day.getKey().plusSeconds(60));
            }
        }
    }
}
