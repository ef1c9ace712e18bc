package io.parkledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Guessing a password is slow, and whoever is at work is not disturbed by it. */
class SignInThrottleTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered signIn(String login, String password, String... headers) {
        var body = "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
        return app.post(null, "/api/v1/tokens", body, headers);
    }

    private static void refuse(String login, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(signIn(login, "wrong").status()).isEqualTo(401);
        }
    }

    private static SignInThrottle in(Duration later) {
        return new SignInThrottle(app.bean(Accounts.class), Clock.offset(app.bean(LedgerClock.class), later));
    }

    @Test
    void after_ten_refusals_even_the_right_password_has_to_wait() {
        refuse("staff", SignInThrottle.ATTEMPTS);

        var answer = signIn("staff", "staff", "Accept-Language", "en");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("access.too-many-attempts");
        assertThat(answer.text("/detail")).contains("Try again in 15 minutes");
        assertThat(signIn("staff", "staff", "Accept-Language", "zh-CN").text("/detail"))
                .contains("请 15 分钟后再试");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(600, 900);
        var page = app.form(null, "/sign-in", Map.of("login", "staff", "password", "staff"));
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("请 15 分钟后再试");
        // Others sign in, and who is signed in goes on.
        assertThat(signIn("manager", "manager").status()).isEqualTo(201);
        assertThat(app.get("staff", "/api/v1/leads").status()).isEqualTo(200);
    }

    @Test
    void waiting_ends_by_itself_and_trying_meanwhile_does_not_lengthen_it() {
        refuse("colleague", SignInThrottle.ATTEMPTS);
        var wait = in(Duration.ZERO).wait("colleague").orElseThrow();
        assertThat(signIn("colleague", "wrong").status()).isEqualTo(429);

        assertThat(in(wait.minusSeconds(5)).wait("colleague")).isPresent();
        assertThat(in(wait).wait("colleague")).isEmpty();
    }

    @Test
    void nine_refusals_are_forgiven_once_the_right_password_came() {
        refuse("stranger", SignInThrottle.ATTEMPTS - 1);
        assertThat(signIn("stranger", "stranger").status()).isEqualTo(201);

        refuse("stranger", 1);
        assertThat(signIn("stranger", "stranger").status()).isEqualTo(201);
    }

    @Test
    void a_one_time_password_leads_to_the_form_that_changes_it() {
        app.bean(Accounts.class).changePassword("elsewhere", "once", true);

        var answer = app.form(null, "/sign-in", Map.of("login", "elsewhere", "password", "once", "next", "/leads"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/accounts/me/change-password");
    }

    @Test
    void a_login_nobody_has_is_answered_no_differently() {
        refuse("nobody", SignInThrottle.ATTEMPTS);

        assertThat(signIn("nobody", "wrong").status()).isEqualTo(429);
    }
}
