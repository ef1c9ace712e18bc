package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.PasswordThrottle.Answer;
import io.parkledger.api.kit.access.PasswordThrottle.Door;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing a password is slow, and whoever is at work is not disturbed by it. */
class PasswordThrottleTest {

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

    private static PasswordThrottle in(Duration later) {
        return new PasswordThrottle(
                app.bean(AccessLog.class), app.bean(Passwords.class), Clock.offset(app.bean(LedgerClock.class), later));
    }

    @Test
    void after_ten_refusals_even_the_right_password_has_to_wait() {
        refuse("staff", PasswordThrottle.ATTEMPTS);

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
        refuse("colleague", PasswordThrottle.ATTEMPTS);
        var wait = in(Duration.ZERO).wait(Door.SIGN_IN, "colleague").orElseThrow();
        assertThat(signIn("colleague", "wrong").status()).isEqualTo(429);

        assertThat(in(wait.minusSeconds(5)).wait(Door.SIGN_IN, "colleague")).isPresent();
        assertThat(in(wait).wait(Door.SIGN_IN, "colleague")).isEmpty();
    }

    @Test
    void nine_refusals_are_forgiven_once_the_right_password_came() {
        refuse("stranger", PasswordThrottle.ATTEMPTS - 1);
        assertThat(signIn("stranger", "stranger").status()).isEqualTo(201);

        refuse("stranger", 1);
        assertThat(signIn("stranger", "stranger").status()).isEqualTo(201);
    }

    /** A node on which something happens between the slow hash and the answer. */
    private static PasswordThrottle node(Runnable beforeTheAnswer) {
        var log = app.bean(AccessLog.class);
        var passwords =
                new Passwords(app.bean(Ledger.class), app.bean(LedgerClock.class), app.bean(Accounts.class), log) {
                    @Override
                    public boolean isRight(String login, String password) {
                        var right = super.isRight(login, password);
                        beforeTheAnswer.run();
                        return right;
                    }
                };
        return new PasswordThrottle(log, passwords, app.bean(LedgerClock.class));
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asked on two nodes over one database; every hash is computed before any attempt is answered. */
    private static List<Answer> together(int attempts, String login, String password) {
        var allUnderWay = new CyclicBarrier(attempts);
        var nodes = List.of(node(() -> meet(allUnderWay)), node(() -> meet(allUnderWay)));
        var threads = Executors.newFixedThreadPool(attempts);
        try {
            return IntStream.range(0, attempts)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> nodes.get(each % 2).ask(Door.SIGN_IN, login, password), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @CsvSource({"together,together", "nobody-of-this-name,…"})
    void of_wrong_passwords_tried_all_at_once_ten_are_told_to_be_wrong(String login, String logged) {
        if (login.equals(logged)) {
            app.open(new Accounts.Account(login, "t", Role.STAFF, Set.of(), null, null, false, false));
        }
        var before = refusalsLogged(logged);

        var answers = together(3 * PasswordThrottle.ATTEMPTS, login, "wrong");

        assertThat(answers).hasSize(3 * PasswordThrottle.ATTEMPTS).noneMatch(Answer::right);
        assertThat(answers).filteredOn(answer -> answer.retryAfter() == null).hasSize(PasswordThrottle.ATTEMPTS);
        assertThat(refusalsLogged(logged) - before).isEqualTo(PasswordThrottle.ATTEMPTS);
    }

    private static int refusalsLogged(String login) {
        return app.bean(AccessLog.class)
                .before(null, login, Door.SIGN_IN.refused(), 1_000)
                .size();
    }

    @Test
    void a_right_password_tried_at_once_with_ten_wrong_ones_is_not_told_after_them() {
        var answer = node(() -> refuse("system_admin", PasswordThrottle.ATTEMPTS))
                .ask(Door.SIGN_IN, "system_admin", "system_admin");

        assertThat(answer.retryAfter()).isNotNull();
        assertThat(answer.right()).isFalse();
    }

    @Test
    void any_number_of_right_passwords_is_right_at_once() {
        assertThat(together(3 * PasswordThrottle.ATTEMPTS, "audit_admin", "audit_admin"))
                .hasSize(3 * PasswordThrottle.ATTEMPTS)
                .allMatch(Answer::right);
    }

    private static Answered change(String login, String password, String... headers) {
        var body = "{\"password\":\"" + password + "\",\"newPassword\":\"a-new-password\"}";
        return app.post(login, "/api/v1/accounts/me/change-password", body, headers);
    }

    @Test
    void who_holds_a_session_cannot_guess_its_password_by_changing_it() {
        for (int i = 0; i < PasswordThrottle.ATTEMPTS; i++) {
            assertThat(change("checker", "wrong").status()).isEqualTo(403);
        }

        var answer = change("checker", "checker", "Accept-Language", "en");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("/code")).isEqualTo("access.too-many-attempts");
        assertThat(answer.text("/detail")).contains("Try again in 15 minutes");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(600, 900);
        // The owner signs in as ever, and the session goes on.
        assertThat(signIn("checker", "checker").status()).isEqualTo(201);
        assertThat(app.get("checker", "/api/v1/leads").status()).isEqualTo(200);
    }

    @Test
    void the_form_that_changes_a_password_says_when_to_try_again() {
        for (int i = 0; i < PasswordThrottle.ATTEMPTS; i++) {
            assertThat(formToChange("auditor", "wrong").statusCode()).isEqualTo(403);
        }

        var page = formToChange("auditor", "auditor");
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("请 15 分钟后再试").doesNotContain("a-new-password");
    }

    private static HttpResponse<String> formToChange(String login, String password) {
        return app.form(
                login, "/accounts/me/change-password", Map.of("password", password, "newPassword", "a-new-password"));
    }

    @Test
    void who_is_shut_out_of_signing_in_can_still_change_the_password_where_signed_in() {
        refuse("security_admin", PasswordThrottle.ATTEMPTS);
        assertThat(signIn("security_admin", "security_admin").status()).isEqualTo(429);

        assertThat(change("security_admin", "security_admin").status()).isEqualTo(204);
    }

    @Test
    void a_one_time_password_leads_to_the_form_that_changes_it() {
        app.bean(Accounts.class).change(connection -> {
            app.bean(Passwords.class).setOneTime(connection, "elsewhere", "once");
            return true;
        });

        var answer = app.form(null, "/sign-in", Map.of("login", "elsewhere", "password", "once", "next", "/leads"));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/accounts/me/change-password");
    }

    @Test
    void a_login_nobody_has_is_answered_no_differently() {
        refuse("nobody", PasswordThrottle.ATTEMPTS);

        assertThat(signIn("nobody", "wrong").status()).isEqualTo(429);
    }
}
