package io.parkledger.api.account;

import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.PasswordThrottle;
import io.parkledger.api.kit.access.ReadTarget;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.TestLedger;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access log only grows: it says who did what to what, and keeps nothing that somebody typed. */
class AccessLogTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static List<String> logged() {
        return app.bean(Ledger.class)
                .jdbc()
                .query(
                        "SELECT login || ' ' || action || ' ' || target FROM access.access_log",
                        row -> row.getString(1));
    }

    @Test
    void what_an_auditor_looks_for_is_not_kept_but_that_he_looked_is() {
        var typed = URLEncoder.encode("钱工 13800138000", StandardCharsets.UTF_8);

        var asked = List.of(
                app.get("auditor", "/api/v1/tenants?q=" + typed + "&parkId=LQ&limit=5")
                        .status(),
                app.page("auditor", "/leads?q=" + typed + "&stage=REGISTERED").statusCode(),
                app.page("auditor", "/search?q=13800138000").statusCode(),
                app.get("auditor", "/api/v1/tenants?parkId=" + typed).status(),
                app.get("auditor", "/api/v1/tenants?unknown=13800138000").status());

        assertThat(asked).as("what is refused is written down as well").containsExactly(200, 200, 200, 200, 400);

        assertThat(logged())
                .contains(
                        "auditor read /api/v1/tenants?q=…&parkId=LQ&limit=5",
                        "auditor read /leads?q=…&stage=REGISTERED",
                        "auditor read /search?q=…",
                        "auditor read /api/v1/tenants?parkId=…",
                        "auditor read /api/v1/tenants?unknown=…")
                .noneMatch(line -> line.contains("13800138000") || line.contains("%E9%92%B1"));
    }

    @ParameterizedTest
    @CsvSource({
        "asOf=2021-12-31&parkId=LQ,asOf=2021-12-31&parkId=LQ",
        "from=2021-01&to=2021-12,from=2021-01&to=2021-12",
        "cursor=eyJ9,cursor=…",
        "company=a,company=…",
        "13800138000,…",
        "13800138000=1,…=…",
        "owner=%zz,owner=…",
        "q,…",
        "q=,q=…",
    })
    void only_what_chooses_among_what_there_is_is_kept(String query, String kept) {
        assertThat(ReadTarget.of("/x", query)).isEqualTo("/x?" + kept);
    }

    @Test
    void a_password_typed_for_a_login_is_not_kept() {
        refused(401, app.form(null, "/sign-in", Map.of("login", "MyS3cretPassw0rd!", "password", "x")));
        refused(401, app.post(null, "/api/v1/tokens", "{\"login\":\"MyS3cretPassw0rd!\",\"password\":\"x\"}"));
        refused(401, app.post(null, "/api/v1/tokens", "{\"login\":\"manager\",\"password\":\"x\"}"));

        assertThat(logged())
                .contains("… sign-in-refused ", "manager sign-in-refused ")
                .noneMatch(line -> line.contains("MyS3cret"));
    }

    @Test
    void what_was_kept_before_is_taken_out_when_the_database_is_migrated() throws IOException {
        var owner = TestLedger.owner(app.database());
        owner.update("INSERT INTO access.access_log (at, login, action, target) VALUES"
                + " (now(), 'auditor', 'read', '/leads?stage=NEW&q=%E9%92%B1&company=a&sort=NEWEST'),"
                + " (now(), 'auditor', 'read', '/leads?stage=WON'),"
                + " (now(), 'Passw0rd-of-before', 'sign-in-refused', ''),"
                + " (now(), 'manager', 'sign-in-refused', '')");

        for (var statement : migration().split(";")) {
            if (statement.contains("UPDATE access_log")) {
                owner.update(statement
                        .replace("UPDATE access_log", "UPDATE access.access_log")
                        .replace("FROM account", "FROM access.account"));
            }
        }

        assertThat(logged())
                .contains(
                        "auditor read /leads?stage=NEW&q=…&company=…&sort=NEWEST",
                        "auditor read /leads?stage=WON",
                        "… sign-in-refused ",
                        "manager sign-in-refused ")
                .noneMatch(line -> line.contains("Passw0rd-of-before"));
    }

    private static String migration() throws IOException {
        try (var file = AccessLogTest.class.getResourceAsStream("/db/access/V5__halves_and_what_is_logged.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_login_that_is_nobodys_is_slowed_down_as_any_other_and_by_itself() {
        for (int i = 0; i < PasswordThrottle.ATTEMPTS; i++) {
            assertThat(signIn("nobody-1")).isEqualTo(401);
        }

        assertThat(signIn("nobody-1")).isEqualTo(429);
        assertThat(signIn("nobody-2")).isEqualTo(401);
    }

    private static int signIn(String login) {
        return app.post(null, "/api/v1/tokens", "{\"login\":\"" + login + "\",\"password\":\"x\"}")
                .status();
    }
}
