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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void units_are_tried_recorded_taken_back_and_recorded_once_more() {
        var id = put("manager", "UNITS", "房源.csv", UNITS.getBytes(GB18030));

        assertThat(outcomes(id)).isEqualTo(Map.of(2, "CREATED", 3, "CREATED", 4, "CREATED", 5, "REFUSED"));
        assertThat(unitNumbers()).as("only tried").isEmpty();
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
