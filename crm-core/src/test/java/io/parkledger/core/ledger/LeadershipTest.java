package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.MARCH_1;
import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Two nodes on one database: one seals, any takes commands, and the second takes over. */
@Timeout(60)
class LeadershipTest {

    private static final Duration PROMPTLY = Duration.ofSeconds(1);
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(5);

    private TestLedger first;
    private TestLedger second;

    @BeforeEach
    void twoNodes() {
        var settings = withPoolOf(8, TestPostgres.newDatabase());
        first = TestLedger.open(settings);
        await().atMost(A_FEW_SECONDS).until(first.ledger.leadership()::isHeld);
        second = TestLedger.open(settings);
    }

    @AfterEach
    void close() {
        second.close();
        first.close();
    }

    @Test
    void only_one_node_seals() {
        for (int i = 0; i < 20; i++) {
            second.send(register("L-" + i, "公司" + i));
        }
        await().atMost(A_FEW_SECONDS).until(() -> second.ledger.reader().head() == 20);

        assertThat(first.ledger.leadership().isHeld()).isTrue();
        assertThat(second.ledger.leadership().isHeld()).isFalse();
        assertThat(leaderSessions()).hasSize(1);
        assertThat(sealedHere(first)).isTrue();
        assertThat(sealedHere(second)).isFalse();
    }

    /** Whether this node's own sealer has told of anything. */
    private static boolean sealedHere(TestLedger node) {
        var patience = Duration.ofMillis(300);
        var begin = System.nanoTime();
        node.ledger.positions().awaitBeyond(0, patience);
        return System.nanoTime() - begin < patience.toNanos();
    }

    @Test
    void a_command_on_the_node_that_does_not_seal_gets_its_position_promptly() {
        for (int i = 0; i < 50; i++) {
            var receipt = second.send(register("L-" + i, "公司" + i));
            assertThat(second.ledger.positions().await(receipt, PROMPTLY)).hasValue(i + 1);
        }
    }

    @Test
    void when_the_leader_closes_the_other_takes_over_and_seals_what_was_left() {
        first.send(register("L-1", "公司一"));
        first.close();
        var receipt = second.send(register("L-2", "公司二"));

        assertThat(second.ledger.positions().await(receipt, A_FEW_SECONDS)).hasValue(2);
        assertThat(second.ledger.leadership().isHeld()).isTrue();
        assertPositionsAreRanks();
    }

    @Test
    void while_leaders_are_killed_nothing_is_lost_or_doubled() throws Exception {
        var stop = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(4);
        var senders = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 4; i++) {
            int number = i;
            senders.add(threads.submit(() -> sendUntil(stop, number % 2 == 0 ? first : second, number)));
        }
        for (int kill = 0; kill < 4; kill++) {
            var killed = leaderSessions();
            assertThat(killed).hasSize(1);
            owner("SELECT pg_terminate_backend(" + killed.get(0) + ")");
            await().atMost(A_FEW_SECONDS)
                    .until(() ->
                            leaderSessions().size() == 1 && !leaderSessions().equals(killed));
            var head = second.ledger.reader().head();
            await().atMost(A_FEW_SECONDS).until(() -> second.ledger.reader().head() > head);
        }
        stop.set(true);
        var sent = 0;
        for (var sender : senders) {
            sent += sender.get();
        }
        threads.shutdown();

        int all = sent;
        await().atMost(A_FEW_SECONDS).until(() -> second.ledger.reader().head() == all);
        assertPositionsAreRanks();
        assertThat(second.ledger.reader().after(0, 1_000_000))
                .extracting(LedgerEvent::eventId)
                .doesNotHaveDuplicates()
                .hasSize(all);
    }

    private static int sendUntil(AtomicBoolean stop, TestLedger node, int number) {
        var lead = "L-" + number;
        node.send(register(lead, "公司" + number));
        var sent = 1;
        while (!stop.get()) {
            node.send(new AssignLead(new LeadId(lead), "su", null, MARCH_1));
            sent++;
        }
        return sent;
    }

    @Test
    void seals_lost_in_a_crash_of_the_database_come_back_the_same_without_a_new_event() {
        for (int i = 0; i < 30; i++) {
            first.send(register("L-" + i, "公司" + i));
        }
        await().atMost(A_FEW_SECONDS).until(() -> first.ledger.reader().head() == 30);
        var before = seals();

        second.close(); // so that nobody else looks at the seals afresh

        loseSealsBeyond(12);

        await().atMost(A_FEW_SECONDS).until(() -> seals().size() == 30);
        assertThat(seals()).isEqualTo(before);
        assertPositionsAreRanks();
    }

    /** As a crash does to a commit that did not wait for the disk: the rows are gone, and so is every connection. */
    private void loseSealsBeyond(long position) {
        owner(
                "ALTER TABLE ledger.seal DISABLE TRIGGER seal_only_grows",
                "DELETE FROM ledger.seal WHERE position > " + position,
                "ALTER TABLE ledger.seal ENABLE TRIGGER seal_only_grows",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid()");
    }

    @Test
    void while_somebody_holds_an_append_open_the_leader_goes_on_leading_and_says_for_how_long() throws SQLException {
        try (var holder = DriverManager.getConnection(
                        first.settings.url(), first.settings.user(), first.settings.password());
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock_shared(" + LedgerDatabase.LOCK_CLASS + ", "
                    + LedgerDatabase.APPEND_LOCK + ")");
            first.send(register("L-1", "公司一"));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> first.ledger.appendHeldFor().compareTo(Duration.ofSeconds(3)) > 0);
            assertThat(first.ledger.leadership().sinceSomebodyLed()).isLessThan(Duration.ofSeconds(2));
            assertThat(first.ledger.loops().all()).isNotEmpty().allSatisfy(loop -> assertThat(loop.silence())
                    .isLessThan(Duration.ofSeconds(2)));
            first.send(register("L-2", "公司二"));
            assertThat(first.ledger.reader().head()).isZero();
            holder.rollback();
        }
        await().atMost(A_FEW_SECONDS).until(() -> first.ledger.reader().head() == 2);
        assertThat(first.ledger.leadership().term()).isEqualTo(1);
        await().until(() -> first.ledger.appendHeldFor().isZero());
        assertPositionsAreRanks();
    }

    private void assertPositionsAreRanks() {
        var ranks = database()
                .query(
                        "SELECT row_number() OVER (ORDER BY global_index) || ':' || global_index FROM event ORDER BY global_index",
                        row -> row.getString(1));
        assertThat(seals()).isEqualTo(ranks);
    }

    private Jdbc database() {
        var owner = new PGSimpleDataSource();
        owner.setUrl(first.settings.url());
        owner.setUser(first.settings.ownerUser());
        owner.setPassword(first.settings.ownerPassword());
        owner.setCurrentSchema("ledger");
        return new Jdbc(owner);
    }

    private List<String> seals() {
        return database()
                .query("SELECT position || ':' || global_index FROM seal ORDER BY position", row -> row.getString(1));
    }

    private List<String> leaderSessions() {
        return database()
                .query(
                        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = "
                                + LedgerDatabase.LOCK_CLASS + " AND objid = " + LedgerDatabase.LEADER_LOCK
                                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                        row -> row.getString(1));
    }

    private void owner(String... statements) {
        var settings = first.settings;
        try (var connection =
                        DriverManager.getConnection(settings.url(), settings.ownerUser(), settings.ownerPassword());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
