package io.parkledger.api.contract;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contracts on pages: what is typed arrives in yuan, what is late is said, and what can be done stands beside it. */
class ContractPagesTest {

    private static TestApplication app;
    private static LocalDate today;
    private static long position;

    @BeforeAll
    static void one_lease_held_over_one_not_handed_over_and_one_talk() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区','goLiveOn':'2020-01-01'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        for (var unit : new String[] {"A0101", "A0102", "A0103", "A0104"}) {
            done(app.post(
                    "manager",
                    "/api/v1/units",
                    json("{'unitId':'" + unit + "','number':'" + unit
                            + "','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        }
        let("C-OVER", "A0101", "91990101MA91X9P91N", today.minusYears(2), today.minusDays(30));
        done(app.post(
                "staff",
                "/api/v1/contracts/C-OVER/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + today.minusYears(2) + "'}")));
        let("C-LATE", "A0102", "91990101MA91X9P92R", today.minusDays(10), today.plusYears(2));
        app.bean(DueWork.class).run();
        done(app.post("staff", "/api/v1/leads", json("{'leadId':'L-1','company':'澜桥云枢科技有限公司','source':'WALK_IN'}")));
        position = reached(app.post("staff", "/api/v1/leads/L-1/qualify", json("""
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':115,
                 'contact':{'personId':'P-1','name':'钱工','phone':'100-0000-0001'}}""")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void let(String contract, String unit, String creditCode, LocalDate startOn, LocalDate endOn) {
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','company':'%s','creditCode':'%s','industry':'BIG_DATA','track':'SPACE','units':['%s'],
                 'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24','signedOn':'%s'}""".formatted(
                        contract, "公司" + contract, creditCode, unit, startOn, endOn, startOn))));
    }

    private static String page(String login, String path) {
        return app.page(login, path + (path.contains("?") ? "&" : "?") + "minPosition=" + position)
                .body();
    }

    private static Map<String, String> signing(String creditCode, String unit) {
        return new HashMap<>(Map.of(
                "company",
                "承诺科技有限公司",
                "creditCode",
                creditCode,
                "industry",
                "BIG_DATA",
                "track",
                "SPACE",
                "units",
                unit,
                "startOn",
                today.toString(),
                "endOn",
                today.plusYears(3).toString(),
                "owner",
                "staff",
                "signedOn",
                today.toString()));
    }

    @Test
    void promises_are_typed_in_the_unit_beside_the_field_and_arrive_in_yuan() {
        var form = page("staff", "/contracts/new");
        assertThat(form).containsSubsequence("commitments[0].target", "人", "commitments[4].target", "万元");

        var typed = signing("91990101MA91X9P93W", "A0103");
        typed.putAll(Map.of(
                "commitments[0].kind", "JOBS",
                "commitments[0].target", "60",
                "commitments[0].dueOn", today.plusYears(1).toString(),
                "commitments[4].kind", "CAPEX_CNY",
                "commitments[4].target", "300",
                "commitments[4].dueOn", today.plusYears(1).toString()));
        var sent = app.form("staff", "/contracts/new", typed);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        var place = sent.headers().firstValue("Location").orElseThrow();
        var id = place.substring("/contracts/".length(), place.indexOf('?'));
        var contract = app.get("staff", "/api/v1/contracts/" + id);
        assertThat(contract.body().path("commitments")).hasSize(2);
        assertThat(contract.text("/commitments/0/target")).isEqualTo("60");
        assertThat(contract.text("/commitments/1/target")).isEqualTo("3000000");
    }

    @Test
    void what_is_wrong_with_a_row_is_said_beside_that_row() {
        var typed = signing("91990101MA91X9P940", "A0104");
        typed.putAll(Map.of("commitments[4].kind", "CAPEX_CNY", "commitments[4].target", "300"));

        var refused = app.form("staff", "/contracts/new", typed);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"f-commitments-4--dueOn-error\"");
        assertThat(refused.body()).doesNotContain("id=\"f-commitments-0--dueOn-error\"");
    }

    @Test
    void a_hold_over_says_how_it_can_end_and_none_of_it_is_early() {
        var agree = "/renewals/C-OVER." + today.minusDays(30) + "/agree?_next=";
        assertThat(page("manager", "/contracts/C-OVER"))
                .contains("逾期占用", agree, "/contracts/C-OVER/terminate?_next=", "办理退租")
                .doesNotContain("提前终止");
        assertThat(page("manager", "/renewals")).contains(agree, "/contracts/C-OVER/terminate?_next=");
        assertThat(page("manager", "/contracts/C-OVER/terminate"))
                .contains("办理退租", "退租日期")
                .doesNotContain("提前终止");
        assertThat(page("auditor", "/contracts/C-OVER")).doesNotContain("/terminate");
    }

    @Test
    void whoever_should_be_in_by_now_is_told_from_the_others() {
        assertThat(page("manager", "/contracts/C-LATE")).contains("应交付未交付", "/contracts/C-LATE/hand-over");
        assertThat(page("manager", "/contracts")).contains("1 份合同已过起租日", "/contracts?undelivered=true");
        assertThat(page("manager", "/contracts?undelivered=true"))
                .contains("共 1 份，面积 100 ㎡，年租金 2.88 万元", "公司C-LATE")
                .doesNotContain("公司C-OVER");
        assertThat(page("manager", "/contracts/C-OVER")).doesNotContain("应交付未交付");
    }

    @Test
    void a_negotiation_goes_on_at_its_own_page_and_signing_it_unreviewed_is_remarked_on() {
        var form = page("staff", "/leads/L-1/negotiate");
        var id = value(form, "negotiationId");
        assertThat(value(form, "_next")).isEqualTo("/negotiations/" + id);
        var sent = app.form(
                "staff",
                "/leads/L-1/negotiate",
                Map.of(
                        "negotiationId",
                        id,
                        "_next",
                        "/negotiations/" + id,
                        "meeting",
                        "TALK",
                        "attendees",
                        "3",
                        "startedOn",
                        today.toString()));
        var place = sent.headers().firstValue("Location").orElseThrow();
        assertThat(place).startsWith("/negotiations/" + id + "?");
        assertThat(app.page("staff", place).body()).contains("澜桥云枢科技有限公司", "/plan-next-step");

        assertThat(page("staff", "/contracts/new?negotiationId=" + id)).contains("还没有提交评审");
        assertThat(page("staff", "/negotiations/board")).contains("还没有提交评审", "仍要签约");
    }

    private static String value(String form, String name) {
        var after = form.substring(form.indexOf("name=\"" + name + "\" value=\"") + name.length() + 15);
        return after.substring(0, after.indexOf('"'));
    }

    @Test
    void a_company_that_is_known_already_is_one_touch_away() {
        var refused = app.form("staff", "/leads/new", Map.of("company", "澜桥云枢科技有限公司", "source", "WALK_IN"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("打开这条线索：澜桥云枢科技有限公司", "alert-link");

        var others = app.form("stranger", "/leads/new", Map.of("company", "澜桥云枢科技有限公司", "source", "WALK_IN"));
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.body()).doesNotContain("打开这条线索");
    }

    @Test
    void the_home_page_and_the_renewals_speak_of_the_same_months() {
        var home = page("manager", "/");
        var at = home.indexOf("/figures/renewal-rate-by-count?from=");
        assertThat(at).isPositive();
        var link = home.substring(at, home.indexOf('"', at)).replace("&amp;", "&");
        var from = link.substring(link.indexOf("from=") + 5, link.indexOf('&'));
        assertThat(page("manager", "/renewals")).contains("name=\"from\" value=\"" + from + "\"");
    }
}
