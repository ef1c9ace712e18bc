package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication.Answered;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a tenant was never called, and never did, is put right wherever it is repeated; what was said and known stays.
 */
class TenantRectifiedTest {

    private static TestPark park;

    @BeforeAll
    static void start() {
        park = new TestPark();
    }

    @AfterAll
    static void stop() {
        park.close();
    }

    private static long isIn(String tenant, String company, String code, String unit) {
        park.done("staff", "contracts", """
                {'contractId':'C-%1$s','tenantId':'%1$s','company':'%2$s','creditCode':'%3$s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['%4$s'],'startOn':'YEAR-03-01','endOn':'LATER-12-31','signedOn':'YEAR-03-01'}""".formatted(tenant, company, code, unit));
        return park.done(
                "staff", "contracts/C-" + tenant + "/hand-over", "{'evidence':'HANDOVER','handedOverOn':'YEAR-03-01'}");
    }

    private static long landedOf(String industry, Answered report) {
        return report.body()
                .path("industries")
                .valueStream()
                .filter(row -> row.path("industry").asString().equals(industry))
                .mapToLong(row -> row.path("landed").asLong())
                .sum();
    }

    @Test
    void what_was_recorded_wrong_never_was_and_what_was_known_stays() {
        var before = isIn("T-1", "澜桥云枢科技有限公司", "91990101MA91X9P91N", "A1");

        var after = park.done(
                "staff",
                "tenants/T-1/rectify",
                "{'company':'澜桥云书科技有限公司','industry':'CLOUD_SOFTWARE','cause':'听错了','rectifiedOn':'YEAR-09-01'}");

        assertThat(park.seen("tenants/T-1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(park.seen("contracts/C-T-1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(park.seen("contracts/C-T-1", after).text("/industry")).isEqualTo("CLOUD_SOFTWARE");
        assertThat(park.seen("units/A1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(park.seen("reports/rent-roll?on=YEAR-06-30", after).body().toString())
                .contains("澜桥云书科技有限公司")
                .doesNotContain("澜桥云枢科技有限公司");
        var year = "reports/tenants?from=YEAR-01-01&to=YEAR-12-31";
        assertThat(landedOf("CLOUD_SOFTWARE", park.seen(year, after))).isEqualTo(1);
        assertThat(landedOf("BIG_DATA", park.read("manager", year + "&asOf=" + before)))
                .as("as known before")
                .isGreaterThan(landedOf("BIG_DATA", park.seen(year, after)));
        assertThat(park.read("manager", "tenants/T-1?asOf=" + before).text("/company"))
                .isEqualTo("澜桥云枢科技有限公司");
        assertThat(park.read("manager", "units/A1?asOf=" + before).text("/company"))
                .isEqualTo("澜桥云枢科技有限公司");

        var history = park.read("auditor", "tenants/T-1/history");
        assertThat(TestPark.types(history)).contains("tenant.landed", "tenant.rectified");
        assertThat(history.body().toString()).contains("更正录入错误：澜桥云枢科技有限公司、大数据，应为 澜桥云书科技有限公司、云计算与软件（听错了）");
        assertThat(TestPark.types(park.read("auditor", "contracts/C-T-1/history")))
                .contains("contract.company-rectified");
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-03-01&to=YEAR-12-31")))
                .contains("tenant.rectified", "contract.company-rectified");
        // A renewal names the company as its contract does.
        var renewal = park.done("staff", "renewals", "{'contractId':'C-T-1'}");
        assertThat(park.seen("renewals/C-T-1.LATER-12-31", renewal).text("/company"))
                .isEqualTo("澜桥云书科技有限公司");
        var again = park.done(
                "staff",
                "tenants/T-1/rectify",
                "{'company':'澜桥云舒科技有限公司','industry':'CLOUD_SOFTWARE','cause':'又听错了','rectifiedOn':'YEAR-09-02'}");
        assertThat(park.seen("renewals/C-T-1.LATER-12-31", again).text("/company"))
                .isEqualTo("澜桥云舒科技有限公司");
    }

    @Test
    void a_rename_holds_from_its_day_on_and_what_is_rectified_is_the_last_of_it() {
        isIn("T-2", "沧屿星漾服务有限公司", "91990101MA91X9P92R", "A2");
        park.done(
                "staff",
                "tenants/T-2/correct",
                "{'company':'沧屿星洋集团有限公司','industry':'OTHER','correctedOn':'YEAR-06-01'}");
        var after = park.done(
                "staff",
                "tenants/T-2/rectify",
                "{'company':'沧屿星阳集团有限公司','industry':'TECH_IP_SERVICES','cause':'错字','rectifiedOn':'YEAR-07-01'}");

        var tenant = park.seen("tenants/T-2", after);
        assertThat(tenant.text("/company")).isEqualTo("沧屿星阳集团有限公司");
        assertThat(tenant.body().path("industries").toString())
                .isEqualTo(
                        park.json(
                                "[{'from':'YEAR-03-01','industry':'BIG_DATA'},{'from':'YEAR-06-01','industry':'TECH_IP_SERVICES'}]"));
        assertThat(park.seen("contracts/C-T-2", after).text("/company"))
                .as("signed under the name of then")
                .isEqualTo("沧屿星漾服务有限公司");
    }

    /**
     * Of a company that nobody had given an id the id was made of the wrong code: it keeps it, and another gets one of
     * its own.
     */
    @Test
    void a_credit_code_that_was_recorded_wrong_is_put_right_and_its_owner_can_land() {
        var wrong = "91990101MA91X9P953";
        var right = "91990101MA926UJEN3";
        var before = isInWithoutId("C-5", "澜桥五号有限公司", wrong, "A5");
        var id = "LQ-" + wrong;
        assertThat(park.app().page("staff", "/tenants/" + id + "/rectify").body())
                .contains("value=\"" + wrong + "\"");

        var after = park.done("staff", "tenants/" + id + "/rectify", """
                {'company':'澜桥五号有限公司','industry':'BIG_DATA','creditCode':'%s','cause':'抄错一位','rectifiedOn':'YEAR-09-01'}""".formatted(right));

        assertThat(park.seen("tenants/" + id, after).text("/creditCode")).isEqualTo(right);
        assertThat(park.seen("contracts/C-5", after).text("/creditCode")).isEqualTo(right);
        assertThat(park.read("manager", "tenants/" + id + "?asOf=" + before).text("/creditCode"))
                .isEqualTo(wrong);
        assertThat(park.read("manager", "tenants?q=" + right).body().findValuesAsString("id"))
                .containsExactly(id);
        assertThat(park.read("manager", "tenants?q=" + wrong).body().findValuesAsString("id"))
                .isEmpty();
        assertThat(park.read("auditor", "tenants/" + id + "/history").body().toString())
                .contains("更正统一社会信用代码：" + wrong + " 应为 " + right + "（抄错一位）");

        isInWithoutId("C-6", "澜桥五号有限公司", right, "A6");
        assertThat(park.read("manager", "contracts/C-6").text("/tenantId")).isEqualTo(id);
        isInWithoutId("C-7", "澜桥六号有限公司", wrong, "A7");
        assertThat(park.read("manager", "contracts/C-7").text("/tenantId")).isNotEqualTo(id);
        park.refused("tenant.credit-code-belongs-to-one-tenant", "tenants/" + id + "/rectify", """
                {'company':'澜桥五号有限公司','industry':'BIG_DATA','creditCode':'%s','cause':'错','rectifiedOn':'YEAR-09-02'}""".formatted(wrong));
        assertThat(park.told("staff", "tenants/" + id + "/rectify", """
                        {'company':'澜桥五号有限公司','industry':'BIG_DATA','creditCode':'91990101MA926UJEN4','cause':'错'}""").status())
                .as("a check digit that is wrong")
                .isEqualTo(400);
    }

    private static long isInWithoutId(String contract, String company, String code, String unit) {
        park.done("staff", "contracts", """
                {'contractId':'%1$s','company':'%2$s','creditCode':'%3$s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['%4$s'],'startOn':'YEAR-03-01','endOn':'LATER-12-31','signedOn':'YEAR-03-01'}""".formatted(contract, company, code, unit));
        return park.done(
                "staff", "contracts/" + contract + "/hand-over", "{'evidence':'HANDOVER','handedOverOn':'YEAR-03-01'}");
    }

    @Test
    void what_is_refused() {
        isIn("T-3", "澜桥三号有限公司", "91990101MA91X9P93W", "A3");
        var same = "{'company':'澜桥三号有限公司','industry':'BIG_DATA','cause':'错字','rectifiedOn':'YEAR-07-01'}";
        park.refused("tenant.correction-changes-something", "tenants/T-3/rectify", same);
        park.refused(
                "tenant.date-is-not-before-landing",
                "tenants/T-3/rectify",
                "{'company':'澜桥叁号有限公司','industry':'OTHER','cause':'错字','rectifiedOn':'YEAR-02-01'}");
        assertThat(park.told("staff", "tenants/T-3/rectify", same.replace("'cause':'错字',", ""))
                        .status())
                .isEqualTo(400);
        assertThat(park.told("auditor", "tenants/T-3/rectify", same).status()).isEqualTo(403);
        assertThat(park.told("elsewhere", "tenants/T-3/rectify", same).status()).isEqualTo(404);
        assertThat(park.told("staff", "tenants/T-9/rectify", same).status()).isEqualTo(404);
    }

    @Test
    void each_of_the_two_forms_says_which_it_is_in_both_languages() {
        isIn("T-4", "澜桥四号有限公司", "91990101MA91X9P940", "A4");
        for (var form : List.of("correct", "rectify")) {
            assertThat(park.app().page("staff", "/tenants/T-4/" + form).body())
                    .contains("value=\"澜桥四号有限公司\"")
                    .contains("更正录入错误", "更名或变更行业");
            assertThat(park.app()
                            .page("staff", "/tenants/T-4/" + form, "Accept-Language", "en")
                            .body())
                    .contains("recorded wrong", "name or industry");
        }
        assertThat(park.app().page("staff", "/tenants/T-4").body())
                .contains("/tenants/T-4/correct", "/tenants/T-4/rectify")
                .doesNotContain("/tenants/T-4/withdraw-exit");
    }
}
