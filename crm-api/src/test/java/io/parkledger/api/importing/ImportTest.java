package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.Job;
import io.parkledger.api.operation.Jobs;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file is tried, recorded, and taken back: row by row, each once, and each refused row with its reason. */
class ImportTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String UNITS = """
            楼宇,房号,楼层,建筑面积(㎡),启用日期
            A座 大数据楼,A0101,1,115,2018/1/1
            A座 大数据楼,A0102,1层,"1,150.50",2018年1月1日
            B座 云计算中心,0201,2F,80㎡,
            B座 云计算中心,0202,顶楼,80,
            合计,,,1345.50,
            """;

    private TestApplication app;
    private LocalDate today;

    @BeforeEach
    void park() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    /** Put in and tried. @return its id */
    private String put(String login, String kind, String name, byte[] bytes) {
        var answer = done(app.upload(login, "/api/v1/imports", Map.of("parkId", "LQ", "kind", kind), name, bytes));
        var id = answer.text("/id");
        awaitWork(id);
        return id;
    }

    private void awaitWork(String id) {
        await().atMost(A_WHILE).until(() -> app.bean(Jobs.class).all().stream()
                .filter(job -> id.equals(job.subject()))
                .allMatch(Job::isOver));
    }

    private void ask(String login, String id, String verb, String body) {
        done(app.post(login, "/api/v1/imports/" + id + "/" + verb, json(body)));
        awaitWork(id);
    }

    private JsonNode shown(String id) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/imports/" + id + "?minPosition=" + head))
                .body();
    }

    private Map<Integer, String> outcomes(String id) {
        return rows(id).stream().collect(Collectors.toMap(row -> row.path("row").asInt(), row -> row.path("outcome")
                .asString()));
    }

    private List<JsonNode> rows(String id) {
        return done(app.get("manager", "/api/v1/imports/" + id + "/rows"))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> unitNumbers() {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/units?limit=500&minPosition=" + head))
                .body()
                .path("items")
                .valueStream()
                .filter(unit -> unit.path("withdrawnOn").isNull())
                .map(unit -> unit.path("number").asString() + "="
                        + unit.path("areaSqm")
                                .decimalValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .sorted()
                .toList();
    }

    @Test
    void a_row_opens_what_it_changed_once_it_is_recorded() {
        var id = put("manager", "UNITS", "房源.csv", UNITS.getBytes(GB18030));
        assertThat(app.page("manager", "/imports/" + id).body())
                .as("only tried")
                .contains("将新增")
                .doesNotContain("href=\"/units/");

        ask("manager", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':false}");

        var opened = Pattern.compile("href=\"(/units/[^\"]+)\">A0102<")
                .matcher(app.page("manager", "/imports/" + id).body());
        assertThat(opened.find()).isTrue();
        assertThat(app.page("manager", opened.group(1)).body()).contains("A0102", "1,150.5");
    }

    @Test
    void units_are_tried_recorded_taken_back_and_recorded_once_more() {
        var id = put("manager", "UNITS", "房源.csv", UNITS.getBytes(GB18030));

        assertThat(outcomes(id)).isEqualTo(Map.of(2, "CREATED", 3, "CREATED", 4, "CREATED", 5, "REFUSED"));
        assertThat(unitNumbers()).as("only tried").isEmpty();
        assertThat(app.page("manager", "/imports/" + id + "/in-the-way").body())
                .as("nothing is recorded that could be taken back")
                .contains("有 0 行可以撤销");
        var reason = rows(id).get(3).path("reasons").get(0);
        assertThat(reason.path("column").asString()).isEqualTo("C");
        assertThat(reason.path("sentence").asString()).contains("顶楼");

        assertThat(app.post(
                                "manager",
                                "/api/v1/imports/" + id + "/commit",
                                "{\"goodRowsOnly\":false,\"unlikelyToo\":false}")
                        .text("/code"))
                .isEqualTo("import.rows-are-refused");
        ask("manager", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':false}");
        assertThat(unitNumbers()).containsExactly("0201=80", "A0101=115", "A0102=1150.5");
        assertThat(shown(id).path("status").asString()).isEqualTo("COMMITTED");
        assertThat(shown(id).path("counts").toString())
                .isEqualTo(json("{'created':3,'updated':0,'unchanged':0,'refused':1}"));

        ask("manager", id, "undo", "{'cause':'列错位'}");
        assertThat(shown(id).path("status").asString()).isEqualTo("UNDONE");
        assertThat(shown(id).path("undone").asInt()).isEqualTo(3);
        assertThat(unitNumbers()).isEmpty();

        ask("manager", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':false}");
        assertThat(unitNumbers()).containsExactly("0201=80", "A0101=115", "A0102=1150.5");
    }

    @Test
    void what_is_there_already_is_unchanged_and_what_differs_is_corrected_and_put_back() {
        ask(
                "manager",
                put("manager", "UNITS", "一.csv", utf8("楼宇,房号,楼层,面积\nA座,A1,1,100\nA座,A2,1,100\n")),
                "commit",
                "{'goodRowsOnly':false,'unlikelyToo':false}");

        var second = put("manager", "UNITS", "二.csv", utf8("楼宇,房号,楼层,面积\nA 座,a1,1,100\nA座,A2,2,90\n"));
        assertThat(outcomes(second)).isEqualTo(Map.of(2, "UNCHANGED", 3, "UPDATED"));
        ask("manager", second, "commit", "{'goodRowsOnly':false,'unlikelyToo':false}");
        assertThat(unitNumbers()).containsExactly("A1=100", "A2=90");

        ask("manager", second, "undo", "{'cause':'填错'}");
        assertThat(unitNumbers()).containsExactly("A1=100", "A2=100");
    }

    @Test
    void what_the_ledger_takes_for_one_number_is_one_however_it_was_typed() {
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-Z','name':'Ｚ座 研发楼'}")));
        done(
                app.post(
                        "manager",
                        "/api/v1/units",
                        json(
                                "{'unitId':'Z9','number':'Ｚ９','buildingId':'LQ-Z','floor':1,'areaSqm':100,'registeredOn':'2021-01-01'}")));

        var id = put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积\nz座研发楼,z9,1,100\n"));
        assertThat(outcomes(id)).isEqualTo(Map.of(2, "UNCHANGED"));
    }

    @Test
    void what_somebody_has_built_on_stands_and_is_named_first() {
        var id = put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积\nA座,A1,1,100\nA座,A2,1,100\n"));
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':false}");
        assertThat(unitNumbers()).hasSize(2);
        var let = done(app.get("manager", "/api/v1/units?limit=500"))
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        done(app.post("manager", "/api/v1/units/" + let + "/take-out-of-service", json("{'cause':'装修'}")));

        var inTheWay = done(app.get("manager", "/api/v1/imports/" + id + "/in-the-way"))
                .body();
        assertThat(inTheWay.size()).isGreaterThanOrEqualTo(1);
        ask("manager", id, "undo", "{'cause':'重新导入'}");

        assertThat(shown(id).path("kept").asInt()).isEqualTo(inTheWay.size());
        assertThat(unitNumbers()).hasSize(inTheWay.size());
    }

    @Test
    void figures_are_reported_and_what_is_reported_otherwise_is_proposed() {
        tenants(3);
        var period = "2021-Q4";
        var id = put(
                "staff",
                "CONTRIBUTIONS",
                "税收.csv",
                utf8("企业名称,统一社会信用代码,所属期,税收合计(万元),用工人数\n"
                        + "公司1," + creditCode(1) + ",2021年四季度,37.74,12\n"
                        + "公司2," + creditCode(2) + ",2021Q4,1.5,3人\n"
                        + "公司9," + creditCode(9) + ",2021Q4,1,1\n"));
        assertThat(outcomes(id)).isEqualTo(Map.of(2, "CREATED", 3, "CREATED", 4, "REFUSED"));
        ask("staff", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':false}");
        assertThat(figure(1, period, "TAX_ALL_FULL")).isEqualTo("377400");
        assertThat(figure(2, period, "JOBS")).isEqualTo("3");

        var shifted = put(
                "staff",
                "CONTRIBUTIONS",
                "错列.csv",
                utf8("企业名称,信用代码,所属期,税收合计(万元)\n公司1," + creditCode(1) + ",2021Q4,99\n公司2," + creditCode(2)
                        + ",2021Q4,1.5\n"));
        assertThat(outcomes(shifted)).isEqualTo(Map.of(2, "UPDATED", 3, "UNCHANGED"));
        ask("staff", shifted, "commit", "{'goodRowsOnly':false,'unlikelyToo':false}");
        assertThat(figure(1, period, "TAX_ALL_FULL"))
                .as("nobody has approved it")
                .isEqualTo("377400");
        done(app.post(
                "checker",
                "/api/v1/contributions/T-1.2021-Q4/approve-restatement",
                json("{'figure':{'measure':'TAX','taxType':'ALL','scope':'FULL'}}")));
        assertThat(figure(1, period, "TAX_ALL_FULL")).isEqualTo("990000");

        ask("staff", shifted, "undo", "{'cause':'列错位'}");
        done(app.post(
                "checker",
                "/api/v1/contributions/T-1.2021-Q4/approve-restatement",
                json("{'figure':{'measure':'TAX','taxType':'ALL','scope':'FULL'}}")));
        assertThat(figure(1, period, "TAX_ALL_FULL")).as("to the fen").isEqualTo("377400");
    }

    @Test
    void leads_are_taken_back_however_far_they_came_and_come_once_more() {
        var id = put(
                "manager",
                "LEADS",
                "线索.csv",
                utf8("企业名称,信用代码,行业,来源,负责人,线索日期,意向日期,在谈日期,评审日期,签约日期,结果,关闭日期,原因,联系人,意向面积\n"
                        + "甲公司,,大数据,以商招商,staff,2021-01-04,,,,,,,,,\n"
                        + "乙公司,,大数据,以商招商,staff,2021-01-04,2021-01-05,2021-01-06,,,流失,2021-02-01,价格,王经理,100\n"
                        + "丙公司,,大数据,以商招商,staff,2021-01-04,2021-01-05,,,,公海,2021-02-01,无回应,王经理,100\n"
                        + "丁公司," + creditCode(4)
                        + ",大数据,以商招商,staff,2021-01-04,2021-01-05,2021-01-06,2021-01-07,2021-01-08,,,,王经理,100\n"));
        assertThat(rows(id)).as("%s", rows(id)).hasSize(4).allMatch(row -> "CREATED"
                .equals(row.path("outcome").asString()));
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(stages()).isEqualTo(Map.of("REGISTERED", 1L, "LOST", 1L, "RECYCLED", 1L, "NEGOTIATING", 1L));
        var funnel = funnel();

        ask("manager", id, "undo", "{'cause':'重复导入'}");
        assertThat(shown(id).path("kept").asInt()).as("%s", rows(id)).isZero();
        assertThat(shown(id).path("undone").asInt()).isEqualTo(4);
        assertThat(stages()).as("withdrawn").isEmpty();
        assertThat(funnel()).isNotEqualTo(funnel);

        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(funnel()).as("as it was").isEqualTo(funnel);
    }

    private Map<String, Long> stages() {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/leads?limit=500&minPosition=" + head))
                .body()
                .path("items")
                .valueStream()
                .collect(Collectors.groupingBy(lead -> lead.path("stage").asString(), Collectors.counting()));
    }

    private String funnel() {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/reports/funnel?from=2021-01&to=2021-12&minPosition=" + head))
                .body()
                .path("stages")
                .toString();
    }

    @Test
    void what_somebody_has_talked_on_stays_and_names_who() {
        var id = put(
                "manager",
                "LEADS",
                "线索.csv",
                utf8("企业名称,行业,来源,负责人,线索日期,意向日期,在谈日期,联系人,意向面积\n"
                        + "甲公司,大数据,以商招商,staff,2021-01-04,2021-01-05,2021-01-06,王经理,100\n"));
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        var talk = done(app.get(
                        "staff",
                        "/api/v1/negotiations?limit=5&minPosition="
                                + app.bean(Ledger.class).reader().head()))
                .body()
                .at("/items/0/id")
                .asString();
        done(app.post("staff", "/api/v1/negotiations/" + talk + "/hold", json("{'cause':'等资金'}")));

        ask("manager", id, "undo", "{'cause':'重复导入'}");
        assertThat(shown(id).path("kept").asInt()).isEqualTo(1);
        assertThat(rows(id).get(0).at("/reasons/0/sentence").asString()).contains("staff");
        assertThat(stages()).isEqualTo(Map.of("NEGOTIATING", 1L));
    }

    /** By row: the cells that are to blame. */
    private Map<Integer, String> cellsToBlame(String id) {
        return rows(id).stream().collect(Collectors.toMap(row -> row.path("row").asInt(), row -> row.path("reasons")
                .valueStream()
                .map(reason -> reason.path("column").asString())
                .collect(Collectors.joining(","))));
    }

    @Test
    void what_a_command_may_not_say_is_shown_in_the_cell_that_says_it() {
        var later = today.plusDays(9).toString();
        var tooLong = "长".repeat(121);
        var leads = put(
                "manager",
                "LEADS",
                "线索.csv",
                utf8("企业名称,行业,来源,负责人,线索日期,意向日期,在谈日期,评审日期,签约日期,信用代码,结果,关闭日期,原因,联系人,意向面积\n"
                        + tooLong + ",大数据,以商招商,staff,2021-01-04,,,,,,,,,,\n"
                        + "乙,大数据,以商招商,staff," + later + ",,,,,,,,,,\n"
                        + "丙,大数据,以商招商,staff,2021-01-04," + later + ",,,,,,,,王,100\n"
                        + "丁,大数据,以商招商,staff,2021-01-04,2021-01-05," + later + ",,,,,,,王,100\n"
                        + "戊,大数据,以商招商,staff,2021-01-04,2021-01-05,2021-01-06," + later + ",,,,,,王,100\n"
                        + "己,大数据,以商招商,staff,2021-01-04,2021-01-05,2021-01-06,2021-01-07," + later + ","
                        + creditCode(1) + ",,,,王,100\n"
                        + "庚,大数据,以商招商,staff,2021-01-04,,,,,,流失," + later + ",价格,,\n"
                        + "辛,大数据,以商招商,staff,2021-01-04,,,,,,公海," + later + ",价格,,\n"
                        + "壬,大数据,以商招商,staff,2021-01-04,2021-01-05,,,,,,,," + tooLong + ",100\n"
                        + "癸,大数据,以商招商,staff,2021-01-04,2021-01-05,,,,,,,,王,0\n"));
        assertThat(cellsToBlame(leads))
                .isEqualTo(Map.of(2, "A", 3, "E", 4, "F", 5, "G", 6, "H", 7, "I", 8, "L", 9, "L", 10, "N", 11, "O"));

        put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积,启用日期\nA座,A1,1,100,2020-01-01\n"));
        ask("manager", newest(), "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        var tenants = put(
                "manager",
                "TENANTS",
                "企业.csv",
                utf8("企业名称,统一社会信用代码,行业,房号,租期起,租期止,租金,合同编号,联系人\n"
                        + tooLong + "," + creditCode(2) + ",大数据,A1,2021-01-01,2030-12-31,20,,\n"
                        + "乙," + creditCode(3) + ",大数据,A1," + later + ",2040-12-31,20,,\n"
                        + "丙," + creditCode(4) + ",大数据,A1,2021-01-01,2020-12-31,20,,\n"
                        + "丁," + creditCode(5) + ",大数据,A1,2021-01-01,2030-12-31,99999999,,\n"
                        + "戊," + creditCode(6) + ",大数据,A1,2021-01-01,2030-12-31,20," + tooLong + ",\n"
                        + "己," + creditCode(7) + ",大数据,A1,2021-01-01,2030-12-31,20,," + tooLong + "\n"));
        assertThat(cellsToBlame(tenants)).isEqualTo(Map.of(2, "A", 3, "E", 4, "F", 5, "G", 6, "H", 7, "I"));
    }

    private String tenants(String... rows) {
        return put(
                "manager",
                "TENANTS",
                "企业.csv",
                utf8("企业名称,统一社会信用代码,行业,房号,租期起,租期止,租金,数据年度,一季度税收(元),用工人数\n" + String.join("\n", rows) + "\n"));
    }

    private static String lease(int company, String rooms, String figures) {
        return "公司" + company + "," + creditCode(company) + ",大数据," + rooms + ",2021-01-01,2030-12-31,20," + figures;
    }

    @Test
    void what_a_row_tells_of_a_lease_that_is_known_is_not_passed_over() {
        put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积,启用日期\nA座,A1,1,100,2020-01-01\nA座,A2,1,100,2020-01-01\n"));
        ask("manager", newest(), "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        var years =
                tenants(lease(1, "A1", "2021,15000,3"), lease(1, "A1", "2022,25000,4"), lease(1, "A1", "2022,26000,4"));
        assertThat(outcomes(years)).isEqualTo(Map.of(2, "CREATED", 3, "CREATED", 4, "REFUSED"));
        assertThat(cellsToBlame(years)).containsEntry(4, "I");
        ask("manager", years, "commit", "{'goodRowsOnly':true,'unlikelyToo':true}");
        assertThat(taxOf(2021)).isEqualTo("15000.00");
        assertThat(taxOf(2022)).isEqualTo("25000.00");

        var again = tenants(
                lease(1, "A1", "2022,25000,4"),
                lease(1, "A1", "2021,15500,3"),
                lease(1, "A2", ",,"),
                lease(1, "A1、A2", ",,"));

        assertThat(outcomes(again)).isEqualTo(Map.of(2, "UNCHANGED", 3, "UPDATED", 4, "REFUSED", 5, "REFUSED"));
        assertThat(cellsToBlame(again)).containsEntry(4, "D").containsEntry(5, "D");
        assertThat(app.page("manager", "/imports/" + again).body()).contains("15,000 → 15,500");
        ask("manager", again, "commit", "{'goodRowsOnly':true,'unlikelyToo':true}");
        assertThat(taxOf(2021)).as("until the checker agrees").isEqualTo("15000.00");
    }

    @Test
    void a_file_whose_only_row_is_unlikely_is_recorded_by_who_means_it_and_once_more_after_it_was_taken_back() {
        put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积,启用日期\nA座,A1,1,100,2020-01-01\n"));
        ask("manager", newest(), "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        ask("manager", tenants(lease(1, "A1", "2022,25000,4")), "commit", "{'goodRowsOnly':true,'unlikelyToo':true}");

        var id = put(
                "manager",
                "CONTRIBUTIONS",
                "税收.csv",
                utf8("统一社会信用代码,所属期,税收合计(元)\n" + creditCode(1) + ",2022-Q2,2500000\n"));

        assertThat(outcomes(id)).as("%s", rows(id)).isEqualTo(Map.of(2, "REFUSED"));
        assertThat(app.page("manager", "/imports/" + id).body()).contains("/imports/" + id + "/commit");
        assertThat(app.page("manager", "/imports/" + id + "/commit").body()).contains("可疑内容照文件入账");
        ask("manager", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':true}");
        assertThat(outcomes(id)).isEqualTo(Map.of(2, "CREATED"));
        assertThat(app.page("manager", "/imports/" + id + "/commit").body())
                .as("asked as when it was tried")
                .contains("可疑内容照文件入账");
    }

    private String taxOf(int year) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/reports/contribution?year=" + year + "&minPosition=" + head))
                .text("/taxCny");
    }

    @Test
    void tenants_are_taken_back_once_the_checker_has_let_their_figures_go() {
        put("manager", "UNITS", "房源.csv", utf8("楼宇,房号,楼层,面积,启用日期\nA座,A1,1,100,2020-01-01\nA座,A2,1,100,2020-01-01\n"));
        ask("manager", newest(), "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        var id = put(
                "manager",
                "TENANTS",
                "企业.csv",
                utf8("企业名称,统一社会信用代码,行业,房号,租期起,租期止,租金,数据年度,一季度税收(万元),用工人数,联系人,联系电话\n"
                        + "公司1," + creditCode(1) + ",大数据,A1,2021-01-01," + today.plusYears(1)
                        + ",20,2021,1.5,3,王经理,100-0000-0001\n"
                        + "公司2," + creditCode(2) + ",大数据,A2,2021-01-01," + today.plusYears(1) + ",20,,,,李经理,\n"));
        assertThat(rows(id)).as("%s", rows(id)).hasSize(2).allMatch(row -> "CREATED"
                .equals(row.path("outcome").asString()));
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(shown(id).path("counts").path("created").asInt())
                .as("%s", shown(id))
                .isEqualTo(2);
        assertThat(occupied()).isEqualTo(2);

        ask("manager", id, "undo", "{'cause':'企业名单有误'}");
        assertThat(shown(id).path("undone").asInt()).as("%s", rows(id)).isEqualTo(1);
        assertThat(rows(id).get(0).at("/reasons/0/code").asString()).isEqualTo("import.figures-await-the-checker");
        var tenant = done(app.get("manager", "/api/v1/contracts?limit=50"))
                .body()
                .path("items")
                .valueStream()
                .filter(each -> "公司1".equals(each.path("company").asString()))
                .findFirst()
                .orElseThrow()
                .path("tenantId")
                .asString();
        ask("manager", id, "undo", "{'cause':'复核人还没有看'}");
        assertThat(rows(id).get(0).at("/reasons/0/code").asString()).isEqualTo("import.figures-await-the-checker");
        assertThat(contacts(tenant)).as("not taken back yet").isEqualTo(1);
        approveWithdrawal(tenant + ".2021-Q1", "{'measure':'TAX','taxType':'ALL','scope':'FULL'}");
        approveWithdrawal(tenant + ".2021-Q4", "{'measure':'JOBS'}");

        ask("manager", id, "undo", "{'cause':'企业名单有误'}");
        assertThat(shown(id).path("kept").asInt()).as("%s", rows(id)).isZero();
        assertThat(shown(id).path("undone").asInt()).isEqualTo(2);
        assertThat(occupied()).isZero();
        assertThat(contacts(tenant)).isZero();
    }

    /** A file of three leases that run, each renewed once before, two of them until the day after next year. */
    private String renewedLeases() {
        put(
                "manager",
                "UNITS",
                "房源.csv",
                utf8("楼宇,房号,楼层,面积,启用日期\nA座,A1,1,100,2020-01-01\nA座,A2,1,100,2020-01-01\nA座,A3,1,100,2020-01-01\n"));
        ask("manager", newest(), "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        return put(
                "manager",
                "TENANTS",
                "企业.csv",
                utf8("企业名称,统一社会信用代码,行业,房号,租期起,上期租期止,租期止,租金,退出日期\n"
                        + "公司1," + creditCode(1) + ",大数据,A1,2021-01-01,2023-12-31," + today.plusYears(1) + ",20,\n"
                        + "公司2," + creditCode(2) + ",大数据,A2,2021-01-01,2023-12-31," + today.plusYears(1) + ",20,\n"
                        + "公司3," + creditCode(3) + ",大数据,A3,2021-01-01,2021-12-31,2023-12-31,20,2023-06-01\n"));
    }

    /** What counts leases, terms and renewals. */
    private List<String> figures() {
        var head = app.bean(Ledger.class).reader().head();
        return Stream.of(
                        "renewals?from=2021-01-01&to=" + today.plusYears(2),
                        "renewals/leases?from=2021-01-01&to=" + today.plusYears(2),
                        "expiry?on=" + today,
                        "wale?on=" + today,
                        "rent-roll?on=" + today,
                        "occupancy?on=" + today)
                .map(report -> done(app.get("manager", "/api/v1/reports/" + report + "&minPosition=" + head))
                        .body()
                        .toString())
                .toList();
    }

    /** Ids tell which time a file was recorded. */
    private static List<String> withoutRuns(String id, List<String> figures) {
        return figures.stream().map(each -> each.replaceAll(id + "[-\\w]*", id)).toList();
    }

    private String contractOf(String company) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/contracts?limit=50&minPosition=" + head))
                .body()
                .path("items")
                .valueStream()
                .filter(each -> company.equals(each.path("company").asString()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void leases_that_a_file_has_renewed_are_taken_back_as_if_they_had_never_been() {
        var id = renewedLeases();
        var before = figures();
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(rows(id)).as("%s", rows(id)).hasSize(3).allMatch(row -> "CREATED"
                .equals(row.path("outcome").asString()));
        var recorded = app.bean(Ledger.class).reader().head();
        var lease = contractOf("公司1");
        var renewed = figures();
        assertThat(renewed).isNotEqualTo(before);
        assertThat(done(app.get("manager", "/api/v1/imports/" + id + "/in-the-way"))
                        .body())
                .isEmpty();

        ask("manager", id, "undo", "{'cause':'企业名单有误'}");
        assertThat(shown(id).path("undone").asInt()).as("%s", rows(id)).isEqualTo(3);
        assertThat(figures()).isEqualTo(before);
        assertThat(occupied()).isZero();
        assertThat(done(app.get("manager", "/api/v1/contracts/" + lease + "?asOf=" + recorded))
                        .text("/endOn"))
                .as("as it was known in between")
                .isEqualTo(today.plusYears(1).toString());

        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(withoutRuns(id, figures())).as("once more").isEqualTo(withoutRuns(id, renewed));
        assertThat(occupied()).isEqualTo(2);
    }

    @Test
    void a_renewed_lease_that_somebody_goes_by_is_named_first_and_stays() {
        var id = renewedLeases();
        ask("manager", id, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        done(app.post(
                "staff",
                "/api/v1/contracts/" + contractOf("公司1") + "/amend",
                json("{'rentCnyPerSqmMonth':'22','fromOn':'" + today.plusDays(1) + "'}")));
        done(app.post("staff", "/api/v1/renewals", json("{'contractId':'" + contractOf("公司2") + "'}")));

        var inTheWay = done(app.get("manager", "/api/v1/imports/" + id + "/in-the-way"))
                .body();
        assertThat(inTheWay.valueStream()
                        .map(row -> row.path("row").asInt() + " "
                                + row.at("/reasons/0/code").asString()))
                .containsExactlyInAnyOrder("2 import.built-on", "3 renewal.nothing-was-opened");

        ask("manager", id, "undo", "{'cause':'企业名单有误'}");
        assertThat(shown(id).path("undone").asInt()).as("%s", rows(id)).isEqualTo(1);
        assertThat(shown(id).path("kept").asInt()).isEqualTo(2);
        assertThat(done(app.get("manager", "/api/v1/contracts/" + contractOf("公司2")))
                        .text("/endOn"))
                .isEqualTo(today.plusYears(1).toString());
    }

    private int contacts(String tenant) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/tenants/" + tenant + "?minPosition=" + head))
                .body()
                .path("contacts")
                .size();
    }

    private void approveWithdrawal(String contribution, String figure) {
        done(app.post(
                "checker",
                "/api/v1/contributions/" + contribution + "/approve-withdrawal",
                json("{'figure':" + figure + "}")));
    }

    @Test
    void a_year_that_is_none_is_named_by_its_cell() {
        var years = List.of("2021.5", "99999999999", "21", "0");
        var id = put(
                "manager",
                "TENANTS",
                "企业.csv",
                utf8(IntStream.range(0, years.size())
                        .mapToObj(row -> "公司" + row + "," + creditCode(row + 1) + ",大数据,A1,2021-01-01,2022-12-31,"
                                + years.get(row) + ",3")
                        .collect(Collectors.joining("\n", "企业名称,统一社会信用代码,行业,房号,租期起,租期止,数据年度,用工人数\n", "\n"))));

        assertThat(rows(id)).hasSize(years.size()).allSatisfy(row -> assertThat(
                        row.path("reasons").valueStream().filter(reason -> "G"
                                .equals(reason.path("column").asString())))
                .singleElement()
                .satisfies(reason -> assertThat(reason.path("code").asString()).isEqualTo("import.cell-not-a-year")));
    }

    private String newest() {
        return app.bean(Jobs.class).all().stream()
                .filter(job -> job.kind().equals("try_import"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .subject();
    }

    private long occupied() {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("manager", "/api/v1/units?limit=500&minPosition=" + head))
                .body()
                .path("items")
                .valueStream()
                .filter(unit -> "OCCUPIED".equals(unit.path("state").asString()))
                .count();
    }

    @Test
    void what_is_stopped_is_finished_by_the_same_file_once_more() {
        int rows = 300;
        var file = receptions(rows);
        var id = put("manager", "RECEPTIONS", "接待.csv", file);
        done(app.post(
                "manager", "/api/v1/imports/" + id + "/commit", json("{'goodRowsOnly':false,'unlikelyToo':true}")));
        done(app.post("manager", "/api/v1/imports/" + id + "/stop", "{}"));
        assertThat(app.post(
                                "manager",
                                "/api/v1/imports/" + id + "/commit",
                                json("{'goodRowsOnly':false,'unlikelyToo':true}"))
                        .status())
                .as("recorded once more, and it goes no further all the same")
                .isEqualTo(409);
        awaitWork(id);

        assertThat(shown(id).path("status").asString()).isEqualTo("COMMITTED");
        assertThat(shown(id).path("complete").toString()).isEqualTo("false");
        int recorded = shown(id).at("/counts/created").asInt();
        assertThat(recorded).isLessThan(rows);

        var again = put("manager", "RECEPTIONS", "接待.csv", file);
        ask("manager", again, "commit", "{'goodRowsOnly':false,'unlikelyToo':true}");
        assertThat(shown(again).at("/counts/unchanged").asInt()).isEqualTo(recorded);
        assertThat(shown(again).at("/counts/created").asInt()).isEqualTo(rows - recorded);
        assertThat(app.post("manager", "/api/v1/imports/" + again + "/stop", "{}")
                        .text("/code"))
                .isEqualTo("import.nothing-under-way");
    }

    private static byte[] receptions(int rows) {
        var day = LocalDate.of(2021, 1, 4);
        return utf8("接待日期,企业名称,人数,接待人,事由\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> day.plusDays(row / 20) + ",公司" + row + "," + (row % 9 + 1) + ",staff,考察")
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void no_file_is_kept_in_which_somebody_may_stand_who_was_erased() {
        var id = put("manager", "RECEPTIONS", "接待.csv", utf8("接待日期,企业名称,人数,接待人\n2021-01-04,公司,3,张三\n"));
        assertThat(rows(id).get(0).toString()).contains("张三");

        app.bean(Ledger.class).personKeys().erase("P-1");

        assertThat(rows(id).get(0).toString()).doesNotContain("张三");
        assertThat(app.get("manager", "/api/v1/imports/" + id + "/rows").status())
                .isEqualTo(200);
        ask("manager", id, "commit", "{'goodRowsOnly':true,'unlikelyToo':false}");
        assertThat(shown(id).path("status").asString()).isEqualTo("COMMITTED");
        assertThat(shown(id).path("complete").toString()).isEqualTo("false");
    }

    private String figure(int tenant, String period, String figure) {
        var head = app.bean(Ledger.class).reader().head();
        return done(app.get("staff", "/api/v1/contributions/T-" + tenant + "." + period + "?minPosition=" + head))
                .body()
                .path("figures")
                .path(figure)
                .path("value")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    private void tenants(int count) {
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        var from = LocalDate.of(2021, 1, 1);
        IntStream.rangeClosed(1, count).forEach(number -> {
            var unit = "A%04d".formatted(number);
            done(app.post(
                    "manager",
                    "/api/v1/units",
                    json("{'unitId':'" + unit + "','number':'" + unit
                            + "','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'2021-01-01'}")));
            done(app.post("staff", "/api/v1/contracts", json("""
                    {'contractId':'C-%1$d','tenantId':'T-%1$d','company':'公司%1$d','creditCode':'%2$s','industry':'BIG_DATA',
                     'track':'SPACE','units':['%3$s'],'startOn':'%4$s','endOn':'%5$s','rentCnyPerSqmMonth':'24','signedOn':'%4$s'}""".formatted(
                            number, creditCode(number), unit, from, today.plusYears(2)))));
            done(app.post(
                    "staff",
                    "/api/v1/contracts/C-" + number + "/hand-over",
                    json("{'evidence':'HANDOVER','handedOverOn':'" + from + "'}")));
        });
    }

    /** With its check character, by GB 32100-2015. */
    private static String creditCode(int number) {
        var body = "91990101MA9%06d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < body.length(); at++) {
            sum += CODES.indexOf(body.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CODES.charAt((31 - sum % 31) % 31);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
