package io.parkledger.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One may see the past of what one may see now, in lists, single records, histories, pages and figures alike. */
class PastReachTest {

    private static TestApplication app;
    private static String lead;
    private static String before;

    @BeforeAll
    static void aLeadIsGivenToAnotherDepartment() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        var registered = app.post("staff", "/api/v1/leads", "{\"company\":\"澜桥换手\",\"source\":\"WALK_IN\"}");
        lead = registered.text("/id");
        before = registered.text("/position");
        var given = app.post("manager", "/api/v1/leads/" + lead + "/assign", "{\"owner\":\"stranger\"}");
        app.get("manager", "/api/v1/leads?minPosition=" + given.text("/position"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static List<String> listed(String login, String asOf) {
        var answer = app.get(login, "/api/v1/leads" + asOf);
        assertThat(answer.status()).as(login).isEqualTo(200);
        return answer.body().path("items").findValuesAsString("id");
    }

    private static List<Integer> found(String login, String asOf) {
        return List.of(
                app.get(login, "/api/v1/leads/" + lead + asOf).status(),
                app.get(login, "/api/v1/leads/" + lead + "/history" + asOf).status(),
                app.page(login, "/leads/" + lead + asOf).statusCode());
    }

    private static int worked(String login, String asOf) {
        var month = app.get(login, "/api/v1/leads/" + lead + asOf)
                .text("/registeredOn")
                .substring(0, 7);
        return app.get(login, "/api/v1/reports/funnel?from=" + month + "&to=" + month + asOf.replace('?', '&'))
                .body()
                .path("worked")
                .asInt();
    }

    @Test
    void whoever_has_it_now_sees_what_it_was_and_nobody_else_does() {
        for (var asOf : List.of("", "?asOf=" + before)) {
            assertThat(listed("stranger", asOf))
                    .as("the new one's list %s", asOf)
                    .containsExactly(lead);
            assertThat(found("stranger", asOf)).as("the new one %s", asOf).containsOnly(200);
            assertThat(worked("stranger", asOf))
                    .as("the new one's funnel %s", asOf)
                    .isEqualTo(1);
            assertThat(listed("staff", asOf)).as("the old one's list %s", asOf).isEmpty();
            assertThat(found("staff", asOf)).as("the old one %s", asOf).containsOnly(404);
        }
        assertThat(app.get("stranger", "/api/v1/leads/" + lead + "?asOf=" + before)
                        .text("/owner"))
                .isEqualTo("staff");
    }
}
