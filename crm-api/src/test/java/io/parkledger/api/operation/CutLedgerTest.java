package io.parkledger.api.operation;

import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.ledger.seal.LogReader;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody cuts the end off the ledger of a running application: it says so, and serves on what is left. */
@Timeout(180)
class CutLedgerTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final int PARKS = 6;

    private TestApplication app;
    /** The position of the fourth park: what comes after it is cut off. */
    private long end;

    @BeforeEach
    void start() {
        app = TestApplication.start();
        for (int number = 1; number <= PARKS; number++) {
            var position = register("P-" + number);
            end = number == 4 ? position : end;
        }
        await().atMost(A_WHILE)
                .until(() -> app.bean(LogReader.class).size()
                        == app.bean(Ledger.class).reader().head());
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private long register(String park) {
        return reached(
                app.post("system_admin", "/api/v1/parks", json("{'parkId':'%s','name':'园区%s'}".formatted(park, park))));
    }

    /** The events, and the positions they were given too. */
    private void cut(String tables) {
        TestLedger.owner(app.database()).inTransaction(connection -> {
            Jdbc.update(connection, "SET LOCAL session_replication_role = replica");
            var cut = Jdbc.update(
                    connection,
                    "DELETE FROM ledger.event WHERE global_index IN (SELECT global_index FROM ledger.seal WHERE position > ?)",
                    end);
            assertThat(cut).isGreaterThanOrEqualTo(PARKS - 4);
            return tables.contains("seal")
                    ? Jdbc.update(connection, "DELETE FROM ledger.seal WHERE position > ?", end)
                    : cut;
        });
    }

    private Answered health(String part) {
        var answered = app.get(null, "/actuator/health" + part);
        assertThat(answered.status()).isIn(200, 503);
        return answered;
    }

    private boolean saysThatEventsAreMissing() {
        return health("").text("/status").equals("DOWN")
                && !health("")
                        .body()
                        .at("/components/node/details/seal.event-missing")
                        .isMissingNode();
    }

    private String page(String path, String language) {
        var answered = app.page("auditor", path, "Accept-Language", language);
        assertThat(answered.statusCode()).as(path).isEqualTo(200);
        return answered.body();
    }

    private void requireServed() {
        assertThat(health("/readiness").text("/status")).isEqualTo("UP");
        assertThat(page("/parks", "zh-CN")).contains("园区P-4").doesNotContain("园区P-5", "园区P-6");
        assertThat(app.page("auditor", "/parks/P-5").statusCode()).isEqualTo(404);
        assertThat(page("/seal", "zh-CN")).contains("账本缺少已封存或待封存的事件");
        assertThat(page("/seal", "en")).contains("An event that was sealed, or is to be, is missing");
        assertThat(app.page("system_admin", "/operation").body()).contains("seal.event-missing");
        assertThat(page("/ledger", "zh-CN")).contains("园区P-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "event and seal"})
    void it_says_so_serves_what_is_left_and_takes_commands_that_come_behind_all_that_was_sealed(String tables) {
        var signed = app.bean(LogReader.class).size();

        cut(tables);

        await().atMost(A_WHILE).until(this::saysThatEventsAreMissing);
        await().atMost(A_WHILE)
                .until(() -> app.page("auditor", "/parks").statusCode() == 200
                        && !app.page("auditor", "/parks").body().contains("园区P-5"));
        requireServed();

        assertThat(register("P-NEW")).isGreaterThan(signed);
        await().atMost(A_WHILE).until(() -> page("/parks", "zh-CN").contains("园区P-NEW"));
        assertThat(app.bean(LogReader.class).size()).isEqualTo(signed);
        var rebuilt = carriedOut(app.post("system_admin", "/api/v1/projections/rebuild", ""));
        assertThat(rebuilt.text("/result/differing")).isEqualTo("0");
        var verified = carriedOut(app.post("auditor", "/api/v1/log/verify", "{}"));
        assertThat(verified.body().at("/verification/findings").toString())
                .contains("EVENT_MISSING", "\"P-5\"", "\"P-6\"")
                .doesNotContain("P-NEW", "EVENT_CHANGED");
        await().atMost(A_WHILE).until(() -> health("").body().toString().contains("seal.verification-failed"));
        requireServed();
    }

    @Test
    void after_a_restart_it_says_and_serves_the_same() {
        var signed = app.bean(LogReader.class).size();
        cut("event and seal");
        app.close();

        app = app.anotherNode();

        await().atMost(A_WHILE).until(this::saysThatEventsAreMissing);
        requireServed();
        assertThat(register("P-NEW")).isGreaterThan(signed);
        assertThat(page("/parks", "zh-CN")).contains("园区P-NEW");
        assertThat(saysThatEventsAreMissing()).isTrue();
    }

    private Answered carriedOut(Answered asked) {
        assertThat(asked.status()).isEqualTo(202);
        return await().atMost(A_WHILE)
                .until(() -> app.get("system_admin", "/api/v1/jobs/" + asked.text("/id")), job -> {
                    assertThat(job.text("/state")).isNotEqualTo("FAILED");
                    return job.text("/state").equals("DONE");
                });
    }
}
