package io.parkledger.api.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a new park is told before there is anything in its ledger, and while its files come in. */
class NewParkTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final String UNITS = "楼宇,房号,楼层,面积,启用日期\n1号楼,101,1,100,2018-01-01\n2号楼,101,1,80,2018-01-01\n";
    private static final String LEASES = "企业名称,统一社会信用代码,行业,房号,面积,租期起,租期止,租金\n";

    private TestApplication app;

    @BeforeEach
    void start() {
        app = TestApplication.start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private void park() {
        done(app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"园区\"}"));
    }

    private String put(String kind, String text) {
        var id = done(app.upload(
                        "manager",
                        "/api/v1/imports",
                        Map.of("parkId", "LQ", "kind", kind),
                        "台账.csv",
                        text.getBytes(StandardCharsets.UTF_8)))
                .text("/id");
        awaitWork(id);
        return id;
    }

    private void record(String id) {
        done(app.post(
                "manager", "/api/v1/imports/" + id + "/commit", "{\"goodRowsOnly\":false,\"unlikelyToo\":false}"));
        awaitWork(id);
    }

    private void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    private List<JsonNode> rows(String id) {
        return done(app.get("manager", "/api/v1/imports/" + id + "/rows"))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Of the page that leads on, what it says of one step. */
    private String step(String name) {
        var head = app.bean(Ledger.class).reader().head();
        var page = app.page("manager", "/setup?minPosition=" + head).body();
        var of = Pattern.compile("<li id=\"" + name + "\".*?</li>", Pattern.DOTALL)
                .matcher(page);
        assertThat(of.find()).as("%s in %s", name, page).isTrue();
        return of.group();
    }

    @Test
    void an_empty_ledger_names_no_day_on_which_anything_was_recorded() {
        assertThat(app.page("system_admin", "/").body()).contains("最近记账时间").doesNotContain("1970");
        assertThat(app.page("audit_admin", "/ledger").body()).contains("最近一次记账").doesNotContain("1970");
    }

    @Test
    void a_building_is_registered_by_its_name_alone() {
        park();

        var form = app.page("manager", "/buildings/new?parkId=LQ").body();

        assertThat(form).contains("楼栋编号", "可以不填");
        var code = Pattern.compile("<input[^>]*name=\"buildingId\"[^>]*>").matcher(form);
        assertThat(code.find()).isTrue();
        assertThat(code.group()).doesNotContain("required");
        assertThat(form).containsPattern("<input[^>]*name=\"name\"[^>]*required");
    }

    @Test
    void a_login_that_is_none_is_refused_in_words() {
        var refused = app.post("system_admin", "/api/v1/accounts", "{\"login\":\"Li Na\",\"name\":\"李娜\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("小写字母").doesNotContain("[a-z");
    }

    @Test
    void a_second_building_is_offered_where_the_first_one_was() {
        park();
        assertThat(step("BUILDINGS")).contains("href=\"/buildings/new");

        done(app.post("manager", "/api/v1/buildings", "{\"name\":\"1号楼\"}"));

        assertThat(step("BUILDINGS")).contains("已完成", "1 栋楼", "href=\"/buildings/new", "再登记一栋");
    }

    @Test
    void a_file_of_units_is_not_yet_what_the_park_has_of_its_tenants() {
        park();
        record(put("UNITS", UNITS));

        assertThat(step("UNITS")).contains("已完成", "2 套房源");
        assertThat(step("FILES"))
                .contains("现在可办", "href=\"/imports/new?kind=TENANTS")
                .doesNotContain("已完成");
    }

    @Test
    void a_number_that_two_buildings_have_is_told_apart_by_the_building_before_it() {
        park();
        record(put("UNITS", UNITS));

        var rows = rows(put(
                "TENANTS",
                LEASES
                        + "公司1,91990101MA91X9P91N,大数据,1号楼101,100,2021-01-01,2030-12-31,20\n"
                        + "公司2,91990101MA04J7YA9L,大数据,2号楼 101,80,2021-01-01,2030-12-31,20\n"
                        + "公司3,91990101MA09LQXCX6,大数据,101,80,2021-01-01,2030-12-31,20\n"
                        + "公司3,91990101MA09LQXCX6,大数据,3号楼101,80,2021-01-01,2030-12-31,20\n"));

        assertThat(rows.stream().collect(Collectors.toMap(row -> row.path("row").asInt(), row -> row.path("outcome")
                        .asString())))
                .isEqualTo(Map.of(2, "CREATED", 3, "CREATED", 4, "REFUSED", 5, "REFUSED"));
        assertThat(rows.get(2).at("/reasons/0/sentence").asString()).contains("1号楼101", "2号楼101");
        assertThat(rows.get(3).at("/reasons/0/code").asString()).isEqualTo("import.no-such-unit");
    }

    @Test
    void what_may_stand_in_one_building_or_in_another_is_not_guessed() {
        park();
        record(put("UNITS", "楼宇,房号,楼层,面积,启用日期\nA,1101,11,100,2018-01-01\nA1,101,1,100,2018-01-01\n"));

        var rows = rows(put("TENANTS", LEASES + "公司1,91990101MA91X9P91N,大数据,A1101,100,2021-01-01,2030-12-31,20\n"));

        assertThat(rows.get(0).at("/reasons/0/code").asString()).isEqualTo("import.several-units");
    }

    @Test
    void a_lease_keeps_the_number_that_the_office_gave_it() {
        park();
        record(put("UNITS", UNITS));

        record(put(
                "TENANTS",
                "企业名称,统一社会信用代码,行业,房号,租期起,租期止,租金,合同编号\n"
                        + "公司1,91990101MA91X9P91N,大数据,1号楼101,2021-01-01,2030-12-31,20,HT-2021-001\n"));

        var head = app.bean(Ledger.class).reader().head();
        assertThat(done(app.get("manager", "/api/v1/contracts?minPosition=" + head))
                        .text("/items/0/number"))
                .isEqualTo("HT-2021-001");
    }

    /** Parks that keep a row for every room have a company there twice, from one day on. */
    @Test
    void a_second_room_of_a_lease_in_a_row_of_its_own_is_not_passed_over() {
        park();
        record(put("UNITS", "楼宇,房号,楼层,面积,启用日期\n1号楼,101,1,100,2018-01-01\n1号楼,102,1,80,2018-01-01\n"));

        var rows = rows(put(
                "TENANTS",
                LEASES
                        + "公司1,91990101MA91X9P91N,大数据,101,100,2021-01-01,2030-12-31,20\n"
                        + "公司1,91990101MA91X9P91N,大数据,102,80,2021-01-01,2030-12-31,20\n"
                        + "公司1,91990101MA91X9P91N,大数据,101,100,2021-01-01,2030-12-31,20\n"));

        assertThat(rows.get(0).path("outcome").asString()).isEqualTo("CREATED");
        assertThat(rows.get(1).at("/reasons/0/code").asString()).isEqualTo("import.lease-has-other-units");
        assertThat(rows.get(1).at("/reasons/0/sentence").asString()).contains("101、102");
        assertThat(rows.get(2).path("outcome").asString()).as("said again").isEqualTo("UNCHANGED");
    }

    private String home() {
        var head = app.bean(Ledger.class).reader().head();
        return app.page("manager", "/?minPosition=" + head).body();
    }

    @Test
    void who_has_leads_and_no_go_live_day_is_led_on_to_it() {
        park();
        done(app.post("staff", "/api/v1/leads", "{\"company\":\"澜桥启量\",\"source\":\"WALK_IN\"}"));
        assertThat(home()).contains("开始使用：还差");

        var today = app.bean(LedgerClock.class).today();
        done(app.post("manager", "/api/v1/parks/LQ/go-live", "{\"goLiveOn\":\"" + today + "\"}"));

        assertThat(home()).doesNotContain("开始使用：还差");
    }

    @Test
    void a_file_of_which_no_row_is_good_is_not_offered_to_be_recorded() {
        park();
        var refused = put("UNITS", "楼宇,房号,楼层,面积\n1号楼,101,顶楼,100\n");
        var good = put("UNITS", UNITS);

        assertThat(app.page("manager", "/imports/" + refused).body())
                .contains("/imports/" + refused + "/drop")
                .doesNotContain("/imports/" + refused + "/commit");
        assertThat(app.page("manager", "/imports/" + good).body()).contains("/imports/" + good + "/commit");
    }

    private String questionsBefore(String id) {
        return app.page("manager", "/imports/" + id + "/commit").body();
    }

    @Test
    void nothing_is_asked_of_refused_rows_where_there_are_none() {
        park();
        var good = put("UNITS", UNITS);
        var someRefused = put("UNITS", UNITS + "1号楼,102,顶楼,100,2018-01-01\n");

        assertThat(questionsBefore(someRefused)).contains("跳过未通过的行", "可疑内容照文件入账");
        assertThat(questionsBefore(good)).contains("入账").doesNotContain("跳过未通过的行", "可疑内容照文件入账");

        app.form("manager", "/imports/" + good + "/commit", Map.of("goodRowsOnly", "false", "unlikelyToo", "false"));
        awaitWork(good);
        var head = app.bean(Ledger.class).reader().head();
        assertThat(done(app.get("manager", "/api/v1/imports/" + good + "?minPosition=" + head))
                        .text("/status"))
                .isEqualTo("COMMITTED");
    }
}
