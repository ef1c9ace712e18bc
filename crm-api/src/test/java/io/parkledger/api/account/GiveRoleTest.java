package io.parkledger.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A role is given with a reach that somebody has said, over places there are; the log says before and after. */
class GiveRoleTest {

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        app.post("manager", "/api/v1/buildings", "{\"buildingId\":\"LQ-D\",\"parkId\":\"LQ\",\"name\":\"D座\"}");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered give(String reach) {
        return app.post("security_admin", "/api/v1/accounts/colleague/give-role", reach.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'role':'MANAGER'}|parks|access.parks-not-said",
                "{'role':'MANAGER','parks':[]}|parks|access.parks-not-said",
                "{'role':'AUDITOR'}|parks|access.parks-not-said",
                "{'role':'MANAGER','parks':['*','LQ']}|parks|access.place-unknown",
                "{'role':'MANAGER','parks':['LQ','XX']}|parks|access.place-unknown",
                "{'role':'MANAGER','parks':['LQ-D']}|parks|access.place-unknown",
                "{'role':'MANAGER','parks':['LQ'],'buildings':['LQ']}|buildings|access.place-unknown",
                "{'role':'STAFF','parks':['LQ']}|department|request.required",
                "{'role':'STAFF','parks':['LQ'],'department':' '}|department|request.not-blank",
                "{'role':'MANAGER','parks':['a/../b']}|parks|request.id",
                "{'role':'AUDITOR','parks':['LQ'],'buildings':['LQ-D']}|buildings|access.reads-whole-parks",
            })
    void a_reach_that_nobody_said_or_that_is_nowhere_is_refused(String reach, String field, String code) {
        var refused = give(reach);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void buildings_that_an_auditor_was_once_given_are_all_he_sees() {
        app.open(new Account("bound", "b", Role.AUDITOR, Set.of("LQ"), null, Set.of("LQ-D"), false, false));
        var second =
                app.post("manager", "/api/v1/buildings", "{\"buildingId\":\"LQ-E\",\"parkId\":\"LQ\",\"name\":\"E座\"}");
        var buildings = "/api/v1/buildings?minPosition=" + second.text("/position");

        assertThat(app.get("auditor", buildings).response().body()).contains("LQ-D", "LQ-E");
        assertThat(app.get("bound", buildings).response().body())
                .contains("LQ-D")
                .doesNotContain("LQ-E");
        assertThat(app.get("bound", "/api/v1/events").status()).isEqualTo(403);
    }

    @Test
    void a_reach_has_an_end() {
        var parks = IntStream.range(0, 51).mapToObj(n -> "\"P" + n + "\"").collect(Collectors.joining(","));

        assertThat(give("{'role':'MANAGER','parks':[" + parks + "]}").text("/errors/0/code"))
                .isEqualTo("request.size");
    }

    private static int signIn(String login, String password) {
        return app.post(
                        null,
                        "/api/v1/tokens",
                        "{'login':'x','password':'y'}"
                                .replace('\'', '"')
                                .replace("\"x", "\"" + login)
                                .replace("\"y", "\"" + password))
                .status();
    }

    @Test
    void with_the_first_role_comes_a_password_that_no_single_admin_knows() {
        var opened = app.post("system_admin", "/api/v1/accounts", "{\"login\":\"first.role\",\"name\":\"新人\"}");
        var first = opened.text("/firstHalf");
        assertThat(signIn("first.role", first)).isEqualTo(401);
        assertThat(app.page("security_admin", "/accounts/first.role/give-role").body())
                .contains("后半段");

        var given = app.post(
                "security_admin", "/api/v1/accounts/first.role/give-role", "{\"role\":\"MANAGER\",\"parks\":[\"LQ\"]}");
        var second = given.text("/secondHalf");

        assertThat(first).hasSize(12);
        assertThat(second).hasSize(12);
        assertThat(signIn("first.role", first)).isEqualTo(401);
        assertThat(signIn("first.role", second)).isEqualTo(401);
        assertThat(signIn("first.role", first + second)).isEqualTo(201);
        assertThat(app.page("security_admin", "/accounts/first.role/give-role").body())
                .doesNotContain("后半段");
        var again = app.post(
                "security_admin", "/api/v1/accounts/first.role/give-role", "{\"role\":\"AUDITOR\",\"parks\":[\"*\"]}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(signIn("first.role", first + second)).isEqualTo(201);
    }

    @Test
    void a_password_that_two_admins_gave_before_the_first_role_stays() {
        app.post("system_admin", "/api/v1/accounts", "{\"login\":\"reset.first\",\"name\":\"新人\"}");
        var proposed = app.post("system_admin", "/api/v1/accounts/reset.first/propose-reset", "{\"cause\":\"前半段遗失\"}");
        var confirmed = app.post("audit_admin", "/api/v1/proposals/" + proposed.text("/proposalId") + "/confirm", "");

        var given = app.post(
                "security_admin",
                "/api/v1/accounts/reset.first/give-role",
                "{\"role\":\"MANAGER\",\"parks\":[\"LQ\"]}");

        assertThat(given.body().path("secondHalf").isNull()).isTrue();
        assertThat(signIn("reset.first", proposed.text("/firstHalf") + confirmed.text("/secondHalf")))
                .isEqualTo(201);
    }

    @Test
    void all_parks_are_reached_when_somebody_says_so_and_the_log_says_before_and_after() {
        assertThat(give("{'role':'STAFF','parks':['LQ'],'department':'ipd','buildings':['LQ-D']}")
                        .status())
                .isEqualTo(200);
        var given = give("{'role':'MANAGER','parks':['*']}");
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.body().path("secondHalf").isNull()).isTrue();

        assertThat(app.bean(Accounts.class).find("colleague").orElseThrow().parks())
                .isNull();
        assertThat(app.get("audit_admin", "/api/v1/accounts/log").body().findValuesAsString("target"))
                .contains("colleague: STAFF parks=LQ team=ipd buildings=LQ-D -> MANAGER parks=* team=- buildings=*");
    }
}
