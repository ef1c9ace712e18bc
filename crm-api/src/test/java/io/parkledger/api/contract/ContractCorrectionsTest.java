package io.parkledger.api.contract;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was typed wrong of a contract is put right, and what is agreed holds from its day on. */
class ContractCorrectionsTest {

    /** A correction says all there is: also that there is nothing. */
    private static final String EMPTY_LISTS = "'rentSteps':[],'rentFree':[],'commitments':[]";

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','parkId':'LQ','name':'A座'}")));
        for (var unit : List.of("A0101", "A0102", "A0103", "A0104", "A0105", "A0106")) {
            done(app.post(
                    "manager",
                    "/api/v1/units",
                    json("{'unitId':'" + unit + "','number':'" + unit
                            + "','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** All a contract says, but for its id and its signing. */
    private static String body(String code, String unit, LocalDate endOn, String rent, String number, String more) {
        return json("""
                {'company':'公司%1$s','creditCode':'%1$s','industry':'BIG_DATA','units':['%2$s'],'startOn':'%3$s','endOn':'%4$s',
                 'rentCnyPerSqmMonth':'%5$s','number':'%6$s','signedOn':'%3$s',%7$s}""".formatted(code, unit, today.minusDays(30), endOn, rent, number, more));
    }

    private static Answered sign(String id, String code, String unit, String number) {
        return app.post(
                "staff",
                "/api/v1/contracts",
                body(code, unit, today.plusDays(100), "24", number, "'contractId':'" + id + "','track':'SPACE'"));
    }

    private static long positionOf(Answered answer) {
        return done(answer).body().path("position").asLong();
    }

    private static Answered get(String path, Answered after) {
        return done(app.get("staff", path + (path.contains("?") ? "&" : "?") + "minPosition=" + positionOf(after)));
    }

    @Test
    void a_number_is_one_contracts_and_finds_it() {
        var signed = sign("C-1", "91990101MA91X9P91N", "A0101", "澜招合〔2026〕1号");

        assertThat(get("/api/v1/contracts?number=澜招合〔２０２６〕 1号".replace(" ", "%20"), signed)
                        .body()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo("C-1");
        var again = sign("C-1B", "91990101MA91X9P92R", "A0102", "澜招合〔2026〕 1号");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("code").asString()).isEqualTo("contract.contract-number-is-used-once");
        var page = app.page("staff", "/search?q=2026&minPosition=" + positionOf(signed))
                .body();
        assertThat(page).contains("/contracts/C-1").contains("澜招合〔2026〕1号");
    }

    @Test
    void before_the_hand_over_units_and_end_are_corrected_and_what_was_said_stays() {
        sign("C-2", "91990101MA91X9P93W", "A0102", "HT-2");
        var corrected = app.post(
                "staff",
                "/api/v1/contracts/C-2/correct",
                body(
                        "91990101MA91X9P93W",
                        "A0103",
                        today.plusDays(400),
                        "25",
                        "HT-2",
                        "'cause':'录错房号'," + EMPTY_LISTS));

        var contract = get("/api/v1/contracts/C-2", corrected).body();
        assertThat(contract.at("/units/0/unitId").asString()).isEqualTo("A0103");
        assertThat(contract.path("rentCnyPerSqmMonth").asString()).isEqualTo("25.00");
        assertThat(contract.path("endOn").asString())
                .isEqualTo(today.plusDays(400).toString());
        assertThat(get("/api/v1/units/A0102", corrected).body().path("state").asString())
                .isEqualTo("VACANT");
        assertThat(get("/api/v1/units/A0103", corrected).body().path("state").asString())
                .isEqualTo("RESERVED");
        assertThat(get("/api/v1/contracts/C-2/history", corrected).body().toString())
                .contains("录错房号")
                .contains("\"rentCnyPerSqmMonth\":\"24.00\"");
        var same = app.post(
                "staff",
                "/api/v1/contracts/C-2/correct",
                body(
                        "91990101MA91X9P93W",
                        "A0103",
                        today.plusDays(400),
                        "25",
                        "HT-2",
                        "'cause':'录错房号'," + EMPTY_LISTS));
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.body().path("code").asString()).isEqualTo("contract.correction-changes-something");
        assertThat(app.page("staff", "/contracts/C-2/correct").body())
                .contains("value=\"HT-2\"")
                .contains("value=\"" + today.plusDays(400) + "\"");
    }

    @Test
    void a_promise_is_corrected_to_the_fen_on_a_page_too() {
        var promise = "'commitments':[{'kind':'TAX_CNY','target':'1234567.89','dueOn':'" + today.plusDays(90) + "'}]";
        var code = "91990101MA91X9P966";
        done(app.post(
                "staff",
                "/api/v1/contracts",
                body(code, "A0106", today.plusDays(100), "24", "HT-6", sign6() + promise)));
        var fields = new HashMap<>(Map.of(
                "_key",
                "promise-of-6",
                "company",
                "公司" + code,
                "creditCode",
                code,
                "industry",
                "BIG_DATA",
                "units",
                "A0106",
                "startOn",
                today.minusDays(30).toString(),
                "endOn",
                today.plusDays(100).toString(),
                "rentCnyPerSqmMonth",
                "24",
                "signedOn",
                today.minusDays(30).toString(),
                "cause",
                "录错编号"));
        fields.putAll(Map.of(
                "number", "HT-66",
                "commitments[2].kind", "TAX_CNY",
                "commitments[2].target", "123.456789",
                "commitments[2].dueOn", today.plusDays(90).toString()));

        var sent = app.form("staff", "/contracts/C-6/correct", fields);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        var contract = app.get(
                "staff",
                "/api/v1/contracts/C-6?minPosition="
                        + sent.headers().firstValue("Location").orElseThrow().replaceAll(".*minPosition=", ""));
        assertThat(contract.text("/number")).isEqualTo("HT-66");
        assertThat(contract.text("/commitments/0/target")).isEqualTo("1234567.89");
    }

    private static String sign6() {
        return "'contractId':'C-6','track':'SPACE',";
    }

    @Test
    void what_was_recorded_twice_is_withdrawn() {
        sign("C-3", "91990101MA91X9P940", "A0104", "HT-3");
        var withdrawn = app.post("staff", "/api/v1/contracts/C-3/withdraw", json("{'cause':'重复录入'}"));

        assertThat(get("/api/v1/contracts/C-3", withdrawn).body().path("status").asString())
                .isEqualTo("WITHDRAWN");
        assertThat(get("/api/v1/contracts?number=HT-3", withdrawn)
                        .body()
                        .path("items")
                        .size())
                .isZero();
        assertThat(get("/api/v1/units/A0104", withdrawn).body().path("state").asString())
                .isEqualTo("VACANT");
        assertThat(done(sign("C-3B", "91990101MA91X9P940", "A0104", "HT-3")).status())
                .as("number and unit are free")
                .isEqualTo(201);
    }

    @Test
    void an_amendment_holds_from_its_day_and_a_declined_renewal_is_taken_up_again() {
        sign("C-4", "91990101MA91X9P953", "A0105", "HT-4");
        done(app.post("staff", "/api/v1/contracts/C-4/hand-over", json("{'evidence':'HANDOVER'}")));
        var amended = app.post(
                "staff",
                "/api/v1/contracts/C-4/amend",
                json("{'rentCnyPerSqmMonth':'30','fromOn':'" + today.plusDays(10) + "'}"));

        assertThat(rentOn(today.plusDays(9), amended)).isEqualTo("24.00");
        assertThat(rentOn(today.plusDays(10), amended)).isEqualTo("30.00");
        assertThat(get("/api/v1/contracts/C-4", amended)
                        .body()
                        .path("rentCnyPerSqmMonth")
                        .asString())
                .as("today")
                .isEqualTo("24.00");
        var late = app.post(
                "staff",
                "/api/v1/contracts/C-4/amend",
                json("{'rentCnyPerSqmMonth':'26','fromOn':'" + today.minusDays(5) + "'}"));
        assertThat(rentOn(today, late)).as("said late").isEqualTo("26.00");
        assertThat(rentOn(today.plusDays(10), late))
                .as("agreed for later before")
                .isEqualTo("30.00");

        var renewal = done(app.post("staff", "/api/v1/renewals", json("{'contractId':'C-4'}")))
                .body()
                .path("id")
                .asString();
        done(app.post("staff", "/api/v1/renewals/" + renewal + "/decline", json("{'cause':'搬迁'}")));
        done(app.post("staff", "/api/v1/renewals/" + renewal + "/reopen", json("{'cause':'不搬了'}")));
        var terms = "{'newEndOn':'" + today.plusDays(500) + "','rentCnyPerSqmMonth':'33'";
        done(app.post("staff", "/api/v1/renewals/" + renewal + "/agree", json(terms + "}")));
        var corrected = app.post(
                "staff",
                "/api/v1/renewals/" + renewal + "/correct",
                json("{'newEndOn':'" + today.plusDays(600) + "','rentCnyPerSqmMonth':'34','cause':'录错'}"));

        assertThat(get("/api/v1/contracts/C-4", corrected).body().path("endOn").asString())
                .isEqualTo(today.plusDays(600).toString());
        assertThat(rentOn(today.plusDays(101), corrected)).isEqualTo("34.00");
        assertThat(rentOn(today.plusDays(100), corrected)).isEqualTo("30.00");
    }

    private static String rentOn(LocalDate day, Answered after) {
        for (var row : get("/api/v1/reports/rent-roll?on=" + day, after).body().path("rows")) {
            if (row.path("unitId").asString().equals("A0105")) {
                return row.path("rentCnyPerSqmMonth").asString();
            }
        }
        throw new IllegalStateException("A0105");
    }
}
