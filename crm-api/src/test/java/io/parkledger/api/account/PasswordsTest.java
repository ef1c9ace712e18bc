package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Passwords;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Ledger;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/** Which passwords are taken, what is kept of them, and how long a one-time password lasts. */
class PasswordsTest {

    private static TestApplication app;
    private static int number;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String newAccount(boolean mustChange) {
        var login = "person-" + ++number;
        app.bean(Accounts.class)
                .open(new Account(login, "白鹭洲", Role.AUDITOR, null, null, null, mustChange, false), "first of all");
        return login;
    }

    private static Answered change(String login, String from, String to) {
        var token = app.bean(Tokens.class).make(login, Tokens.Kind.API, "t", Duration.ofHours(1));
        var body = JsonMapper.shared().writeValueAsString(Map.of("password", from, "newPassword", to));
        return app.send(app.request(null, "/api/v1/accounts/me/change-password")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "落霞与孤鹜齐飞秋水共长天一色渔舟唱晚响穷彭蠡之滨",
                "nothing but twelve small words in a row will do here my dear friend, will it not",
                "  blanks at both ends  ",
                "all-lower-case-is-fine",
                "839201746501928",
                "teapot-1984-lid",
                "钱塘江潮水十二点来了"
            })
    void any_length_and_any_characters_will_do(String password) {
        var login = newAccount(false);

        assertThat(change(login, "first of all", password).status()).isEqualTo(204);
        assertThat(app.bean(Passwords.class).isRight(login, password)).isTrue();
        assertThat(app.bean(Passwords.class).isRight(login, password + "x")).isFalse();
        assertThat(app.bean(Passwords.class).isRight(login, password.strip() + " "))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "short-one,request.size",
        "1234567890,access.password-common",
        "Password123,access.password-common",
        "aaaaaaaaaaaa,access.password-common",
        "P@ssw0rd123,access.password-common",
        "admin123456,access.password-common",
        "!Admin@2024!,access.password-common",
        "woaini1314520,access.password-common",
        "5201314520,access.password-common",
        "147258369147,access.password-common",
        "13800138000,access.password-common",
        "1984-06-04 1,access.password-common",
        "asdf1234567,access.password-common",
        "parkledger1,access.password-names-you",
        "白鹭洲白鹭洲白鹭洲白鹭洲,access.password-names-you",
        "first of all,access.password-used-before",
    })
    void what_a_guesser_tries_first_is_refused(String password, String code) {
        var refused = change(newAccount(false), "first of all", password);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("newPassword");
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void more_than_three_thousand_of_the_commonest_that_would_be_long_enough_are_refused() {
        assertThat(PasswordPolicy.common())
                .hasSizeGreaterThan(3_000)
                .allMatch(password -> password.length() >= PasswordPolicy.SHORTEST);
    }

    @Test
    void never_an_old_one_again() {
        var login = newAccount(false);
        change(login, "first of all", "second of all them");
        change(login, "second of all them", "third of all of them");

        assertThat(change(login, "third of all of them", "second of all them").text("/errors/0/code"))
                .isEqualTo("access.password-used-before");
        assertThat(change(login, "third of all of them", "first of all").text("/errors/0/code"))
                .isEqualTo("access.password-used-before");
    }

    @Test
    void a_hash_of_before_still_opens_and_is_replaced_when_it_does() {
        var login = newAccount(false);
        var jdbc = app.bean(Ledger.class).jdbc();
        jdbc.update(
                "UPDATE access.account SET password_hash = ? WHERE login = ?",
                "{bcrypt}" + new BCryptPasswordEncoder().encode("of the old days"),
                login);

        assertThat(app.bean(Passwords.class).isRight(login, "of the old days")).isTrue();
        assertThat(jdbc.query(
                        "SELECT password_hash FROM access.account WHERE login = ?", row -> row.getString(1), login))
                .singleElement()
                .asString()
                .startsWith("{bcrypt-sha384}");
        assertThat(app.bean(Passwords.class).isRight(login, "of the old days")).isTrue();
    }

    @Test
    void a_one_time_password_must_be_changed_and_expires() {
        var login = newAccount(true);
        var body = "{\"login\":\"" + login + "\",\"password\":\"first of all\"}";
        var given = app.post(null, "/api/v1/tokens", body);
        assertThat(given.text("/mustChangePassword")).isEqualTo("true");
        assertThat(change(login, "first of all", "first of all").status()).isEqualTo(400);
        app.bean(Ledger.class)
                .jdbc()
                .update(
                        "UPDATE access.account SET one_time_until = now() - interval '1 second' WHERE login = ?",
                        login);

        var late = app.post(null, "/api/v1/tokens", body);
        var onPage = app.form(null, "/sign-in", Map.of("login", login, "password", "first of all"));

        assertThat(late.status()).isEqualTo(401);
        assertThat(late.text("/code")).isEqualTo("access.one-time-password-over");
        assertThat(onPage.statusCode()).isEqualTo(401);
        assertThat(onPage.body()).contains("一次性密码已过期");
    }
}
