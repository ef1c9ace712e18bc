package io.parkledger.api.space;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** REST takes the ids of units; pages, files, histories and refusals say their numbers. */
class UnitNumbersTest {

    private static final String A_TAG = "<[^>]*>";

    private static TestApplication app;
    private static LocalDate today;
    /** By number, with the building's letter. */
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    private static String building;
    private static String gone;
    private static long last;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区','goLiveOn':'" + today + "'}")));
        for (var letter : new String[] {"A", "B"}) {
            done(app.post(
                    "manager", "/api/v1/buildings", json("{'buildingId':'LQ-%1$s','name':'%1$s座'}".formatted(letter))));
        }
        register("A", "1号楼101");
        register("A", "101室");
        register("A", "101");
        register("B", "101");
        register("A", "0102");
        gone = register("A", "0199");
        sign("C-1", IDS.get("A101"));
        done(app.post("staff", "/api/v1/contracts/C-1/hand-over", json("{'evidence':'HANDOVER'}")));
        done(app.post(
                "manager",
                "/api/v1/units/" + IDS.get("A0102") + "/split",
                json("{'parts':[{'number':'0102A','areaSqm':60},{'number':'0102B','areaSqm':40}]}")));
        app.get("manager", "/api/v1/units/" + IDS.get("A0102") + "?minPosition=" + last)
                .body()
                .path("into")
                .forEach(part -> IDS.put("part " + part.asString(), part.asString()));
        assertThat(IDS).as("six, and the two parts of one").hasSize(8);
        done(app.post("manager", "/api/v1/units/" + gone + "/withdraw", json("{'cause':'重复登记'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String register(String letter, String number) {
        var answer = app.post(
                "manager",
                "/api/v1/units",
                json("{'number':'%s','buildingId':'LQ-%s','floor':1,'areaSqm':100}".formatted(number, letter)));
        done(answer);
        IDS.put(letter + number, answer.text("/id"));
        return answer.text("/id");
    }

    private static Answered sign(String contract, String unit) {
        var answer =
                app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24'}""".formatted(contract, unit, today, today.plusYears(1))));
        if (answer.status() == 201) {
            done(answer);
        }
        return answer;
    }

    private static void done(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        last = Math.max(last, answer.body().path("position").asLong());
    }

    /** What a page says, without the addresses behind it. */
    private static String said(String login, String path) {
        var page = app.page(login, path + (path.contains("?") ? "&" : "?") + "minPosition=" + last);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body().replaceAll(A_TAG, " ");
    }

    private static void saysNumbersOnly(String login, String path, String... numbers) {
        var said = said(login, path);
        assertThat(said).as(path).contains(numbers);
        assertThat(IDS.values()).as(path).hasSizeGreaterThan(7).noneSatisfy(id -> assertThat(said)
                .contains(id));
    }

    @Test
    void pages_say_numbers_and_the_building_too_where_a_number_is_there_twice() {
        var tenant =
                app.get("staff", "/api/v1/contracts/C-1?minPosition=" + last).text("/tenantId");
        saysNumbersOnly("manager", "/space?buildingId=LQ-A", "1号楼101", "101室", "0102A", "0102B");
        saysNumbersOnly("manager", "/space/vacant", "1号楼101", "0102A");
        saysNumbersOnly("manager", "/rent-roll", "1号楼101", "0102B");
        saysNumbersOnly("manager", "/units/" + IDS.get("A1号楼101"), "1号楼101", "登记房源：1号楼101");
        saysNumbersOnly("manager", "/units/" + IDS.get("A0102"), "0102", "0102A", "0102B");
        saysNumbersOnly("manager", "/contracts/C-1", "A座 101");
        saysNumbersOnly("manager", "/tenants", "A座 101");
        saysNumbersOnly("manager", "/tenants/" + tenant, "A座 101");
        saysNumbersOnly("manager", "/search?q=101", "A座 101", "B座 101", "101室");
        saysNumbersOnly("manager", "/search?q=０102a", "0102A");
        saysNumbersOnly("staff", "/contracts/new", "1号楼101", "0102A");
        saysNumbersOnly("manager", "/units/" + IDS.get("A101室") + "/merge", "1号楼101", "101室");
        saysNumbersOnly("manager", "/units/" + IDS.get("A101室") + "/split", "101室");
        saysNumbersOnly("auditor", "/ledger", "0102", "A座 101");
    }

    @Test
    void files_say_numbers() {
        for (var file : new String[] {"/space/vacant/export.csv", "/rent-roll/export.csv", "/tenants/export.csv"}) {
            var body = app.page("manager", file).body();
            assertThat(body).as(file).contains("101");
            assertThat(IDS.values()).as(file).hasSizeGreaterThan(7).noneSatisfy(id -> assertThat(body)
                    .contains(id));
        }
    }

    @Test
    void a_refusal_names_the_number() {
        assertThat(sign("C-2", IDS.get("A101")).text("/detail")).contains("A座 101");
        var twice = app.post(
                "manager", "/api/v1/units", json("{'number':' １０１','buildingId':'LQ-B','floor':1,'areaSqm':100}"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text("/code")).isEqualTo("space.unit-number-is-used-once");
        assertThat(twice.text("/detail")).contains("101");
    }

    @Test
    void a_number_is_asked_for_and_is_a_name() {
        for (var number : new String[] {"", " ", "1".repeat(41), "10\u200b1"}) {
            var refused = app.post(
                    "manager",
                    "/api/v1/units",
                    json("{'number':'%s','buildingId':'LQ-A','floor':1,'areaSqm':100}".formatted(number)));
            assertThat(refused.status()).as(number).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("number");
        }
        var none = app.post("manager", "/api/v1/units", json("{'buildingId':'LQ-A','floor':1,'areaSqm':100}"));
        assertThat(none.text("/errors/0/field")).isEqualTo("number");
    }

    @Test
    void what_was_withdrawn_is_in_no_list_and_says_so_on_its_own_page() {
        assertThat(app.get("manager", "/api/v1/units?limit=200&minPosition=" + last)
                        .body()
                        .findValuesAsString("id"))
                .hasSizeGreaterThan(5)
                .doesNotContain(gone);
        assertThat(said("manager", "/space?buildingId=LQ-A")).contains("101室").doesNotContain("0199");
        assertThat(said("manager", "/search?q=0199")).doesNotContain("已撤销");
        assertThat(said("manager", "/units/" + gone)).contains("已撤销", "撤销房源登记：重复登记");
        assertThat(app.get("manager", "/api/v1/units?state=WITHDRAWN").body().findValuesAsString("id"))
                .containsExactly(gone);
    }

    @Test
    void a_number_typed_wrong_is_put_right_and_what_was_said_stays() {
        var id = register("A", "90l");
        var before = last;
        var form = app.page("manager", "/units/" + id + "/correct").body();
        assertThat(form).contains("value=\"90l\"", "value=\"" + today + "\"");

        done(app.post(
                "manager",
                "/api/v1/units/" + id + "/correct",
                json("{'number':'901','floor':9,'areaSqm':99.5,'registeredOn':'%s','cause':'录错'}".formatted(today))));

        assertThat(said("manager", "/units/" + id)).contains("901", "99.5", "登记房源：90l", "更正房源：901");
        var then = app.get("manager", "/api/v1/units/" + id + "?asOf=" + before);
        assertThat(then.text("/number")).isEqualTo("90l");
        assertThat(then.body().path("areaSqm").decimalValue()).isEqualByComparingTo("100");
        assertThat(app.get("manager", "/api/v1/units/" + id).text("/number")).isEqualTo("901");
    }

    @Test
    void the_agreed_area_stays_the_contracts() {
        done(app.post(
                "manager",
                "/api/v1/units/" + IDS.get("A101") + "/correct",
                json("{'number':'101','floor':1,'areaSqm':98,'registeredOn':'%s','cause':'重新测绘'}".formatted(today))));

        var contract = app.get("manager", "/api/v1/contracts/C-1?minPosition=" + last);
        assertThat(contract.body().at("/units/0/areaSqm").decimalValue()).isEqualByComparingTo("100");
        var roll = app.get("manager", "/api/v1/reports/rent-roll").body().path("rows");
        assertThat(roll).anySatisfy(row -> {
            assertThat(row.path("contractId").asString()).isEqualTo("C-1");
            assertThat(row.path("areaSqm").decimalValue()).isEqualByComparingTo("98");
            assertThat(row.path("rentCnyPerYear").asString())
                    .as("of the agreed 100 m²")
                    .isEqualTo("28800.00");
        });
    }

    @Test
    void names_of_buildings_and_parks_are_put_right() {
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-C','name':'C做'}")));
        done(app.post("manager", "/api/v1/buildings/LQ-C/correct", json("{'name':'C座','cause':'错字'}")));
        assertThat(said("manager", "/buildings/LQ-C")).contains("C座", "登记楼栋：C做", "更正楼栋名称：C座");
        done(app.post("manager", "/api/v1/buildings/LQ-C/withdraw", json("{'cause':'重复登记'}")));
        assertThat(app.get("manager", "/api/v1/buildings?minPosition=" + last)
                        .body()
                        .findValuesAsString("id"))
                .containsExactly("LQ-A", "LQ-B");
        assertThat(said("manager", "/buildings/LQ-C")).contains("撤销楼栋登记：重复登记");
        assertThat(app.post("manager", "/api/v1/buildings/LQ-A/withdraw", json("{'cause':'重复登记'}"))
                        .text("/code"))
                .isEqualTo("space.nothing-hangs-on-it");

        done(app.post("system_admin", "/api/v1/parks/LQ/correct", json("{'name':'澜桥园区','cause':'全称'}")));
        assertThat(said("manager", "/parks/LQ")).contains("澜桥园区", "更正园区名称：澜桥园区");
    }
}
