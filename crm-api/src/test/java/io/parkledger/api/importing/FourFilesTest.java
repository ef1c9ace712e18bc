package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.DueWork;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An empty ledger into which a park brings its four files shows the figures of its year, however the park keeps them.
 */
@ParameterizedClass(name = "{0}")
@EnumSource
record FourFilesTest(FourFilesTest.Kept kept) {

    /** How a park keeps its files. */
    enum Kept {
        /** As the demo has them: commas, UTF-8, one row of headings. */
        TIDY,
        /** Workbooks of people who never thought of a program. */
        MESSY_WORKBOOK,
        /** Text of a Chinese computer. */
        MESSY_GB18030;

        private String name(ImportKind kind) {
            return kind.name().toLowerCase(Locale.ROOT) + (this == MESSY_WORKBOOK ? ".xlsx" : ".csv");
        }

        private byte[] bytes(ImportKind kind, String table) {
            return switch (this) {
                case TIDY -> table.getBytes(StandardCharsets.UTF_8);
                case MESSY_WORKBOOK -> new MessyTable(kind, table).workbook();
                case MESSY_GB18030 -> new MessyTable(kind, table).gb18030();
            };
        }
    }

    private static final Duration A_WHILE = Duration.ofSeconds(180);
    private static final String YEAR = "from=2021-01-01&to=2021-12-31";
    private static final int LEAD_STAGES = 8;

    private static TestApplication app;

    @BeforeParameterizedClassInvocation
    static void bringIn(Kept kept) {
        app = TestApplication.start();
        Map.of("lin", "林专员", "su", "苏专员", "gao", "高专员", "he", "何专员", "luo", "罗专员", "liang", "梁专员")
                .forEach((login, name) ->
                        app.open(new Account(login, name, Role.STAFF, Set.of("LQ"), "招商部", null, false, false)));
        done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}"));
        bringIn(kept, ImportKind.UNITS, file("units"), Map.of("registeredOn", "2018-01-01"));
        bringIn(kept, ImportKind.LEADS, leads(), Map.of("areaWantedSqm", "115", "contactName", "企业联系人"));
        bringIn(kept, ImportKind.TENANTS, file("tenants"), Map.of("year", "2021"));
        bringIn(kept, ImportKind.RECEPTIONS, file("receptions"), Map.of());
        app.bean(DueWork.class).run();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        app.close();
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private static String file(String name) {
        try (var in = FourFilesTest.class.getResourceAsStream("/demo/" + name + ".csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the day on which a lead was closed, and why, which the file of the demo leaves open. */
    private static String leads() {
        var lines = file("leads").lines().toList();
        var told = new StringBuilder(lines.get(0)).append(",closedOn,reason\n");
        for (int line = 1; line < lines.size(); line++) {
            var cells = Arrays.asList(lines.get(line).split(",", -1));
            var outcome = cells.get(7).split(":")[0];
            told.append(lines.get(line));
            if (outcome.equals("lost") || outcome.equals("pool")) {
                var reached = cells.subList(LEAD_STAGES, cells.size()).stream()
                        .filter(day -> !day.isEmpty())
                        .toList();
                told.append(',')
                        .append(closedOn(LocalDate.parse(reached.get(reached.size() - 1))))
                        .append(',')
                        .append(reason(outcome, reached.size(), line + 1));
            } else {
                told.append(",,");
            }
            told.append('\n');
        }
        return told.toString();
    }

    private static LocalDate closedOn(LocalDate last) {
        var on = last.plusDays(30);
        var end = LocalDate.of(2021, 12, 31);
        var first = LocalDate.of(2021, 1, 1);
        if (on.isAfter(end)) {
            return last.isAfter(end) ? last : end;
        }
        return on.isBefore(first) ? first : on;
    }

    private static String reason(String outcome, int stages, int line) {
        if (outcome.equals("pool")) {
            return "NO_RESPONSE";
        }
        var reasons = stages > 2
                ? List.of("WENT_ELSEWHERE", "PRICE", "FUNDING")
                : stages > 1
                        ? List.of("SPACE_UNSUITABLE", "POLICY_INSUFFICIENT", "WENT_ELSEWHERE")
                        : List.of("NO_RESPONSE", "NOT_A_FIT", "NO_RESPONSE", "INVALID");
        return reasons.get(line % reasons.size());
    }

    private static void bringIn(Kept kept, ImportKind kind, String table, Map<String, String> fixed) {
        var name = kept.name(kind);
        var id = done(app.upload(
                        "manager",
                        "/api/v1/imports",
                        Map.of("parkId", "LQ", "kind", kind.name()),
                        name,
                        kept.bytes(kind, table)))
                .text("/id");
        awaitWork(id);
        var columns = done(app.get("manager", "/api/v1/imports/" + id)).body().path("columns");
        if (!fixed.isEmpty()) {
            var values = new ArrayList<Map<String, String>>();
            fixed.forEach((field, value) -> values.add(Map.of("field", field, "value", value)));
            done(app.post(
                    "manager",
                    "/api/v1/imports/" + id + "/map",
                    JsonMapper.shared().writeValueAsString(Map.of("columns", columns, "fixed", values))));
            awaitWork(id);
        }
        var refused = done(app.get("manager", "/api/v1/imports/" + id + "/rows?outcome=REFUSED"));
        assertThat(refused.body().path("items").valueStream().limit(5)).as(name).isEmpty();
        done(app.post("manager", "/api/v1/imports/" + id + "/commit", "{\"goodRowsOnly\":false,\"unlikelyToo\":true}"));
        awaitWork(id);
        var head = app.bean(Ledger.class).reader().head();
        var counts = done(app.get("manager", "/api/v1/imports/" + id + "?minPosition=" + head))
                .body()
                .path("counts");
        assertThat(counts.path("refused").asInt()).as("%s: %s", name, counts).isZero();
    }

    private static void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
        assertThat(app.bean(Jobs.class).all().stream().filter(job -> id.equals(job.subject())))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.error()).isNull());
    }

