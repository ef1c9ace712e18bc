package io.parkledger.core.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.ledger.AppendMac;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerUnavailable;
import io.parkledger.core.ledger.Loop;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.NobodySeals;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres.Machine;
import io.parkledger.core.ledger.embedded.EmbeddedPostgres.Start;
import io.parkledger.core.ledger.embedded.PostgresWatch.Patience;
import io.parkledger.core.policy.Policies;
import io.parkledger.core.value.LeadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL is killed under a ledger that is written to. */
@Timeout(120)
@Tag("chaos")
class KilledPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final Loops loops = new Loops((loop, cause) -> {});

    @AfterEach
    void end() {
        loops.all().forEach(Loop::close);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(Start.in(data).withProgramsIn(PROGRAMS).stoppedByItsOwner(), Machine.real());
    }

    @Test
    void a_killed_server_comes_back_and_commands_go_on_with_nothing_acknowledged_lost() throws Exception {
        try (var postgres = start().watchedBy(loops);
                var database = LedgerDatabase.open(EmbeddedLedger.settings(postgres));
                var ledger = Ledger.open(
                        database,
                        LedgerClock.real(TestLedger.SHANGHAI),
                        Contexts.ALL,
                        Policies.ALL,
                        EventCheck.NONE,
                        AppendMac.NONE,
                        loops)) {
            var acknowledged = new ConcurrentLinkedQueue<String>();
            var asked = new AtomicInteger();
            var stop = new AtomicBoolean();
            var writer = new Thread(() -> write(ledger, asked, acknowledged, stop), "writer");
            writer.start();
            for (int kill = 0; kill < 2; kill++) {
                var before = acknowledged.size();
                await().atMost(A_WHILE).until(() -> acknowledged.size() > before + 20);
                var killed = postmasters().get(0);
                kill(killed);

                await().atMost(A_WHILE)
                        .until(() -> postmasters().size() == 1 && !postmasters().contains(killed));
                var then = acknowledged.size();
                await().atMost(A_WHILE).until(() -> acknowledged.size() > then + 20);
            }
            stop.set(true);
            writer.join();

            await().atMost(A_WHILE).until(() -> ledger.reader().unsealed() == 0);
            assertThat(ledger.reader().after(0, 1_000_000))
                    .extracting(LedgerEvent::aggregateId)
                    .containsAll(acknowledged)
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(80);
            assertThat(postgres.state()).isEqualTo(PostgresState.RUNNING);
            assertThat(Files.readString(postgres.log())).contains("was not properly shut down");
        }
        assertThat(postmasters()).isEmpty();
    }

    private static void write(
            Ledger ledger, AtomicInteger asked, ConcurrentLinkedQueue<String> done, AtomicBoolean stop) {
        while (!stop.get()) {
            var lead = "L-" + asked.incrementAndGet();
            try {
                ledger.desk().send(register(lead), TestLedger.LIN, Delivery.PLAIN);
                done.add(lead);
            } catch (LedgerUnavailable | NobodySeals expectedWhileItIsAway) {
                // Its outcome is unknown, and not counted as done.
            }
        }
    }

    /** A seal does not wait for the disk; whoever is told what was known by it does. */
    @Test
    void what_was_known_before_a_kill_is_known_after_it() throws Exception {
        try (var postgres = start().watchedBy(loops);
                var database = LedgerDatabase.open(EmbeddedLedger.settings(postgres));
                var ledger = Ledger.open(
                        database,
                        LedgerClock.real(TestLedger.SHANGHAI),
                        Contexts.ALL,
                        Policies.ALL,
                        EventCheck.NONE,
                        AppendMac.NONE,
                        loops)) {
            for (int kill = 0; kill < 4; kill++) {
                var killed = postmasters().get(0);
                var receipt = ledger.desk().send(register("L-" + kill), TestLedger.LIN, Delivery.PLAIN);
                var position = ledger.positions().await(receipt, A_WHILE).orElseThrow();
                var then = Instant.now();
                assertThat(ledger.reader().positionAt(then)).isEqualTo(position);
                kill(killed);

                await().atMost(A_WHILE)
                        .until(() -> postmasters().size() == 1 && !postmasters().contains(killed));
                await().atMost(A_WHILE)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(ledger.reader().head()).isEqualTo(position));
                assertThat(ledger.reader().positionAt(then)).isEqualTo(position);
            }
        }
    }

    private static RegisterLead register(String lead) {
        return new RegisterLead(
                new LeadId(lead),
                new ParkId("LQ"),
                "公司" + lead,
                null,
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                LocalDate.of(2021, 3, 1));
    }

    @Test
    void a_server_that_is_closed_is_not_started_again() throws Exception {
        var postgres = start().watchedBy(loops);
        assertThat(postmasters()).hasSize(1);

        postgres.close();

        assertThat(postgres.state()).isEqualTo(PostgresState.STOPPED);
        var watch = loops.all().get(0);
        assertThat(watch.isWanted()).isFalse();
        assertThat(postmasters()).isEmpty();
        start().close(); // and the folder is free
    }

    @Test
    void one_killed_while_the_application_closes_stays_down() throws Exception {
        for (int i = 0; i < 3; i++) {
            var postgres = start().watchedBy(loops);
            kill(postmasters().get(0));
            postgres.close();
            assertThat(postmasters()).isEmpty();
        }
    }

    @Test
    void a_server_that_cannot_start_any_more_is_given_up_with_its_reason() throws Exception {
        var little = new Patience(Duration.ofMillis(10), Duration.ofMillis(20), 2, Duration.ofHours(1));
        try (var postgres = start().watchedBy(loops, little)) {
            Files.writeString(PostgresCluster.in(data).resolve("postgresql.conf"), "nonsense = 1\n");
            kill(postmasters().get(0));

            await().atMost(A_WHILE).until(() -> postgres.state() == PostgresState.GIVEN_UP);
            assertThat(postgres.reason()).isEqualTo("ledger.postgres-did-not-start");
            assertThat(postmasters()).isEmpty();
        }
    }

    private static void kill(long postmaster) {
        var process = ProcessHandle.of(postmaster).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Every server process on this cluster that is not another's child. */
    private List<Long> postmasters() throws IOException {
        var cluster = PostgresCluster.in(data);
        return ProcessHandle.allProcesses()
                .filter(process -> works(process.pid(), cluster))
                .filter(process -> process.parent()
                        .filter(parent -> works(parent.pid(), cluster))
                        .isEmpty())
                .filter(process -> isPostmaster(process.pid()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static boolean works(long pid, Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc/" + pid + "/cwd"), cluster);
        } catch (IOException gone) {
            return false;
        }
    }

    /** A child that outlives its killed parent for a moment calls itself by its task: "postgres: checkpointer". */
    private static boolean isPostmaster(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/cmdline")).startsWith("postgres: ");
        } catch (IOException gone) {
            return false;
        }
    }
}
