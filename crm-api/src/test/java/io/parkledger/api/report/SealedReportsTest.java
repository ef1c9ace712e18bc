package io.parkledger.api.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Tokens;
import io.parkledger.core.ledger.Sha256;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sealed of the demo's park says so for ever, whatever was recorded and corrected later. */
class SealedReportsTest {

    private static final String AT = "/api/v1/sealed-reports";
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestApplication park;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demo();
    }

    @AfterAll
    static void close() {
        park.close();
    }

    private static String json(String period, @Nullable String knownAt, @Nullable String replaces) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("parkId", "LQ");
        sent.put("period", period);
        if (knownAt != null) {
            sent.put("knownAt", knownAt);
        }
        if (replaces != null) {
            sent.put("replaces", replaces);
        }
        return JsonMapper.shared().writeValueAsString(sent);
    }

    private static Answered seals(String period, @Nullable String knownAt, String... headers) {
        return park.post("wang", AT, json(period, knownAt, null), headers);
    }

    /** @return where it is, below {@link #AT} */
    private static String sealed(String period, String knownAt) {
        var answer = seals(period, knownAt);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        var place = answer.header("Location");
        park.get("wang", AT + "?minPosition=" + answer.text("/position"));
        return place.substring(place.indexOf(AT));
    }

    private static HttpResponse<byte[]> file(String login, String report, String name) throws Exception {
        return HTTP.send(park.request(login, report + "/files/" + name).GET().build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode says(String report) throws Exception {
        return JsonMapper.shared().readTree(file("wang", report, "report.json").body());
    }

    private static String value(JsonNode report, String code) {
        return report.get("figures")
                .valueStream()
                .filter(figure -> figure.get("code").stringValue().equals(code))
                .findFirst()
                .orElseThrow()
                .at("/value/value")
                .asString();
    }

    @Test
    void december_says_for_ever_what_was_known_at_its_end_and_the_year_what_was_known_later() throws Exception {
        var december = sealed("2021-12", "2021-12-31");
        var year = sealed("2021", "2022-01-10");

        var month = says(december);
        assertThat(value(month, "TENANTS_IN_PARK")).isEqualTo("93");
        assertThat(value(month, "TENANTS_NEW_OF_YEAR")).isEqualTo("41");
        assertThat(month.at("/asOf/day").asString()).isEqualTo("2021-12-31");
        assertThat(month.at("/on").asString()).isEqualTo("2021-12-31");
        assertThat(month.at("/checkpoint/size").asLong())
                .isGreaterThanOrEqualTo(month.at("/asOf/position").asLong());
        var summary = says(year);
        assertThat(value(summary, "TENANTS_IN_PARK")).isEqualTo("94");
        assertThat(value(summary, "TENANTS_NEW")).isEqualTo("42");
        assertThat(value(summary, "VISITORS")).isEqualTo("120");
        assertThat(value(summary, "RECEPTIONS")).isEqualTo("46");
        assertThat(value(summary, "FUNNEL_LEAD")).isEqualTo("192");
        assertThat(value(summary, "LEASES_EXPIRING")).isEqualTo("15");
        assertThat(value(summary, "LEASES_RENEWED")).isEqualTo("11");
        assertThat(value(summary, "LETTABLE_SQM")).isEqualTo("42800");

        var before = Map.of(
                december, file("wang", december, "report.pdf").body(),
                year, file("shen", year, "report.xlsx").body());
        rebuild();
        assertThat(file("wang", december, "report.pdf").body()).isEqualTo(before.get(december));
        assertThat(file("shen", year, "report.xlsx").body()).isEqualTo(before.get(year));

        var page = park.page("wang", "/reports" + december.substring(AT.length()), "Accept-Language", "zh");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("结果与封存的报告逐字节相同", ">93</td>", ">94</td>")
                .doesNotContain("不一致");
        assertThat(park.page("shen", "/reports", "Accept-Language", "en").body())
                .contains("招统-2021-12-0", "Monthly report of the park");
    }

    private static void rebuild() {
        var job = park.post("admin", "/api/v1/projections/rebuild", "").text("/id");
        await().atMost(A_WHILE)
                .until(() ->
                        park.get("admin", "/api/v1/jobs/" + job).text("/state").equals("DONE"));
    }

    @Test
    void a_file_is_saved_under_its_number_and_its_tag_is_its_hash() throws Exception {
        var report = sealed("2021-11", "2022-01-10");
        var files = park.get("wang", report).body().get("files");

        assertThat(files).hasSize(4);
        for (var file : files) {
            var answer = file("wang", report, file.get("name").stringValue());
            assertThat(Sha256.hex(answer.body())).isEqualTo(file.get("sha256").stringValue());
            assertThat(answer.body()).hasSize(file.get("size").intValue());
            assertThat(answer.headers().firstValue("ETag"))
                    .contains('"' + file.get("sha256").stringValue() + '"');
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment")
                    .contains(URLEncoder.encode("招统-2021-11-", UTF_8));
        }
        assertThat(file("wang", report, "report.doc").statusCode()).isEqualTo(404);
        assertThat(file("lin", report, "report.pdf").statusCode()).isEqualTo(403);
    }

    /** On one node and on several: whoever comes second gets the next number. */
    @Test
    void of_those_who_seal_at_once_each_gets_a_number_of_his_own_and_none_is_left_out() throws Exception {
        var at = Executors.newFixedThreadPool(4);
        try {
            var answers = at.invokeAll(IntStream.range(0, 6)
                    .<Callable<Answered>>mapToObj(each -> () -> seals("2021-08", "2022-01-10"))
                    .toList());
            var numbers = new TreeSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().status())
                        .as(answer.get().body().toString())
                        .isEqualTo(201);
                numbers.add(answer.get().text("/id"));
            }
            assertThat(numbers)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                            .mapToObj(number -> "ZT.2021-08-00" + number)
                            .toList());
        } finally {
            at.shutdown();
        }
    }

    @Test
    void a_request_sent_twice_seals_once() {
        var first = seals("2021-07", "2022-01-10", "Idempotency-Key", "july");
        var second = seals("2021-07", "2022-01-10", "Idempotency-Key", "july");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void a_correction_names_what_it_corrects_once() {
        var wrong = sealed("2021-06", "2021-07-15");
        var number = park.get("wang", wrong).text("/number");

        var correction = park.post("wang", AT, json("2021-06", "2022-01-10", number));
        assertThat(correction.status()).isEqualTo(201);
        park.get("wang", AT + "?minPosition=" + correction.text("/position"));
        assertThat(park.get("wang", wrong).text("/replacedBy")).isEqualTo("招统-2021-06-002");
        assertThat(refusal(park.post("wang", AT, json("2021-06", "2022-01-10", number))))
                .isEqualTo("report.report-is-replaced-once replaces");
        assertThat(refusal(park.post("wang", AT, json("2021-05", "2022-01-10", number))))
                .isEqualTo("report.replaced-is-of-the-same-period replaces");
    }

    /** Whoever manages both parks does not replace the one's report by the other's. */
    @Test
    void a_correction_is_of_the_same_park() {
        var number = park.get("wang", sealed("2021-04", "2021-05-15")).text("/number");
        assertThat(park.post("admin", "/api/v1/parks", "{\"parkId\":\"P2\",\"name\":\"二期\"}")
                        .status())
                .isEqualTo(201);
        assertThat(park.post(
                                "security",
                                "/api/v1/accounts/zhao/give-role",
                                "{\"role\":\"MANAGER\",\"parks\":[\"LQ\",\"P2\"]}")
                        .status())
                .isEqualTo(200);
        park.speakWith("zhao", park.bean(Tokens.class).make("zhao", Tokens.Kind.API, "test", Duration.ofHours(1)));

        var other = json("2021-04", null, number).replace("LQ", "P2");

        assertThat(refusal(park.post("zhao", AT, other))).isEqualTo("report.replaced-is-of-the-same-period replaces");
        assertThat(park.post("zhao", AT, json("2021-04", "2022-01-10", number)).status())
                .isEqualTo(201);
    }

    /** Its code, and the fields that it names. */
    private static String refusal(Answered answer) {
        var code =
                answer.text("/code").equals("request.malformed") ? answer.text("/errors/0/code") : answer.text("/code");
        return Stream.concat(
                        Stream.of(code),
                        answer.body().path("errors").valueStream().map(error -> error.get("field")
                                .stringValue()))
                .reduce("%s %s"::formatted)
                .orElseThrow();
    }

    @Test
    void what_cannot_be_sealed_is_refused_by_name() {
        assertThat(refusal(seals("2021-12", "2021-12-30"))).isEqualTo("report.period-is-over period knownAt");
        assertThat(refusal(seals("2022-02", null))).isEqualTo("report.period-is-over period knownAt");
        assertThat(refusal(seals("2021-Q4", null))).isEqualTo("value.report-period-malformed period");
        assertThat(refusal(seals("1980-01", null))).isEqualTo("report.period-is-not-before-the-park period");
        assertThat(refusal(seals("2021-12", "2030-01-01"))).isEqualTo("request.as-of-in-the-future knownAt");
        assertThat(refusal(seals("2021-12", "99999999"))).isEqualTo("request.as-of-ahead knownAt");
        assertThat(refusal(seals("2021-12", "昨天"))).isEqualTo("request.as-of knownAt");
        assertThat(refusal(park.post("wang", AT, json("2021-12", null, "1"))))
                .isEqualTo("request.not-a-report-number replaces");
        assertThat(refusal(park.post("wang", AT, json("2021-12", null, "招统-2021-12-900"))))
                .startsWith("request.unknown-id");
        assertThat(refusal(park.post("wang", AT, json("2021-12", null, null).replace("LQ", "XX"))))
                .isIn("access.not-your-park parkId", "report.park-not-known-then parkId");
        assertThat(park.post("lin", AT, json("2021-12", null, null)).status()).isEqualTo(403);
        assertThat(park.post("shen", AT, json("2021-12", null, null)).status()).isEqualTo(403);
    }

    @Test
    void a_preview_shows_what_would_be_sealed_and_seals_nothing() {
        var before = park.get("wang", AT).body().get("items").size();
        var preview = "/reports/new?parkId=LQ&period=2021-12&knownAt=2021-12-31";

        assertThat(park.page("wang", preview, "Accept-Language", "zh").body()).contains(">93</td>", "尚未封存");
        assertThat(park.page("wang", "/reports/new?parkId=LQ&period=2022-02", "Accept-Language", "en")
                        .body())
                .contains("it can be sealed when it is over");
        assertThat(List.of(before))
                .contains(park.get("wang", AT).body().get("items").size());
    }
}