    private static JsonNode report(String name, String query) {
        return done(app.get("manager", "/api/v1/reports/" + name + "?" + query)).body();
    }

    private static Map<String, String> table(JsonNode rows, String key, String... values) {
        var table = new LinkedHashMap<String, String>();
        rows.forEach(row -> {
            var cells = new ArrayList<String>();
            for (var value : values) {
                cells.add(row.at("/" + value.replace('.', '/')).asString());
            }
            table.put(row.path(key).asString(), String.join(" ", cells));
        });
        return table;
    }

    @Test
    void the_funnel_is_192_118_83_52_47_42() {
        var funnel = report("funnel", "from=2021-01&to=2021-12");

        assertThat(table(funnel.path("stages"), "stage", "reached", "openHere", "lostHere", "recycledHere"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "LEAD", "192 9 50 15",
                        "INTENT", "118 11 24 0",
                        "TALKS", "83 8 23 0",
                        "REVIEW", "52 5 0 0",
                        "SIGNED", "47 5 0 0",
                        "LANDED", "42 0 0 0"));
        assertThat(funnel.at("/winRate/denominator").asInt()).isEqualTo(127);
        assertThat(funnel.at("/winRateWithInvalid/denominator").asInt()).isEqualTo(139);
        assertThat(funnel.at("/cycle/median").decimalValue()).isEqualByComparingTo("82.5");
        assertThat(funnel.at("/cycle/mean").decimalValue()).isEqualByComparingTo("86.7");
        assertThat(funnel.at("/cycle/p90").asInt()).isEqualTo(102);
        assertThat(table(funnel.path("bySource"), "source", "leads", "landed"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TENANT_REFERRAL", "38 8",
                        "OUTBOUND_VISIT", "34 6",
                        "PROMOTION_EVENT", "31 2",
                        "WALK_IN", "22 6",
                        "AUTHORITY_REFERRAL", "19 5",
                        "AGENCY", "12 3",
                        "INDUSTRY_ANALYSIS", "8 3",
                        "WEBSITE", "4 0"));
    }

    @Test
    void forty_two_came_six_left_and_ninety_four_are_here() {
        var tenants = report("tenants", YEAR);

        assertThat(tenants.path("before").asInt()).isEqualTo(58);
        assertThat(tenants.path("landed").asInt()).isEqualTo(42);
        assertThat(tenants.path("exited").asInt()).isEqualTo(6);
        assertThat(tenants.path("inPark").asInt()).isEqualTo(94);
        assertThat(table(tenants.path("industries"), "industry", "landed", "inPark"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "BIG_DATA", "11 26",
                        "CLOUD_SOFTWARE", "8 17",
                        "SMART_MANUFACTURING", "7 12",
                        "INSPECTION_TESTING", "6 14",
                        "ECOMMERCE_DIGITAL_CULTURE", "5 11",
                        "TECH_IP_SERVICES", "3 8",
                        "EDUCATION_EQUIPMENT", "2 6"));
    }

    @Test
    void a_hundred_and_twenty_visitors_came_and_eleven_of_fifteen_contracts_were_renewed() {
        var receptions = report("receptions", YEAR);
        var renewals = report("renewals", YEAR + "&on=2021-12-31");

        assertThat(receptions.path("receptions").asInt()).isEqualTo(46);
        assertThat(receptions.path("visitors").asInt()).isEqualTo(120);
        assertThat(renewals.path("expiring").asInt()).isEqualTo(15);
        assertThat(renewals.path("renewed").asInt()).isEqualTo(11);
    }

    @Test
    void two_thirds_of_the_park_are_occupied() {
        var occupancy = report("occupancy", "on=2021-12-31");

        assertThat(occupancy.at("/physical/numerator").decimalValue()).isEqualByComparingTo("27435");
        assertThat(occupancy.at("/physical/denominator").decimalValue()).isEqualByComparingTo("42800");
        assertThat(report("wale", "on=2021-12-31").at("/byArea/heldOverAsZero").decimalValue())
                .isEqualByComparingTo("1.929");
        assertThat(table(report("expiry", "on=2021-12-31").path("buckets"), "horizon", "leases")
                        .values())
                .containsExactly("1", "6", "2", "11", "26", "48");
    }

    @Test
    void tenants_paid_31_264_million_and_employ_815() {
        var contribution = report("contribution", "year=2021&top=10");

        assertThat(contribution.path("taxCny").asString()).isEqualTo("31264000.00");
        assertThat(contribution.path("jobs").asInt()).isEqualTo(815);
        assertThat(contribution.path("zeroTax").asInt()).isEqualTo(17);
        assertThat(table(contribution.path("industries"), "industry", "inPark", "jobs", "taxCny"))
                .containsEntry("BIG_DATA", "26 154 10687300.00")
                .containsEntry("EDUCATION_EQUIPMENT", "6 44 5550600.00");
    }
}
