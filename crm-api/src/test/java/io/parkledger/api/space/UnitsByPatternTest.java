package io.parkledger.api.space;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units of a building are registered many at once by the pattern of their numbers, all of them or none. */
class UnitsByPatternTest {

    private static TestApplication app;
    private static LocalDate today;
    private static int buildings;

    /** One of its own for every test. */
    private String building;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void building() {
        building = "LQ-" + ++buildings;
        done(app.post(
                "manager",
                "/api/v1/buildings",
                json("{'buildingId':'%s','name':'%d号楼'}".formatted(building, buildings))));
    }

    private static Answered done(Answered answer) {
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        return answer;
    }

    private Answered register(String login, String floors, String... headers) {
        return app.post(
                login,
                "/api/v1/buildings/" + building + "/units-by-pattern",
                json("{'floors':[" + floors + "]}"),
                headers);
    }

    private static String floor(int floor, String numbers) {
        return "{'floor':%d,'numbers':'%s','areaSqm':60}".formatted(floor, numbers);
    }

    private static String floors(int floor, int upTo, String numbers) {
        return "{'floor':%d,'upToFloor':%d,'numbers':'%s','areaSqm':60}".formatted(floor, upTo, numbers);
    }

    private List<String> numbers(Answered after) {
        return app.get(
                        "manager",
                        "/api/v1/units?limit=500&buildingId=" + building + "&minPosition=" + after.text("/position"))
                .body()
                .path("items")
                .valueStream()
                .map(unit -> unit.path("number").asString())
                .sorted()
                .toList();
    }

    private String eTag() {
        return app.get("manager", "/api/v1/buildings/" + building).header("ETag");
    }

    @Test
    void floors_are_filled_at_once_each_unit_with_its_floor_and_area() {
        var answer = done(register("manager", floor(1, "1号楼 101–103") + "," + floors(2, 3, "201、202")));

        assertThat(answer.text("/id")).isEqualTo(building);
        assertThat(answer.header("ETag")).isEqualTo(eTag());
        assertThat(numbers(answer)).containsExactly("1号楼 101", "1号楼 102", "1号楼 103", "201", "202", "301", "302");
        var units = app.get("manager", "/api/v1/units?buildingId=" + building)
                .body()
                .path("items");
        assertThat(units).hasSize(7).allSatisfy(unit -> {
            assertThat(unit.path("areaSqm").decimalValue()).isEqualByComparingTo("60");
            assertThat(unit.path("registeredOn").asString()).isEqualTo(today.toString());
            assertThat(unit.path("state").asString()).isEqualTo("VACANT");
        });
        assertThat(units.valueStream()
                        .filter(unit -> unit.path("number").asString().equals("302"))
                        .map(unit -> unit.path("floor").asInt()))
                .containsExactly(3);
    }

    @Test
    void what_the_building_has_already_is_left_out() {
        done(register("manager", floor(1, "A102")));

        var answer = done(register("manager", floor(1, "ａ101～103")));

        assertThat(numbers(answer)).containsExactly("A102", "a101", "a103");
    }

