package io.parkledger.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong is said beside its field, which is marked and has the cursor. */
class FormErrorsTest {

    private static final Pattern MARKED = Pattern.compile("<(?:input|select|textarea)[^>]*aria-invalid=\"true\"[^>]*>");

    private static TestApplication app;
    private static String lead;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
        var registered = app.post(
                "staff",
                "/api/v1/leads",
                "{\"company\":\"澜桥错填\",\"source\":\"WALK_IN\",\"registeredOn\":\"2026-03-01\"}");
        lead = registered.text("/id");
        app.get("staff", "/api/v1/leads/" + lead + "?minPosition=" + registered.text("/position"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String marked(String path, Map<String, String> fields) {
        var page = app.form("staff", path, fields);
        var marked = MARKED.matcher(page.body());
        assertThat(marked.find()).as(page.body()).isTrue();
        return marked.group();
    }

    @Test
    void a_field_that_is_malformed_is_marked_and_has_the_cursor() {
        assertThat(marked("/leads/new", Map.of("company", "", "source", "WALK_IN")))
                .contains("name=\"company\"")
                .contains("autofocus");
    }

    @Test
    void what_is_wrong_with_one_of_several_lines_marks_their_field_which_keeps_them_all() {
        var sent = Map.of("destination", "苏州", "companies", "甲公司\n乙\u0007公司\n丙公司", "staff", "2", "days", "3");
        var page = app.form("staff", "/visits/new", sent).body();

        assertThat(marked("/visits/new", sent)).contains("name=\"companies\"").contains("autofocus");
        assertThat(page).contains("甲公司\n").contains("丙公司</textarea>").doesNotContain("companies[");
    }

    @Test
    void an_owner_whom_nobody_can_be_called_is_refused_and_not_asked_of_the_database() {
        var page = app.form(
                "manager", "/leads/" + lead + "/assign", Map.of("owner", "a\u0000b", "assignedOn", "2026-03-02"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(MARKED.matcher(page.body()).find()).isTrue();
    }

    @Test
    void a_day_that_a_rule_refuses_is_marked_and_has_the_cursor() {
        assertThat(marked("/leads/" + lead + "/triage", Map.of("verdict", "PURSUE", "triagedOn", "2026-02-01")))
                .contains("name=\"triagedOn\"")
                .contains("autofocus");
    }

    private static void done(String path, String by, String body) {
        assertThat(app.post(by, "/api/v1/" + path, body.replace('\'', '"')).status())
                .isIn(200, 201);
    }

    @Test
    void of_two_days_the_one_that_the_rule_refuses_is_marked() {
        done("buildings", "manager", "{'buildingId':'LQ-A','parkId':'LQ','name':'A座'}");
        done("units", "manager", "{'unitId':'A1','number':'A1','buildingId':'LQ-A','floor':1,'areaSqm':100}");
        done("contracts", "staff", """
                {'contractId':'C-1','company':'澜桥错填','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','track':'SPACE',
                 'units':['A1'],'startOn':'2026-03-01','endOn':'2027-02-28','signedOn':'2026-03-01'}""");
        done("contracts/C-1/hand-over", "staff", "{'evidence':'HANDOVER','handedOverOn':'2026-03-10'}");

        assertThat(marked(
                        "/contracts/C-1/correct-hand-over",
                        Map.of("evidence", "HANDOVER", "handedOverOn", "2026-02-01", "cause", "记错")))
                .contains("name=\"handedOverOn\"");
    }
}
