package io.parkledger.api.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What was once taken, or made the server fail, is refused with the field and the rule. */
class InputRulesTest {

    private static final String QUALIFY = """
            {"industry":"BIG_DATA","track":"SPACE","areaWantedSqm":%s,"contact":{"personId":"%s","name":"钱工"}}""";

    private static TestApplication app;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        var lead = app.post("staff", "/api/v1/leads", "{\"leadId\":\"L-1\",\"company\":\"澜桥\",\"source\":\"WALK_IN\"}");
        assertThat(lead.status()).isEqualTo(201);
        assertThat(app.post("staff", "/api/v1/leads/L-1/triage", "{\"verdict\":\"PURSUE\"}")
                        .status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void refused(TestApplication.Answered answer, String field, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.body().path("errors").valueStream())
                .as(answer.body().toString())
                .anyMatch(error -> error.path("field").asString().equals(field)
                        && error.path("code").asString().equals(code));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012345678901234567890123456, request.digits",
        "0.12345678901234567890123456789012345678, request.digits",
        "10.005, request.digits",
        "10000000.01, request.decimal-max",
        "0, request.positive",
        "1E999999999, request.number-too-long"
    })
    void an_area_has_two_places_and_lies_within_ten_square_kilometres(String area, String code) {
        refused(app.post("staff", "/api/v1/leads/L-1/qualify", QUALIFY.formatted(area, "P-1")), "areaWantedSqm", code);
    }

    @Test
    void a_form_measures_what_was_typed_before_it_computes_and_gives_it_back() {
        for (var typed : List.of("1E999999999", "9".repeat(5_000))) {
            var page = app.form("staff", "/leads/L-1/qualify", Map.of("industry", "BIG_DATA", "budget", typed));

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("value=\"" + typed + "\"").contains("aria-invalid=\"true\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31", "2200-01-01", "1949-09-30"})
    void a_day_lies_between_the_founding_of_the_republic_and_the_end_of_the_next_century(String day) {
        refused(
                app.post("manager", "/api/v1/renewals/R-1/agree", "{\"newEndOn\":\"" + day + "\"}"),
                "newEndOn",
                "request.day");
        refused(app.get("manager", "/api/v1/reports/rent-roll?on=" + day), "on", "value.out-of-time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "p%2f", "", "长"})
    void a_person_has_an_id_like_everything_else(String id) {
        refused(
                app.post("staff", "/api/v1/leads/L-1/qualify", QUALIFY.formatted("10", id)),
                "contact.personId",
                "request.id");
    }

    @ParameterizedTest
    @CsvSource({
        "a\\u0000b, request.control-character",
        "\\ud842, request.control-character",
        "\\u000b, request.control-character",
        "澜\\u200b桥, request.unseen",
        "澜\\u00ad桥, request.unseen",
        "\\ufeff澜桥, request.unseen",
        "\\u202e澜桥, request.unseen",
        "' ', request.not-blank"
    })
    void a_name_is_made_of_what_is_seen(String company, String code) {
        refused(
                app.post("staff", "/api/v1/leads", "{\"company\":\"" + company + "\",\"source\":\"WALK_IN\"}"),
                "company",
                code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "5", "1.5"})
    void what_is_no_text_is_not_taken_for_one(String value) {
        var answer = app.post("staff", "/api/v1/leads", "{\"company\":" + value + ",\"source\":\"WALK_IN\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "[]"})
    void a_day_left_empty_is_no_day(String day) {
        var answer = app.post("staff", "/api/v1/leads/L-1/lose", "{\"reason\":\"PRICE\",\"lostOn\":" + day + "}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("lostOn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/leads?=x",
                "GET /api/v1/leads?a=%zz",
                "GET /api/v1/leads?q=%FF",
                "GET /api/v1/leads?q=%00",
                "GET /api/v1/leads?<>=x",
                "GET /api/v1/leads?asOf=-999999999-01-01",
                "GET /api/v1/a;b/c",
                "GET /api/v1/leads/%2e%2e%2f"
            })
    void what_the_server_cannot_read_is_a_problem_document_too(String request) {
        try (var http = new RawHttp(app.address("/").getPort())) {
            var answer = http.send((request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + app.token("staff") + "\r\nAccept-Language: en\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"QUERY /api/v1/leads", "PUT /api/v1/leads", "NONSENSE /api/v1/leads/L-1", "TRACE /api/v1/leads"})
    void a_verb_that_is_not_there_is_not_allowed(String request) {
        try (var http = new RawHttp(app.address("/").getPort())) {
            var answer = http.send((request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                            + app.token("staff") + "\r\nAccept-Language: en\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(answer.status()).as(answer.body()).isEqualTo(405);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
    }

    @Test
    void the_id_of_something_else_is_unknown() {
        var offer = app.post("manager", "/api/v1/negotiations/L-1/offer", "{\"areaSqm\":\"10\"}");

        assertThat(offer.status()).as(offer.body().toString()).isEqualTo(404);
    }

    @Test
    void nobody_is_sent_to_an_address_that_is_none_after_signing_in() {
        var answer = app.form("manager", "/sign-in", Map.of("login", "staff", "password", "staff", "next", "/{x}"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/");
    }

    /** With nothing else typed: some forms have nothing to do then, and send the reader back to the thing's page. */
    @Test
    void what_is_no_id_in_the_address_of_a_form_is_refused() {
        var forms = Surface.of(app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)).stream()
                .filter(each -> each.isForm() && each.path().contains("{"))
                .map(each -> each.path().replaceAll("\\{[^}]*}", "%23%7BT(x)%7D%EF%BC%8C"))
                .toList();

        assertThat(forms).hasSizeGreaterThan(80).anyMatch(path -> path.endsWith("/words"));
        for (var login : List.of("manager", "system_admin", "security_admin")) {
            assertThat(forms.stream()
                            .map(path ->
                                    path + " " + app.form(login, path, Map.of()).statusCode())
                            .filter(answered -> !answered.matches(".* (302|40\\d)")))
                    .as(login)
                    .isEmpty();
        }
    }

    @Test
    void the_address_of_errors_has_nothing_for_anybody() {
        var answer = app.page(null, "/error");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("404 · http.404").doesNotContain("Whitelabel");
    }
}
