package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Ledger;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was signed in with ends when the password, the role or the account it was given for does, and never comes back.
 */
class TokensEndTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What ends them. */
    enum Ending {
        PASSWORD_CHANGED(login -> change(login)),
        PASSWORD_RESET(login -> app.bean(Proposals.class)
                .confirm(
                        app.bean(Proposals.class)
                                .propose(Proposal.Kind.RESET_PASSWORD, login, null, "c", "system_admin")
                                .proposal()
                                .proposalId(),
                        "audit_admin")),
        ROLE_CHANGED(login -> app.post(
                "security_admin",
                "/api/v1/accounts/" + login + "/give-role",
                "{\"role\":\"STAFF\",\"parks\":[\"LQ\"],\"department\":\"ipd\"}")),
        CLOSED_AND_REOPENED(login -> {
            app.post("system_admin", "/api/v1/accounts/" + login + "/close", "");
            app.post("system_admin", "/api/v1/accounts/" + login + "/reopen", "");
        });

        private final Consumer<String> happens;

        Ending(Consumer<String> happens) {
            this.happens = happens;
        }

        private static void change(String login) {
            var token = app.bean(Tokens.class).make(login, Tokens.Kind.API, "own", Duration.ofHours(1));
            assertThat(app.send(app.request(null, "/api/v1/accounts/me/change-password")
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + login
                                            + "\",\"newPassword\":\"schwarze-katze-am-see\"}"))
                                    .build())
                            .status())
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokens_and_sessions_end_at_once(Ending ending) {
        var accounts = app.bean(Accounts.class);
        var tokens = app.bean(Tokens.class);
        var login = ending.name().toLowerCase().replace('_', '-');
        accounts.open(
                new Accounts.Account(login, login, Role.STAFF, java.util.Set.of("LQ"), "ipd", null, false, false),
                login);
        var token = tokens.make(login, Tokens.Kind.API, "api", Duration.ofHours(1));
        var session = tokens.make(login, Tokens.Kind.PAGE, "page", Duration.ofHours(1));
        assertThat(tokens.callerOf(token, Tokens.Kind.API)).isPresent();
        assertThat(tokens.callerOf(session, Tokens.Kind.PAGE)).isPresent();

        ending.happens.accept(login);

        assertThat(tokens.callerOf(token, Tokens.Kind.API)).isEmpty();
        assertThat(tokens.callerOf(session, Tokens.Kind.PAGE)).isEmpty();
        assertThat(tokens.of(login)).isNotEmpty().allMatch(Tokens.Token::revoked);
    }

    @Test
    void what_was_looked_up_while_it_changed_is_not_remembered() throws InterruptedException {
        var tokens = app.bean(Tokens.class);
        var token = tokens.make("colleague", Tokens.Kind.API, "api", Duration.ofHours(1));
        var over = new AtomicBoolean();
        var found = new AtomicInteger();
        var asking = new Thread(() -> {
            while (!over.get()) {
                tokens.callerOf(token, Tokens.Kind.API).ifPresent(caller -> found.incrementAndGet());
            }
        });
        asking.start();
        await().until(() -> found.get() > 0);

        app.post("system_admin", "/api/v1/accounts/colleague/close", "");
        assertThat(tokens.callerOf(token, Tokens.Kind.API)).isEmpty();
        assertThat(asking.isAlive()).isTrue();
        over.set(true);
        asking.join();
    }

    @Test
    void another_node_notices_within_seconds() {
        var ledger = app.bean(Ledger.class);
        var there = new Tokens(ledger.jdbc(), ledger.clock(), new Accounts(ledger.jdbc(), ledger.clock()));
        var token = app.bean(Tokens.class).make("stranger", Tokens.Kind.API, "api", Duration.ofHours(1));
        assertThat(there.callerOf(token, Tokens.Kind.API)).isPresent();

        app.post("system_admin", "/api/v1/accounts/stranger/close", "");

        await().atMost(Duration.ofSeconds(7))
                .until(() -> there.callerOf(token, Tokens.Kind.API).isEmpty());
    }

    @Test
    void a_session_is_no_bearer_token_nor_the_reverse() {
        var session = app.bean(Tokens.class).make("staff", Tokens.Kind.PAGE, "page", Duration.ofHours(1));
        var asBearer = app.send(app.request(null, "/api/v1/leads")
                .header("Authorization", "Bearer " + session)
                .GET()
                .build());

        assertThat(asBearer.status()).isEqualTo(401);
        assertThat(app.page(null, "/leads", "Cookie", "parkledger-session=" + app.token("staff"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(app.page(null, "/leads", "Cookie", "parkledger-session=" + session)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_sign_in_that_a_new_password_overtook_opens_nothing() {
        var passwords = app.bean(Passwords.class);
        var tokens = app.bean(Tokens.class);
        var stamp = app.bean(Accounts.class).stampOf("checker");
        assertThat(passwords.isRight("checker", "checker")).isTrue();
        passwords.choose("checker", "schwarze-katze-am-see");

        var token = tokens.make("checker", Tokens.Kind.API, "late", Duration.ofHours(1), stamp);

        assertThat(tokens.callerOf(token, Tokens.Kind.API)).isEmpty();
    }

    @Test
    void whoever_changes_the_password_on_a_page_goes_on_in_a_new_session() {
        var answer = app.form(
                "operator",
                "/accounts/me/change-password",
                Map.of("password", "operator", "newPassword", "schwarze-katze-am-see"));

        assertThat(answer.statusCode()).isEqualTo(302);
        var session = answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("parkledger-session=ps_"))
                .findFirst()
                .orElseThrow()
                .split(";")[0];
        assertThat(app.page(null, "/leads", "Cookie", session).statusCode()).isEqualTo(200);
    }
}
