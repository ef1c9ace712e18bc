package io.parkledger.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.seal.LogReader;
import io.parkledger.core.space.ParkCommand.RegisterPark;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A verification that a node has left in the middle is not begun anew by the next one. */
@Timeout(300)
class ResumedVerificationTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    /** More than go together, so that there is a place in between. */
    private static final int EVENTS = 4_400;

    private TestApplication app;
    private Jdbc owner;

    @BeforeEach
    void start() {
        app = TestApplication.start();
        owner = TestLedger.owner(app.database());
        var desk = app.bean(Ledger.class).desk();
        IntStream.rangeClosed(1, EVENTS)
                .parallel()
                .forEach(number -> desk.send(
                        new RegisterPark(new ParkId("R-" + number), "园区" + number, null),
                        TestLedger.LIN,
                        Delivery.PLAIN));
        await().atMost(A_WHILE).until(() -> app.bean(LogReader.class).size() >= EVENTS);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private void change(long position) {
        owner.inTransaction(connection -> {
            Jdbc.update(connection, "SET LOCAL session_replication_role = replica");
            return Jdbc.update(
                    connection,
                    "UPDATE ledger.event SET payload = payload || ' ' WHERE global_index ="
                            + " (SELECT global_index FROM ledger.seal WHERE position = ?)",
                    position);
        });
    }

    private boolean isKept(String job) {
        return !owner.query("SELECT 1 FROM ledger.job WHERE id = ? AND so_far IS NOT NULL", row -> 1, job)
                .isEmpty();
    }

    private Answered done(String job) {
        return await().atMost(A_WHILE)
                .until(() -> app.get("auditor", "/api/v1/jobs/" + job), each -> each.text("/state")
                        .equals("DONE"));
    }

    private static List<Long> changed(Answered job) {
        return job.body()
                .at("/verification/findings")
                .valueStream()
                .filter(finding -> finding.path("code").asString().equals("EVENT_CHANGED"))
                .map(finding -> finding.path("position").asLong())
                .toList();
    }

    @Test
    void what_was_verified_before_a_take_over_is_not_read_again_and_faults_on_either_side_are_found() throws Exception {
        change(300);
        var database = app.database();
        String job;
        try (var holder = DriverManager.getConnection(database.url(), database.ownerUser(), database.ownerPassword());
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE ledger.claim_use IN ACCESS EXCLUSIVE MODE"); // asked for when all was walked
            job = app.post("auditor", "/api/v1/log/verify", "{}").text("/id");
            await().atMost(A_WHILE).until(() -> isKept(job));
            assertThat(app.get("auditor", "/api/v1/jobs/" + job).text("/state")).isEqualTo("RUNNING");
            assertThat(app.page("auditor", "/seal").body()).contains("<progress");
            change(500);
            change(4_300);
            owner.update("UPDATE ledger.job SET worker = 'another node' WHERE id = ?", job);
            holder.rollback();
        }

        var verified = done(job);

        assertThat(changed(verified)).containsExactly(300L, 4_300L);
        assertThat(verified.body().at("/verification/subjects").toString())
                .contains("R-")
                .hasSizeGreaterThan(10);
        assertThat(isKept(job)).isFalse();
        var whole = app.post("auditor", "/api/v1/log/verify", "{}").text("/id");
        assertThat(changed(done(whole))).containsExactly(300L, 500L, 4_300L);
    }

    @Test
    void what_another_version_has_kept_is_not_gone_on_from() {
        change(300);
        var job = UUID.randomUUID().toString();
        owner.update(
                "INSERT INTO ledger.job (id, kind, started_by, state, created_at, worker, attempts, so_far)"
                        + " VALUES (?, 'verify', 'auditor', 'RUNNING', now(), 'a node that died', 1, ?)",
                job,
                "{\"upTo\":\"somewhere\"}");

        assertThat(changed(done(job))).containsExactly(300L);
    }
}
