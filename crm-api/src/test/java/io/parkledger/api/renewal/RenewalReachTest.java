package io.parkledger.api.renewal;

import static io.parkledger.api.TestApplication.PARK;
import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose reach ends at a building sees its renewals, and nothing of the others: over REST and on the pages. */
class RenewalReachTest {

    private static final String HIS = "创客甲科技";
    private static final String OTHERS = "塔楼乙科技";

    private static TestApplication app;
    private static LocalDate endOn;
    private static String his;
    private static String others;
    private static long opened;
    private static long position;

    @BeforeAll
    static void two_buildings_with_a_renewal_each_of_which_one_was_offered() {
        app = TestApplication.start();
        var today = app.bean(LedgerClock.class).today();
        endOn = today.plusDays(30);
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区','goLiveOn':'2020-01-01'}")));
        let("LQ-D", "D0101", "C-D", "T-D", HIS, "91990101MA91X9P91N", today);
        let("LQ-A", "A0101", "C-A", "T-A", OTHERS, "91990101MA91X9P92R", today);
        app.bean(DueWork.class).run();
        his = "/renewals/C-D." + endOn;
        others = "/renewals/C-A." + endOn;
        opened =
                app.get("auditor", "/api/v1/events?after=0").body().path("head").asLong();
        position = reached(
                app.post("operator", "/api/v1" + his + "/offer", json("{'newEndOn':'" + endOn.plusYears(1) + "'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void let(
            String building,
            String unit,
            String contract,
            String tenant,
            String company,
            String creditCode,
            LocalDate startOn) {
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'" + building + "','name':'座'}")));
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'" + unit + "','number':'" + unit + "','buildingId':'" + building
                        + "','floor':1,'areaSqm':100}")));
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','tenantId':'%s','company':'%s','creditCode':'%s','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24'}""".formatted(
                        contract, tenant, company, creditCode, unit, startOn, endOn))));
        done(app.post("staff", "/api/v1/contracts/" + contract + "/hand-over", json("{'evidence':'HANDOVER'}")));
    }

    private static Answered seen(String login, String path) {
        return app.get(login, "/api/v1" + path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
    }

    private static List<String> listed(String login) {
        return seen(login, "/renewals")
                .body()
                .path("items")
                .valueStream()
                .map(each -> each.path("company").asString())
                .toList();
    }

    @Test
    void the_list_and_the_rate_are_of_the_building() {
        assertThat(listed("operator")).containsExactly(HIS);
        assertThat(listed("staff")).containsExactlyInAnyOrder(HIS, OTHERS);

        var rate = "/reports/renewals?from=" + endOn + "&to=" + endOn;
        assertThat(seen("operator", rate).body().path("expiring").asInt()).isEqualTo(1);
        assertThat(seen("operator", rate + "&parkId=" + PARK)
                        .body()
                        .path("expiring")
                        .asInt())
                .isEqualTo(1);
        assertThat(seen("manager", rate).body().path("expiring").asInt()).isEqualTo(2);
    }

    @Test
    void a_renewal_is_read_now_and_as_of_then_with_its_buildings() {
        var now = seen("operator", his);
        assertThat(now.status()).isEqualTo(200);
        assertThat(now.text("/status")).isEqualTo("OFFERED");
        assertThat(now.text("/buildings/0")).isEqualTo("LQ-D");

        var then = seen("operator", his + "?asOf=" + opened);
        assertThat(then.text("/status")).isEqualTo("OPENED");
        assertThat(then.text("/buildings/0")).isEqualTo("LQ-D");
        assertThat(then.body().path("buildings")).hasSize(1);
    }

    @Test
    void those_of_other_buildings_do_not_exist() {
        assertThat(seen("staff", others).status()).isEqualTo(200);
        for (var path : List.of(others, others + "?asOf=" + opened, others + "/history")) {
            assertThat(seen("operator", path).status()).as(path).isEqualTo(404);
        }
        var terms = json("{'newEndOn':'" + endOn.plusYears(1) + "'}");
        var sent = Map.of("/offer", terms, "/agree", terms, "/decline", json("{'cause':'搬迁'}"));
        sent.forEach((verb, body) -> assertThat(
                        app.post("operator", "/api/v1" + others + verb, body).status())
                .as(verb)
                .isEqualTo(404));
    }

    private static HttpResponse<String> page(String login, String path) {
        return app.page(login, path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
    }

    /** The start page, the board with the rate and its rows, the list, and the contract with its renewals. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/renewals", "/renewals/list", "/contracts/C-D"})
    void pages_show_his_and_no_others(String path) {
        var page = page("operator", path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"" + his).doesNotContain(OTHERS, others);
    }

    @Test
    void the_page_says_the_rate_of_his_building() {
        var period = "/renewals?from=" + endOn + "&to=" + endOn;

        assertThat(page("operator", period).body()).contains("期内到期 1 份：已续签 0，离园 0，逾期占用 0，待定 1。", "查看这 1 份");
        assertThat(page("manager", period).body()).contains("期内到期 2 份", OTHERS);
        assertThat(page("operator", period + "&asOf=" + opened).body())
                .contains("期内到期 1 份")
                .doesNotContain(OTHERS);
    }

    @Test
    void pages_and_forms_of_others_do_not_exist() {
        for (var form : List.of("", "/offer", "/agree", "/decline")) {
            assertThat(page("operator", his + form).statusCode()).as(form).isEqualTo(200);
            var page = page("operator", others + form);
            assertThat(page.statusCode()).as(form).isEqualTo(404);
            assertThat(page.body()).as(form).doesNotContain(OTHERS);
        }
    }
}
