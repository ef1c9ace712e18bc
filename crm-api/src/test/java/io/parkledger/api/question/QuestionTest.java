package io.parkledger.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What auditors ask of every park, asked of the demo. */
class QuestionTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static TestApplication park;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demo();
    }

    @AfterAll
    static void close() {
        park.close();
    }

    private static JsonNode get(String login, String address) {
        var answer = park.get(login, address);
        assertThat(answer.status()).as(address + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<JsonNode> events(String question) {
        var events = new ArrayList<JsonNode>();
        var address = "/api/v1/questions/" + question + "&limit=500";
        var answer = get("shen", address);
        while (true) {
            answer.path("events").forEach(events::add);
            if (!answer.path("next").isString()) {
                return events;
            }
            answer = get("shen", answer.path("next").asString().replaceFirst("^https?://[^/]+", ""));
        }
    }

    private static List<String> rows(String question) {
        return get("shen", "/api/v1/questions/" + question)
                .path("rows")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
    }

    @Test
    void what_was_recorded_after_the_year_names_the_lease_that_was_recorded_in_january() {
        assertThat(events("late-records?from=2021-01-01&to=2021-12-31"))
                .filteredOn(event -> event.path("type").asString().equals("contract.handed-over"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("subjects").toString()).contains("QY-100"));
    }

    @Test
    void one_figure_was_restated_after_the_year() {
        assertThat(events("restated?from=2022-01-01&to=2022-02-16"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("subjects").toString()).contains("QY-033.2021-Q3"));
        assertThat(events("restated?from=2022-01-01&to=2022-02-14")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "20", "27", "400"})
    void what_was_back_dated_is_what_is_later_than_so_many_days(long days) {
        var question = "back-dated?from=2021-07-01&to=2022-02-16&days=" + days;
        var found = events(question);
        assertThat(found.stream().filter(event -> late(event) <= days)).isEmpty();
        var recorded = events("back-dated?from=2021-07-01&to=2022-02-16&days=0");
        assertThat(found.stream().map(event -> event.path("position").asLong()))
                .containsExactlyElementsOf(recorded.stream()
                        .filter(event -> late(event) > days)
                        .map(event -> event.path("position").asLong())
                        .toList());
    }

    private static long late(JsonNode event) {
        return ChronoUnit.DAYS.between(
                LocalDate.parse(event.path("effectiveOn").asString()),
                LocalDate.ofInstant(Instant.parse(event.path("recordedAt").asString()), ZONE));
    }

    @Test
    void who_reported_no_tax_is_who_is_silent_in_the_years_figures() {
        var silent = get("shen", "/api/v1/figures/contribution-silent?year=2021")
                .path("parts")
                .path(0)
                .path("lines")
                .valueStream()
                .map(line -> line.path("id").asString())
                .toList();

        assertThat(rows("tenants-without-tax?on=2021-12-31")).containsExactlyInAnyOrderElementsOf(silent);
        assertThat(rows("tenants-without-tax?on=2022-02-16")).isNotEmpty();
    }

    @Test
    void what_is_due_and_not_kept_is_what_the_commitments_say() {
        var due = get("shen", "/api/v1/reports/commitments?on=2022-02-16")
                .path("rows")
                .valueStream()
                .filter(row -> row.path("dueOn").asString().compareTo("2022-02-16") <= 0)
                .filter(row -> row.path("fulfilment").isNull()
                        || row.at("/fulfilment/numerator")
                                        .decimalValue()
                                        .compareTo(row.at("/fulfilment/denominator")
                                                .decimalValue())
                                < 0)
                .map(row -> row.path("contractId").asString())
                .toList();

        assertThat(rows("commitments-due?on=2022-02-16")).isNotEmpty().containsExactlyInAnyOrderElementsOf(due);
    }

    @ParameterizedTest
    @CsvSource({
        "tenants-without-lease,0",
        "tenants-without-contact,94",
        "signed-without-review,0",
        "exits-without-reason,0"
    })
    void every_row_of_an_answer_opens(String question, int known) {
        var found = rows(question + "?asOf=2022-02-16");
        assertThat(found).as(question).hasSize(known);
        for (var id : found.stream().limit(3).toList()) {
            var kind = question.startsWith("signed") ? "negotiations" : "tenants";
            assertThat(park.page("shen", "/" + kind + "/" + id).statusCode()).isEqualTo(200);
        }
        assertThat(park.page("shen", "/questions/" + question).statusCode()).isEqualTo(200);
    }

    /** What is found by the days of UTC and is none by the park's leaves a page empty that others may follow. */
    @Test
    void a_page_says_that_there_is_none_only_where_no_page_after_it_has_any() {
        var saidTooEarly = new ArrayList<Long>();
        var emptyAndLedOn = new ArrayList<Long>();
        for (long days = 0; days < 40; days++) {
            var question = "back-dated?from=2021-07-01&to=2022-02-16&days=" + days;
            var page = park.page("shen", "/questions/" + question + "&limit=1").body();
            var isAny = !events(question).isEmpty();
            if (isAny && page.contains("没有这样的情况")) {
                saidTooEarly.add(days);
            }
            if (isAny && page.contains("cursor=") && !page.contains("<div class=\"said\"")) {
                emptyAndLedOn.add(days);
            }
        }
        assertThat(saidTooEarly).isEmpty();
        assertThat(emptyAndLedOn).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "restated?from=1949-10-01&to=2022-02-16,117",
        "restated?to=2021-12-31,116",
        "restated?from=2022-02-01,1",
        "restated?from=2150-01-01&to=2199-12-31,0",
        "restated?on=1949-10-01,0",
        "late-records?to=2019-12-31,0"
    })
    void a_period_of_which_one_end_is_said_has_the_other_end_of_that_year(String question, int events) {
        assertThat(events(question)).hasSize(events);
    }

    @Test
    void a_day_out_of_all_time_is_named_as_it_was_asked() {
        var refused = park.get("shen", "/api/v1/questions/restated?from=1800-01-01&to=2022-02-16");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("from");
    }

    @Test
    void who_reads_no_tenancy_is_asked_and_answered_about_events_only() {
        assertThat(get("watch", "/api/v1/questions").path("items").toString())
                .contains("late-records")
                .doesNotContain("tenants-without-tax");
        assertThat(park.get("watch", "/api/v1/questions/tenants-without-tax").status())
                .isEqualTo(403);
        assertThat(park.get("watch", "/api/v1/questions/restated").status()).isEqualTo(200);
        assertThat(park.page("watch", "/questions").body()).doesNotContain("tenants-without-tax");
    }

    @ParameterizedTest
    @CsvSource({
        "restated?from=2021-12-31&to=2021-01-01,400",
        "back-dated?days=-1,400",
        "back-dated?days=99999,400",
        "nothing,404"
    })
    void what_cannot_be_asked_is_refused(String question, int status) {
        assertThat(park.get("shen", "/api/v1/questions/" + question).status()).isEqualTo(status);
    }
}