    @Test
    void where_all_are_there_nothing_is_registered_and_that_is_said() {
        done(register("manager", floor(1, "101～103")));

        var answer = register("manager", floor(1, "101～103"), "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("floors");
        assertThat(answer.text("/errors/0/code")).isEqualTo("unit-pattern.nothing-new");
        assertThat(answer.text("/errors/0/detail"))
                .isEqualTo("The building has all of these numbers already: there is nothing to register.");
    }

    @Test
    void a_repeated_request_is_answered_as_before() {
        done(register("manager", floor(1, "102")));
        var first = done(register("manager", floor(1, "101～103"), "Idempotency-Key", "k-" + building));
        numbers(first);

        var again = done(register("manager", floor(1, "101～103"), "Idempotency-Key", "k-" + building));
        var other = register("manager", floor(1, "104～105"), "Idempotency-Key", "k-" + building);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(numbers(again)).containsExactly("101", "102", "103");
        assertThat(other.status()).isEqualTo(422);
    }

    /** Both have seen an empty building; the ledger has the last word. */
    @Test
    void of_two_requests_at_once_one_registers_all_and_the_other_is_refused_as_a_whole() {
        var requests = Stream.of("901～999、1101～1300、301", "301、501～800")
                .map(numbers -> CompletableFuture.supplyAsync(
                        () -> register("manager", floor(1, numbers), "Accept-Language", "zh-CN")))
                .toList();
        var answers = requests.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answered::status).containsExactlyInAnyOrder(200, 409);
        var refused = answers.stream()
                .filter(each -> each.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(refused.text("/code")).isEqualTo("space.unit-number-is-used-once");
        assertThat(refused.text("/detail")).isEqualTo("这栋楼里已有房号 301。");
        var done = answers.stream()
                .filter(each -> each.status() == 200)
                .findFirst()
                .orElseThrow();
        assertThat(numbers(done)).hasSizeBetween(300, 301).contains("301");
    }

    @Test
    void what_is_wrong_is_said_beside_its_field() {
        var answer = register(
                "manager",
                floor(1, "120～101") + "," + floors(3, 2, "301") + "," + floors(4, 5, "01～03") + "," + floor(6, "大堂"),
                "Accept-Language",
                "zh-CN");
        var twice = register("manager", floor(1, "101～103") + "," + floor(1, "A101、１０２"));
        var bounds = register(
                "manager", "{'floor':201,'numbers':'101','areaSqm':0},{'floor':-11,'numbers':'','areaSqm':-5}");
        var missing = register("manager", "{'floor':1,'areaSqm':60}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(errors(answer))
                .containsExactly(
                        Map.entry("floors[0].numbers", "unit-pattern.backwards"),
                        Map.entry("floors[1].upToFloor", "unit-pattern.floors-backwards"),
                        Map.entry("floors[2].numbers", "unit-pattern.not-of-the-floor"),
                        Map.entry("floors[3].numbers", "unit-pattern.no-digits"));
        assertThat(answer.text("/errors/0/detail")).isEqualTo("“120”大于“101”，请从小到大写。");
        assertThat(twice.status()).isEqualTo(400);
        assertThat(errors(twice)).containsExactly(Map.entry("floors[1].numbers", "unit-pattern.number-twice"));
        assertThat(bounds.status()).isEqualTo(400);
        assertThat(errors(bounds))
                .extracting(Map.Entry::getKey)
                .contains(
                        "floors[0].floor",
                        "floors[0].areaSqm",
                        "floors[1].floor",
                        "floors[1].areaSqm",
                        "floors[1].numbers");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(errors(missing)).containsExactly(Map.entry("floors[0].numbers", "request.required"));
    }

    private static List<Map.Entry<String, String>> errors(Answered answer) {
        return answer.body()
                .path("errors")
                .valueStream()
                .map(error -> Map.entry(
                        error.path("field").asString(), error.path("code").asString()))
                .toList();
    }

    @Test
    void five_hundred_are_registered_at_once_and_no_more() {
        var answer = done(register("manager", floors(1, 25, "101～120")));
        var more = register("manager", floors(26, 51, "2601～2620"));

        assertThat(numbers(answer)).hasSize(500).contains("101", "120", "2501", "2520");
        assertThat(more.status()).isEqualTo(400);
        assertThat(errors(more)).containsExactly(Map.entry("floors[0].numbers", "unit-pattern.too-many"));
    }

    @Test
    void whoever_does_not_reach_the_building_does_not_find_it() {
        assertThat(register("elsewhere", floor(1, "101")).status()).isEqualTo(404);
        assertThat(register("staff", floor(1, "101")).status()).isEqualTo(403);
        assertThat(app.get("manager", "/api/v1/units?buildingId=" + building)
                        .body()
                        .required("items"))
                .isEmpty();
    }

    @Test
    void a_building_that_was_renamed_meanwhile_is_looked_at_again() {
        var seen = eTag();
        done(app.post("manager", "/api/v1/buildings/" + building + "/correct", json("{'name':'东楼','cause':'写错了'}")));

        var answer = register("manager", floor(1, "101"), "If-Match", seen);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.text("/code")).isEqualTo("ledger.stale-version");
    }

    @Test
    void the_form_shows_first_what_it_would_register_and_keeps_what_was_typed() {
        done(register("manager", floor(1, "102")));
        var typed = Map.of(
                "floors[0].floor", "1", "floors[0].numbers", "101-103", "floors[0].areaSqm", "60", "_look-up", "all");

        var shown = app.form("manager", "/buildings/" + building + "/units-by-pattern", typed);
        var wrong = app.form(
                "manager",
                "/buildings/" + building + "/units-by-pattern",
                Map.of("floors[0].floor", "1", "floors[0].numbers", "103-101", "_look-up", "all"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("将登记 2 套，合计 120 ㎡", "101、103", "这栋楼里已有，不再登记：102", "尚未登记", "value=\"101-103\"");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("f-floors-0--areaSqm-error").doesNotContain("将登记");
        assertThat(app.get("manager", "/api/v1/units?buildingId=" + building)
                        .body()
                        .path("items"))
                .hasSize(1);
    }
}
