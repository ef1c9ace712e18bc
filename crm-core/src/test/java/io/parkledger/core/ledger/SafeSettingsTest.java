package io.parkledger.core.ledger;

import static io.parkledger.core.ledger.LedgerFacts.register;
import static io.parkledger.core.ledger.LedgerFacts.withPoolOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.embedded.BarePostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that could lose or change events does not open, says why, and opens again once that is put right. */
@Timeout(60)
class SafeSettingsTest {

    @TempDir
    private static Path folder;

    private static BarePostgres postgres;
    private static LedgerSettings settings;

    @BeforeAll
    static void start() throws Exception {
        postgres = BarePostgres.start(folder);
        settings = new LedgerSettings(
                postgres.url(), "app", postgres.password(), postgres.owner(), postgres.password(), 4);
        execute("CREATE ROLE app LOGIN PASSWORD '" + postgres.password() + "'");
        try (var ledger = TestLedger.open(settings)) {
            ledger.send(register("L-1", "澜桥云枢"));
            await().until(() -> ledger.ledger.reader().head() == 1);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void opens() {
        assertOpensWithItsEvent();
    }

    @AfterEach
    void opensAgain() {
        assertOpensWithItsEvent();
    }

    private static void assertOpensWithItsEvent() {
        try (var ledger = TestLedger.open(settings)) {
            assertThat(ledger.ledger.reader().after(0, 10))
                    .extracting(LedgerEvent::type)
                    .containsExactly("lead.registered");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void a_server_that_forgets_what_it_acknowledged_is_refused(String setting) throws Exception {
        set(setting, "off");
        try {
            assertUnsafe(setting);
        } finally {
            set(setting, "on");
        }
    }

    private static void set(String setting, String value) throws SQLException {
        execute("ALTER SYSTEM SET " + setting + " = " + value, "SELECT pg_reload_conf()");
        await().atMost(Duration.ofSeconds(10)).until(() -> show(setting).equals(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER ROLE app %s synchronous_commit",
                "ALTER DATABASE postgres %s synchronous_commit",
                "ALTER ROLE app IN DATABASE postgres %s synchronous_commit"
            })
    void a_role_or_database_that_does_not_wait_for_the_disk_is_refused(String change) throws Exception {
        execute(change.formatted("SET") + " = off");
        try {
            assertUnsafe("synchronous_commit");
        } finally {
            execute(change.formatted("RESET"));
        }
    }

    private static void assertUnsafe(String setting) {
        var refusal = refusal(settings);
        assertThat(refusal.code()).isEqualTo("ledger.unsafe-setting");
        assertThat(refusal.arguments()).containsExactly(setting);
        assertThat(refusal.getMessage()).contains(setting + "=off", setting + "=on");
    }

    @Test
    void the_owner_is_no_role_for_the_application() {
        var refusal = refusal(as(postgres.owner(), settings));

        assertThat(refusal.code()).isEqualTo("ledger.role-too-powerful");
        assertThat(refusal.getMessage())
                .contains("SUPERUSER", "UPDATE ON event", "TRUNCATE ON seal", "parkledger.ledger.user");
    }

    @Test
    void an_owner_without_other_powers_is_no_role_for_the_application_either() throws Exception {
        execute(
                "CREATE ROLE plain_owner LOGIN PASSWORD '" + postgres.password() + "'",
                "CREATE DATABASE plain OWNER plain_owner");
        var plain = new LedgerSettings(
                postgres.url().replace("/postgres", "/plain"),
                "plain_owner",
                postgres.password(),
                "plain_owner",
                postgres.password(),
                4);

        var refusal = refusal(plain);

        assertThat(refusal.code()).isEqualTo("ledger.role-too-powerful");
        assertThat(refusal.getMessage()).contains("DELETE ON event").doesNotContain("SUPERUSER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE", "DELETE", "TRUNCATE"})
    void a_role_that_may_change_events_is_refused_and_told_how(String privilege) throws Exception {
        execute("GRANT " + privilege + " ON ledger.event TO app");
        try {
            var refusal = refusal(settings);
            assertThat(refusal.code()).isEqualTo("ledger.role-too-powerful");
            assertThat(refusal.arguments()).containsExactly(privilege + " ON event");
        } finally {
            execute("REVOKE " + privilege + " ON ledger.event FROM app");
        }
    }

    @Test
    void a_demo_never_opens_a_real_ledger() {
        assertKindMismatch(settings, LedgerClock.simulated(TestLedger.SHANGHAI), "real events");
    }

    @Test
    void a_demos_ledger_never_opens_as_a_real_one() {
        var demo = withPoolOf(4, TestPostgres.newDatabase());
        var simulated = LedgerClock.simulated(TestLedger.SHANGHAI);
        open(demo, simulated);

        assertKindMismatch(demo, LedgerClock.real(TestLedger.SHANGHAI), "made by the demo");
        open(demo, simulated);
    }

    private static void open(LedgerSettings settings, LedgerClock clock) {
        try (var database = LedgerDatabase.open(settings);
                var ledger = Ledger.open(database, clock, Contexts.ALL, List.of(), EventCheck.NONE)) {
            assertThat(ledger.clock()).isSameAs(clock);
        }
    }

    private static void assertKindMismatch(LedgerSettings settings, LedgerClock clock, String said) {
        assertThat(catchThrowable(() -> open(settings, clock)))
                .isInstanceOfSatisfying(LedgerCannotStart.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("ledger.kind-mismatch");
                    assertThat(refusal.getMessage()).contains(said, "profile demo");
                });
    }

    @Test
    void a_database_that_does_not_answer_is_named() {
        var nowhere = new LedgerSettings("jdbc:postgresql://127.0.0.1:1/postgres", "app", null, "owner", null, 4);

        var refusal = refusal(nowhere);

        assertThat(refusal.code()).isEqualTo("ledger.database-not-ready");
        assertThat(refusal.getMessage()).contains("127.0.0.1:1");
    }

    @Test
    void a_wrong_password_of_the_application_is_named() {
        var wrong =
                new LedgerSettings(settings.url(), "app", "wrong", settings.ownerUser(), settings.ownerPassword(), 4);

        var refusal = refusal(wrong);

        assertThat(refusal.code()).isEqualTo("ledger.database-not-ready");
        assertThat(refusal.getMessage()).contains("app", "password authentication failed");
    }

    private static LedgerSettings as(String user, LedgerSettings settings) {
        return new LedgerSettings(
                settings.url(), user, settings.password(), settings.ownerUser(), settings.ownerPassword(), 4);
    }

    private static LedgerCannotStart refusal(LedgerSettings settings) {
        var failure = catchThrowable(() -> LedgerDatabase.open(settings).close());
        assertThat(failure).isInstanceOf(LedgerCannotStart.class);
        return (LedgerCannotStart) failure;
    }

    private static void execute(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.owner(), postgres.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String show(String setting) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), postgres.owner(), postgres.password());
                var row = connection.createStatement().executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
