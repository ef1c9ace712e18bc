package io.parkledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
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
                "{'role':'STAFF','parks':['LQ'],'department':' '}|department|request.required",
                "{'role':'MANAGER','parks':['a/../b']}|parks|request.id",
            })
    void a_reach_that_nobody_said_or_that_is_nowhere_is_refused(String reach, String field, String code) {
        var refused = give(reach);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void a_reach_has_an_end() {
        var parks = IntStream.range(0, 51).mapToObj(n -> "\"P" + n + "\"").collect(Collectors.joining(","));

        assertThat(give("{'role':'MANAGER','parks':[" + parks + "]}").text("/errors/0/code"))
                .isEqualTo("request.size");
    }

    @Test
    void all_parks_are_reached_when_somebody_says_so_and_the_log_says_before_and_after() {
        assertThat(give("{'role':'STAFF','parks':['LQ'],'department':'ipd','buildings':['LQ-D']}")
                        .status())
                .isEqualTo(204);
        assertThat(give("{'role':'MANAGER','parks':['*']}").status()).isEqualTo(204);

        assertThat(app.bean(Accounts.class).find("colleague").orElseThrow().parks())
                .isNull();
        assertThat(app.get("audit_admin", "/api/v1/accounts/log").body().findValuesAsString("target"))
                .contains("colleague: STAFF parks=LQ team=ipd buildings=LQ-D -> MANAGER parks=* team=- buildings=*");
    }
}
