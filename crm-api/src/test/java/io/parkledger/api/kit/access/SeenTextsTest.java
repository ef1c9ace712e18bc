package io.parkledger.api.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an admin reads about an account is what was typed: nothing unseen stands in it. */
class SeenTextsTest {

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

    private static Answered post(String by, String path, String body) {
        return app.post(by, "/api/v1/accounts" + path, body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "招商\\u200b部, unseen",
        "\\u202e王海, unseen",
        "\\u200b, unseen",
        "一\\n二, control-character",
        "'  ', not-blank",
    })
    void a_name_a_department_and_a_cause_are_made_of_what_is_seen(String text, String rule) {
        var answers = java.util.List.of(
                post("system_admin", "", "{'login':'seen','name':'" + text + "'}"),
                post(
                        "security_admin",
                        "/colleague/give-role",
                        "{'role':'STAFF','parks':['LQ'],'department':'" + text + "'}"),
                post("system_admin", "/colleague/propose-reset", "{'cause':'" + text + "'}"),
                post("system_admin", "/colleague/propose-close", "{'cause':'" + text + "'}"),
                post("system_admin", "/manager/propose-role", "{'role':'AUDIT_ADMIN','cause':'" + text + "'}"),
                post(
                        "system_admin",
                        "/manager/propose-role",
                        "{'role':'AUDIT_ADMIN','department':'" + text + "','cause':'c'}"));

        assertThat(answers).hasSize(6).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/errors/0/code")).isEqualTo("request." + rule);
        });
    }
}
