package io.parkledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.kit.history.History;
import io.parkledger.core.ledger.TestPostgres;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import tools.jackson.databind.JsonNode;

/** Asks REST for every figure of the newspaper page that the four files can tell. */
class DemoAcceptanceTest {

    private static final String YEAR = "from=2021-01-01&to=2021-12-31";
    private static TestApplication park;

    @BeforeAll
    static void tellTheStory() {
        park = TestApplication.demoOver(TestPostgres.newDatabase());
    }

    @AfterAll
    static void close() {
        park.close();
    }

    private static JsonNode report(String name, String query) {
        var answer = park.get("wang", "/api/v1/reports/" + name + "?" + query);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static String percent(JsonNode ratio) {
        return ratio.path("percent").decimalValue().toPlainString();
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
    void what_was_known_on_a_day_is_asked_of_that_day() {
        var asked = 0;
        for (var report : park.document().operations()) {
            var names = report.described()
                    .path("parameters")
                    .valueStream()
                    .map(park.document()::resolve)
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
            if (names.contains("on") && report.path().startsWith("/api/v1/reports/")) {
                asked++;
                var path = report.path() + "?asOf=2021-06-30" + (names.contains("from") ? "&" + YEAR : "");
                assertThat(park.get("wang", path).body())
                        .as(path)
                        .isEqualTo(park.get("wang", path + "&on=2021-06-30").body())
                        .isNotEqualTo(park.get("wang", path + "&on=2022-01-31").body());
            }
        }
        assertThat(asked).isEqualTo(7);
    }

    @Test
    void what_was_said_of_the_year_after_its_end_is_listed_however_it_is_dated() {
        var late = park.get("shen", "/api/v1/late-records?from=2021-01-01&to=2021-12-31");
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body().path("items").findValuesAsString("type"))
                .containsExactly(
                        "contribution.restated",
                        "lead.landed",
                        "negotiation.landed",
                        "tenant.landed",
                        "unit.occupied",
                        "contract.handed-over");
        assertThat(park.get("shen", "/api/v1/late-records?from=2021-10-01&to=2021-12-31")
                        .body()
                        .path("items"))
                .as("the restatement is of the quarter before")
                .hasSize(5);
        assertThat(park.get("shen", "/api/v1/late-records?from=2021-12-31&to=2021-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(park.get("shen", "/api/v1/late-records?from=2021-01-01&to=2099-01-01")
                        .status())
                .as("a year that is not over yet")
                .isEqualTo(400);
    }

    @Test
    void a_hundred_and_twenty_visitors_came_in_forty_six_receptions() {
        var receptions = report("receptions", YEAR);

        assertThat(receptions.path("receptions").asInt()).isEqualTo(46);
        assertThat(receptions.path("visitors").asInt()).isEqualTo(120);
        assertThat(table(receptions.path("months"), "month", "visitors").values())
                .containsExactly("8", "7", "7", "16", "2", "6", "10", "8", "18", "21", "12", "5");
    }

    @Test
    void forty_two_came_six_left_and_ninety_four_are_here() {
        var tenants = report("tenants", YEAR);

        assertThat(tenants.path("before").asInt()).isEqualTo(58);
        assertThat(tenants.path("landed").asInt()).isEqualTo(42);
        assertThat(tenants.path("exited").asInt()).isEqualTo(6);
        assertThat(tenants.path("inPark").asInt()).isEqualTo(94);
        assertThat(table(tenants.path("months"), "month", "landed").values())
                .containsExactly("2", "5", "4", "3", "3", "5", "4", "4", "4", "4", "2", "2");
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

    /** Whether or not a renewal was opened: the same leases, on both reports. */
    @Test
    void of_2022_the_renewal_rate_counts_the_leases_that_expire() {
        var renewals = report("renewals", "from=2022-01-01&to=2022-12-31");
        int ending = 0;
        for (var quarter : report("expiry", "").path("quarters")) {
            ending += quarter.path("quarter").asString().startsWith("2022")
                    ? quarter.path("leases").asInt()
                    : 0;
        }

        assertThat(renewals.path("expiring").asInt()).isEqualTo(19).isEqualTo(ending);
        assertThat(renewals.path("pending").asInt()
                        + renewals.path("renewed").asInt()
                        + renewals.path("heldOver").asInt()
                        + renewals.path("left").asInt())
                .isEqualTo(19);
        assertThat(renewals.path("notOpened").asInt()).isPositive();
        assertThat(report("renewals/leases", "from=2022-01-01&to=2022-12-31")
                        .path("items")
                        .size())
                .isEqualTo(19 + renewals.path("earlyExits").asInt());
    }

    @Test
    void on_new_years_eve_one_of_them_was_not_known_yet() {
        var known = report("tenants", YEAR + "&asOf=2021-12-31");

        assertThat(known.path("inPark").asInt()).isEqualTo(93);
        assertThat(known.path("landed").asInt()).isEqualTo(41);
        assertThat(report("tenants", YEAR + "&asOf=2022-01-10").path("inPark").asInt())
                .isEqualTo(94);
        assertThat(report("funnel", "from=2021-01&to=2021-12&asOf=2021-12-31")
                        .at("/stages/5/reached")
                        .asInt())
                .isEqualTo(41);
    }

    @Test
    void eleven_of_fifteen_contracts_were_renewed() {
        var renewals = report("renewals", YEAR);

        assertThat(renewals.path("expiring").asInt()).isEqualTo(15);
        assertThat(renewals.path("renewed").asInt()).isEqualTo(11);
        assertThat(renewals.path("left").asInt()).isEqualTo(3);
        assertThat(renewals.path("heldOver").asInt()).isEqualTo(1);
        assertThat(renewals.path("pending").intValue()).isZero();
        assertThat(percent(renewals.path("byCount"))).isEqualTo("73.3");
        assertThat(percent(renewals.path("byArea"))).isEqualTo("83.8");
        assertThat(percent(renewals.path("byRent"))).isEqualTo("84.5");
    }

    @Test
    void the_funnel_is_192_118_83_52_47_42() {
        var funnel = report("funnel", "from=2021-01&to=2021-12");

        assertThat(funnel.path("newInPeriod").asInt()).isEqualTo(168);
        assertThat(funnel.path("carriedOver").asInt()).isEqualTo(24);
        assertThat(table(
                        funnel.path("stages"),
                        "stage",
                        "reached",
                        "step.percent",
                        "openHere",
                        "lostHere",
                        "recycledHere"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "LEAD", "192  9 50 15",
                        "INTENT", "118 61.5 11 24 0",
                        "TALKS", "83 70.3 8 23 0",
                        "REVIEW", "52 62.7 5 0 0",
                        "SIGNED", "47 90.4 5 0 0",
                        "LANDED", "42 89.4 0 0 0"));
        assertThat(percent(funnel.path("cohortConversion"))).isEqualTo("19.6");
        assertThat(percent(funnel.path("workedConversion"))).isEqualTo("21.9");
        assertThat(percent(funnel.path("naiveRate"))).isEqualTo("25.0");
        assertThat(percent(funnel.path("winRate"))).isEqualTo("33.1");
        assertThat(funnel.at("/winRate/denominator").asInt()).isEqualTo(127);
        assertThat(percent(funnel.path("winRateWithInvalid"))).isEqualTo("30.2");
        assertThat(funnel.at("/winRateWithInvalid/denominator").asInt()).isEqualTo(139);
        assertThat(funnel.at("/cycle/median").decimalValue()).isEqualByComparingTo("82.5");
        assertThat(funnel.at("/cycle/mean").decimalValue()).isEqualByComparingTo("86.7");
        assertThat(funnel.at("/cycle/p90").asInt()).isEqualTo(102);
        assertThat(table(funnel.path("bySource"), "source", "leads", "landed", "rate.percent"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "TENANT_REFERRAL", "38 8 21.1",
                        "OUTBOUND_VISIT", "34 6 17.6",
                        "PROMOTION_EVENT", "31 2 6.5",
                        "WALK_IN", "22 6 27.3",
                        "AUTHORITY_REFERRAL", "19 5 26.3",
                        "AGENCY", "12 3 25.0",
                        "INDUSTRY_ANALYSIS", "8 3 37.5",
                        "WEBSITE", "4 0 0.0"));
    }

    @Test
    void source_by_stage_adds_up_to_the_cohort() {
        var funnel = report("funnel", "from=2021-01&to=2021-12");

        for (var stage : funnel.path("cohortStages")) {
            int sum = 0;
            for (var source : funnel.path("bySource")) {
                sum += source.path("reached")
                        .path(stage.path("stage").asString())
                        .asInt();
            }
            assertThat(sum).isEqualTo(stage.path("reached").asInt());
        }
        assertThat(funnel.at("/cohortStages/0/reached").asInt()).isEqualTo(168);
        assertThat(funnel.at("/cohortStages/5/reached").asInt()).isEqualTo(33);
    }

    @Test
    void every_number_of_the_funnel_opens_its_rows() {
        for (var period : List.of("from=2021-01&to=2021-12", "from=2021-04&to=2021-06", "from=2020-01&to=2020-12")) {
            var funnel = report("funnel", period);
            var opened = new Opened(period);
            opened.require(funnel.path("worked"), "kind=REACHED&stage=LEAD");
            opened.require(funnel.path("newInPeriod"), "kind=REACHED&stage=LEAD&cohort=NEW");
            opened.require(funnel.path("carriedOver"), "kind=REACHED&stage=LEAD&cohort=CARRIED_OVER");
            opened.require(funnel.at("/cohortConversion/numerator"), "kind=REACHED&stage=LANDED&cohort=NEW");
            opened.require(funnel.at("/workedConversion/numerator"), "kind=REACHED&stage=LANDED");
            opened.require(funnel.at("/naiveRate/numerator"), "kind=REACHED_IN_PERIOD&stage=LANDED");
            opened.require(funnel.at("/winRate/numerator"), "kind=LANDED");
            opened.require(funnel.at("/winRate/denominator"), "kind=LANDED", "kind=LOST_PROJECT");
            opened.require(funnel.at("/winRateWithInvalid/denominator"), "kind=LANDED", "kind=LOST");
            opened.require(
                    funnel.at("/winRateWithInvalid/denominator"),
                    "kind=LANDED",
                    "kind=LOST_PROJECT",
                    "kind=NO_PROJECT");
            for (var stay : rows(funnel.path("stays"))) {
                opened.require(
                        stay.at("/days/cases"),
                        "kind=LEFT&stage=" + stay.path("stage").asString());
            }
            opened.require(funnel.at("/cycle/cases"), "kind=REACHED_IN_PERIOD&stage=LANDED");
            opened.requireStages(funnel.path("stages"), "");
            opened.requireStages(funnel.path("cohortStages"), "&cohort=NEW");
            var before = "LEAD";
            for (var step : rows(funnel.path("periodSteps"))) {
                var stage = step.path("stage").asString();
                opened.require(step.at("/ratio/numerator"), "kind=REACHED_IN_PERIOD&stage=" + stage);
                opened.require(step.at("/ratio/denominator"), "kind=REACHED_IN_PERIOD&stage=" + before);
                before = stage;
            }
            rows(funnel.path("bySource")).forEach(row -> rows(row.path("reached"))
                    .properties()
                    .forEach(cell -> opened.require(
                            cell.getValue(),
                            "kind=REACHED&cohort=NEW&stage=" + cell.getKey() + "&source="
                                    + row.path("source").asString())));
            rows(funnel.path("lostReasons"))
                    .forEach(row -> opened.require(
                            row.path("lost"),
                            "kind=LOST&reason=" + row.path("reason").asString()));
        }
    }

    /** What each is looked at of: some are there. */
    private static JsonNode rows(JsonNode rows) {
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** Counts the rows behind numbers of one period. */
    private record Opened(String period) {

        void require(JsonNode number, String... queries) {
            int rows = 0;
            for (var query : queries) {
                var page = report("funnel/projects", period + "&limit=500&" + query);
                assertThat(page.path("next").isNull()).isTrue();
                rows += page.path("items").size();
            }
            assertThat(number.isNumber()).isTrue();
            assertThat(rows).as("%s %s", period, List.of(queries)).isEqualTo(number.asInt());
        }

        void requireStages(JsonNode stages, String cohort) {
            assertThat(stages).hasSize(6);
            stages.forEach(row -> {
                var at = "&stage=" + row.path("stage").asString() + cohort;
                require(row.path("reached"), "kind=REACHED" + at);
                require(row.path("openHere"), "kind=OPEN" + at);
                require(row.path("lostHere"), "kind=LOST" + at);
                require(row.path("recycledHere"), "kind=RECYCLED" + at);
            });
        }
    }

    @Test
    void rows_of_a_number_are_walked_page_by_page_and_lead_to_their_events() {
        var seen = new ArrayList<String>();
        var next = "/api/v1/reports/funnel/projects?from=2021-01&to=2021-12&kind=REACHED&stage=SIGNED&limit=10";
        while (next != null) {
            var page = park.get("wang", next).body();
            page.path("items").forEach(row -> seen.add(row.path("id").asString()));
            var link = page.path("next");
            next = link.isNull()
                    ? null
                    : URI.create(link.asString()).getRawPath() + "?"
                            + URI.create(link.asString()).getRawQuery();
        }
        var history = park.get("wang", "/api/v1/leads/" + seen.get(0) + "/history");

        assertThat(seen).hasSize(47).doesNotHaveDuplicates();
        assertThat(history.status()).isEqualTo(200);
        assertThat(history.body().path("items")).isNotEmpty();
    }

    @Test
    void a_signing_rescinded_and_lost_is_reached_but_not_won() {
        var before = report("funnel", "from=2020-01&to=2020-08&asOf=2020-09-01");
        var after = report("funnel", "from=2020-01&to=2020-09&asOf=2020-09-03");
        var lead = park.get("su", "/api/v1/leads/XS-2020-S004").body();

        assertThat(before.at("/stages/4/openHere").asInt()).isEqualTo(1);
        assertThat(after.at("/stages/4/reached").asInt()).isEqualTo(1);
        assertThat(after.at("/stages/4/openHere").intValue()).isZero();
        assertThat(after.at("/winRate/denominator").asInt()).isEqualTo(1);
        assertThat(after.at("/winRate/numerator").intValue()).isZero();
        assertThat(lead.path("stage").asString()).isEqualTo("LOST");
        assertThat(lead.path("lossReason").asString()).isEqualTo("CONTRACT_RESCINDED");
    }

    @Test
    void two_thirds_of_the_park_are_occupied() {
        var occupancy = report("occupancy", "on=2021-12-31");

        assertThat(percent(occupancy.path("physical"))).isEqualTo("64.1");
        assertThat(occupancy.at("/physical/numerator").decimalValue()).isEqualByComparingTo("27435");
        assertThat(occupancy.at("/physical/denominator").decimalValue()).isEqualByComparingTo("42800");
        assertThat(occupancy.path("tenants").asInt()).isEqualTo(94);
        assertThat(table(
                        occupancy.path("buildings"),
                        "name",
                        "physical.percent",
                        "units.numerator",
                        "units.denominator"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "A座 大数据楼", "61.7 74 120",
                        "B座 云计算中心", "45.3 29 64",
                        "C座 检验检测楼", "69.4 25 36",
                        "D座 众创空间", "50.0 24 48",
                        "E座 标准厂房", "83.3 5 6"));
    }

    @Test
    void leases_run_1_93_years_by_area_and_1_91_by_rent() {
        var wale = report("wale", "on=2021-12-31");

        assertThat(wale.at("/byArea/heldOverAsZero").decimalValue()).isEqualByComparingTo("1.929");
        assertThat(wale.at("/byArea/heldOverDropped").decimalValue()).isEqualByComparingTo("1.937");
        assertThat(wale.at("/byArea/withVacant").decimalValue()).isEqualByComparingTo("1.236");
        assertThat(wale.at("/byRent/heldOverAsZero").decimalValue()).isEqualByComparingTo("1.911");
    }

    @Test
    void leases_end_as_the_expiry_profile_says() {
        var expiry = report("expiry", "on=2021-12-31");

        assertThat(expiry.path("leases").asInt()).isEqualTo(94);
        assertThat(table(expiry.path("buckets"), "horizon", "leases").values())
                .containsExactly("1", "6", "2", "11", "26", "48");
    }

    @Test
    void tenants_paid_31_264_million_and_employ_815() {
        var contribution = report("contribution", "year=2021&top=10");

        assertThat(contribution.path("taxCny").asString()).isEqualTo("31264000.00");
        assertThat(contribution.path("jobs").asInt()).isEqualTo(815);
        assertThat(table(contribution.path("periods"), "period", "taxCny"))
                .isEqualTo(Map.of(
                        "2021-Q1", "8123500.00",
                        "2021-Q2", "7421800.00",
                        "2021-Q3", "7165200.00",
                        "2021-Q4", "8553500.00"));
        assertThat(contribution.path("taxPerSqmCny").decimalValue()).isEqualByComparingTo(new BigDecimal("1139.57"));
        assertThat(percent(contribution.path("topTen"))).isEqualTo("60.7");
        assertThat(contribution.at("/topTen/numerator").decimalValue()).isEqualByComparingTo("18962600.00");
        assertThat(contribution.path("zeroTax").asInt()).isEqualTo(17);
        assertThat(contribution.at("/ranking/0/tenantId").asString()).isEqualTo("QY-016");
        assertThat(table(contribution.path("industries"), "industry", "inPark", "jobs", "taxCny"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "BIG_DATA", "26 154 10687300.00",
                        "CLOUD_SOFTWARE", "17 147 6408800.00",
                        "SMART_MANUFACTURING", "12 249 1265000.00",
                        "INSPECTION_TESTING", "14 103 2808300.00",
                        "ECOMMERCE_DIGITAL_CULTURE", "11 74 3044800.00",
                        "TECH_IP_SERVICES", "8 44 1499200.00",
                        "EDUCATION_EQUIPMENT", "6 44 5550600.00"));
    }

    @Test
    void before_the_restatement_it_was_31_39_million() {
        var before = report("contribution", "year=2021&asOf=2022-02-14");
        var history = park.get("fang", "/api/v1/contributions/QY-033.2021-Q3/history", "Accept-Language", "zh")
                .body();

        assertThat(before.path("taxCny").asString()).isEqualTo("31390000.00");
        assertThat(history.at("/items/0/said").asString()).contains("468,000 元 → 342,000 元", "完税凭证重复计入", "童统计", "方主管");
    }

    private static String taxOfSecondQuarterAsOf(String day) {
        return table(report("contribution", "year=2021&asOf=" + day).path("periods"), "period", "taxCny")
                .get("2021-Q2");
    }

    @Test
    void what_a_file_with_a_slipped_column_changed_was_taken_back_to_the_fen() {
        var id = "import-2021-Q2-tax";
        var shown = park.get("tong", "/api/v1/imports/" + id).body();
        var refused = park.get("tong", "/api/v1/imports/" + id + "/rows?outcome=REFUSED", "Accept-Language", "zh")
                .body();

        assertThat(shown.path("status").asString()).isEqualTo("UNDONE");
        assertThat(shown.at("/counts/updated").asInt()).isEqualTo(58);
        assertThat(shown.at("/counts/refused").asInt()).isEqualTo(2);
        assertThat(shown.path("undone").asInt()).isEqualTo(58);
        assertThat(shown.path("kept").asString()).isEqualTo("0");
        assertThat(table(refused.path("items"), "row", "reasons.0.sentence"))
                .isEqualTo(Map.of(
                        "2",
                        "这一行没有填税收、用工或产值",
                        "47",
                        "统一社会信用代码“%s”的校验码不对（GB 32100-2015），请核对是否抄错。".formatted("91990101MA97ERKX8J")));

        assertThat(taxOfSecondQuarterAsOf("2021-07-19")).isEqualTo("7421800.00");
        assertThat(taxOfSecondQuarterAsOf("2021-07-20")).as("856,700 more").isEqualTo("8278500.00");
        assertThat(taxOfSecondQuarterAsOf("2021-07-21")).isEqualTo("8278500.00");
        assertThat(taxOfSecondQuarterAsOf("2021-07-22")).isEqualTo("7421800.00");
        assertThat(taxOfYearAsOf("2021-07-19")).isEqualTo("15545300.00");
        assertThat(taxOfYearAsOf("2021-07-21")).isEqualTo("16402000.00");
        assertThat(taxOfYearAsOf("2021-07-22")).isEqualTo("15545300.00");
    }

    private static String taxOfYearAsOf(String day) {
        return report("contribution", "year=2021&asOf=" + day).path("taxCny").asString();
    }

    /** By tenant. */
    private static Map<String, String> paidInSecondQuarterAsOf(String day) {
        var file = park.page("shen", "/contributions/figures/export.csv?period=2021-Q2&asOf=" + day);
        assertThat(file.statusCode()).isEqualTo(200);
        var lines = file.body().lines().toList();
        return lines.subList(1, lines.size() - 2).stream()
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[2]));
    }

    @Test
    void of_each_of_its_58_companies_the_figure_is_what_it_was() {
        var before = paidInSecondQuarterAsOf("2021-07-19");
        var between = paidInSecondQuarterAsOf("2021-07-21");

        assertThat(between).containsOnlyKeys(before.keySet());
        assertThat(between.entrySet().stream().filter(paid -> !paid.getValue().equals(before.get(paid.getKey()))))
                .hasSize(58);
        assertThat(paidInSecondQuarterAsOf("2021-07-22")).isEqualTo(before);
    }

    @Test
    void the_file_is_listed_and_tells_who_brought_it_and_why_it_was_taken_back() {
        var listed = park.get("shen", "/api/v1/imports").body().path("items");
        var history = park.get("shen", "/api/v1/imports/import-2021-Q2-tax/history", "Accept-Language", "zh")
                .body()
                .path("items");

        assertThat(table(listed, "fileName", "status", "preparedBy", "preparedOn", "undoneOn"))
                .isEqualTo(Map.of("2021年二季度入库税收.csv", "UNDONE tong 2021-07-20 2021-07-22"));
        assertThat(history.findValuesAsString("said"))
                .containsExactly(
                        "撤销完成：58 行已撤销，0 行保留",
                        "开始撤销：税收一列整体下移一行，各企业数字错位",
                        "入账完成（第 1 次）",
                        "开始入账（第 1 次）",
                        "上传文件 2021年二季度入库税收.csv");
        assertThat(park.page("shen", "/imports/import-2021-Q2-tax").body())
                .contains("童统计（统计员）于 2021-07-20 上传", "2021-07-22 撤销，原因：税收一列整体下移一行，各企业数字错位", "776,700 → 872,400");
    }

    /** The work is done in the background, where nobody's language is known. */
    @Test
    void what_a_file_corrects_gives_the_file_as_its_cause_whatever_the_language_of_the_server() {
        var history = park.get("fang", "/api/v1/contributions/QY-047.2021-Q2/history", "Accept-Language", "zh")
                .body()
                .path("items");

        assertThat(history.findValuesAsString("said"))
                .contains("提出更正：776,700 元 → 872,400 元（2021年二季度入库税收.csv，提出人 童统计（统计员））");
    }

    @Test
    void history_says_every_amount_with_its_unit() {
        var history = park.bean(History.class);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);

        var jobs = Map.of("figure", Map.of("measure", "JOBS"), "reported", 1_200, "corrected", 21, "cause", "重复");
        assertThat(history.said("contribution.restated", jobs)).contains("1200 人 → 21 人");
        assertThat(history.said("contract.amended", Map.of("rentCnyPerSqmMonth", "22.50")))
                .endsWith("22.5 元/㎡·月");
        assertThat(history.facts("contribution.tax-reported", Map.of("taxCny", "17600.00")))
                .containsEntry("taxCny", "17,600 元");
        assertThat(history.facts("lead.qualified", Map.of("areaWantedSqm", new BigDecimal("120.5"))))
                .containsEntry("areaWantedSqm", "120.5 ㎡");
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void the_figures_behind_a_quarter_add_up_to_it() {
        var periods = report("contribution", "year=2021").path("periods");
        assertThat(periods).hasSize(4);
        for (var row : periods) {
            var period = row.path("period").asString();
            var file = park.page("shen", "/contributions/figures/export.csv?period=" + period);
            var lines = file.body().lines().toList();
            var tax = lines.subList(1, lines.size() - 2).stream()
                    .map(line -> new BigDecimal(line.split(",")[2]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(tax).as(period).isEqualByComparingTo(row.path("taxCny").asString());
        }
    }

    @Test
    void promises_not_kept_are_told() {
        var rows = report("commitments", "on=2021-12-31").path("rows");

        assertThat(table(rows, "kind", "tenantId", "fulfilment.percent"))
                .isEqualTo(Map.of("JOBS", "QY-077 35.0", "TAX_CNY", "QY-077 4.3"));
    }

    @Test
    void a_tenant_past_its_end_is_held_over() {
        var contract = park.get("chen", "/api/v1/contracts/HT-QY-036").body();

        assertThat(contract.path("status").asString()).isEqualTo("HELD_OVER");
        assertThat(contract.path("heldOverSince").asString()).isEqualTo("2021-05-10");
    }

    @Test
    void the_rent_roll_shows_a_unit_before_and_after_its_split() {
        var before = unitsOf(report("rent-roll", "on=2022-01-19"));
        var after = unitsOf(report("rent-roll", "on=2022-01-20"));

        assertThat(before)
                .contains("A0102")
                .doesNotContain("A0102-1", "A0102-2")
                .hasSize(274);
        assertThat(after).contains("A0102-1", "A0102-2").doesNotContain("A0102").hasSize(275);
        assertThat(unitsOf(report("rent-roll", "on=2022-02-01&asOf=2022-01-19")))
                .contains("A0102");
    }

    @Test
    void the_rent_roll_does_not_call_vacant_what_is_signed() {
        var rentRoll = report("rent-roll", "on=2022-02-16");

        assertThat(table(rentRoll.path("rows"), "unitId", "state"))
                .containsEntry("A0101", "OCCUPIED")
                .containsEntry("A0107", "VACANT")
                .containsEntry("A0108", "SIGNED")
                .containsEntry("A0203", "SIGNED");
        assertThat(rentRoll.path("signedSqm").decimalValue()).isEqualByComparingTo("575");
    }

    private static List<String> unitsOf(JsonNode rentRoll) {
        var units = new ArrayList<String>();
        rentRoll.path("rows").forEach(row -> units.add(row.path("unitId").asString()));
        return units;
    }

    @Test
    void every_event_is_marked_as_simulated_and_dated_in_its_past() {
        long read = 0;
        long head;
        do {
            var feed =
                    park.get("shen", "/api/v1/events?limit=1000&after=" + read).body();
            assertThat(feed.path("items")).isNotEmpty().allSatisfy(event -> {
                assertThat(event.at("/metadata/simulated").asString()).isEqualTo("true");
                assertThat(event.path("recordedAt").asString()).isBetween("2018-01-01", "2022-02-17");
            });
            read += feed.path("items").size();
            head = feed.path("head").asLong();
        } while (read < head);

        assertThat(read).isEqualTo(head).isGreaterThan(2_000);
    }

    @Test
    void a_rebuild_finds_nothing_to_correct() {
        var job = park.post("admin", "/api/v1/projections/rebuild", "{}");
        assertThat(job.status()).isEqualTo(202);

        var done = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> park.get("admin", "/api/v1/jobs/" + job.text("/id"))
                                .body(),
                        found -> found.path("state").asString().equals("DONE"));

        assertThat(done.at("/result/differing").intValue()).isZero();
        assertThat(done.at("/result/documents").asInt()).isGreaterThan(2_000);
    }
}
