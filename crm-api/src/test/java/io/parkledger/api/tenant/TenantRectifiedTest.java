package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a tenant was never called, and never did, is put right wherever it is repeated; what was said and known stays. */
class TenantRectifiedTest {

    private static TestApplication app;
    private static int year;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        year = app.bean(LedgerClock.class).today().getYear() - 2;
        done("system_admin", "parks", "{'parkId':'LQ','name':'澜桥数字经济产业园'}");
        done("manager", "buildings", "{'buildingId':'LQ-A','name':'A座'}");
        for (int unit = 1; unit <= 4; unit++) {
            done(
                    "manager",
                    "units",
                    "{'unitId':'A%d','number':'A%d','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'YEAR-01-01'}"
                            .formatted(unit, unit));
        }
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').replace("YEAR", "" + year);
    }

    private static Answered told(String login, String path, String body) {
        return app.post(login, "/api/v1/" + path, json(body));
    }

    private static long done(String login, String path, String body) {
        var answer = told(login, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        return answer.body().path("position").asLong();
    }

    private static void refused(String code, String path, String body) {
        var answer = told("staff", path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/detail")).isNotEmpty().doesNotContain("{");
    }

    private static Answered seen(String path, long position) {
        return read("manager", path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
    }

    private static Answered read(String login, String path) {
        var answer = app.get(login, "/api/v1/" + json(path));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static List<String> types(Answered list) {
        return list.body()
                .path("items")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static long isIn(String tenant, String company, String code, String unit) {
        done("staff", "contracts", """
                {'contractId':'C-%1$s','tenantId':'%1$s','company':'%2$s','creditCode':'%3$s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['%4$s'],'startOn':'YEAR-03-01','endOn':'2199-12-31','signedOn':'YEAR-03-01'}""".formatted(tenant, company, code, unit));
        return done(
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

        var after = done(
                "staff",
                "tenants/T-1/rectify",
                "{'company':'澜桥云书科技有限公司','industry':'CLOUD_SOFTWARE','cause':'听错了','rectifiedOn':'YEAR-09-01'}");

        assertThat(seen("tenants/T-1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(seen("contracts/C-T-1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(seen("contracts/C-T-1", after).text("/industry")).isEqualTo("CLOUD_SOFTWARE");
        assertThat(seen("units/A1", after).text("/company")).isEqualTo("澜桥云书科技有限公司");
        assertThat(seen("reports/rent-roll?on=YEAR-06-30", after).body().toString())
                .contains("澜桥云书科技有限公司")
                .doesNotContain("澜桥云枢科技有限公司");
        var year = "reports/tenants?from=YEAR-01-01&to=YEAR-12-31";
        assertThat(landedOf("CLOUD_SOFTWARE", seen(year, after))).isEqualTo(1);
        assertThat(landedOf("BIG_DATA", read("manager", year + "&asOf=" + before)))
                .as("as known before")
                .isGreaterThan(landedOf("BIG_DATA", seen(year, after)));
        assertThat(read("manager", "tenants/T-1?asOf=" + before).text("/company"))
                .isEqualTo("澜桥云枢科技有限公司");
        assertThat(read("manager", "units/A1?asOf=" + before).text("/company")).isEqualTo("澜桥云枢科技有限公司");

        var history = read("auditor", "tenants/T-1/history");
        assertThat(types(history)).contains("tenant.landed", "tenant.rectified");
        assertThat(history.body().toString()).contains("更正录入错误：澜桥云枢科技有限公司、大数据，应为 澜桥云书科技有限公司、云计算与软件（听错了）");
        assertThat(types(read("auditor", "contracts/C-T-1/history"))).contains("contract.company-rectified");
        assertThat(types(read("auditor", "late-records?from=YEAR-03-01&to=YEAR-12-31")))
                .contains("tenant.rectified", "contract.company-rectified");
        // A renewal names the company as its contract does.
        var renewal = done("staff", "renewals", "{'contractId':'C-T-1'}");
        assertThat(seen("renewals/C-T-1.2199-12-31", renewal).text("/company")).isEqualTo("澜桥云书科技有限公司");
        var again = done(
                "staff",
                "tenants/T-1/rectify",
                "{'company':'澜桥云舒科技有限公司','industry':'CLOUD_SOFTWARE','cause':'又听错了','rectifiedOn':'YEAR-09-02'}");
        assertThat(seen("renewals/C-T-1.2199-12-31", again).text("/company")).isEqualTo("澜桥云舒科技有限公司");
    }

    @Test
    void a_rename_holds_from_its_day_on_and_what_is_rectified_is_the_last_of_it() {
        isIn("T-2", "沧屿星漾服务有限公司", "91990101MA91X9P92R", "A2");
        done("staff", "tenants/T-2/correct", "{'company':'沧屿星洋集团有限公司','industry':'OTHER','correctedOn':'YEAR-06-01'}");
        var after = done(
                "staff",
                "tenants/T-2/rectify",
                "{'company':'沧屿星阳集团有限公司','industry':'TECH_IP_SERVICES','cause':'错字','rectifiedOn':'YEAR-07-01'}");

        var tenant = seen("tenants/T-2", after);
        assertThat(tenant.text("/company")).isEqualTo("沧屿星阳集团有限公司");
        assertThat(tenant.body().path("industries").toString())
                .isEqualTo(
                        json(
                                "[{'from':'YEAR-03-01','industry':'BIG_DATA'},{'from':'YEAR-06-01','industry':'TECH_IP_SERVICES'}]"));
        assertThat(seen("contracts/C-T-2", after).text("/company"))
                .as("signed under the name of then")
                .isEqualTo("沧屿星漾服务有限公司");
    }

    @Test
    void what_is_refused() {
        isIn("T-3", "澜桥三号有限公司", "91990101MA91X9P93W", "A3");
        var same = "{'company':'澜桥三号有限公司','industry':'BIG_DATA','cause':'错字','rectifiedOn':'YEAR-07-01'}";
        refused("tenant.correction-changes-something", "tenants/T-3/rectify", same);
        refused(
                "tenant.date-is-not-before-landing",
                "tenants/T-3/rectify",
                "{'company':'澜桥叁号有限公司','industry':'OTHER','cause':'错字','rectifiedOn':'YEAR-02-01'}");
        assertThat(told("staff", "tenants/T-3/rectify", same.replace("'cause':'错字',", ""))
                        .status())
                .isEqualTo(400);
        assertThat(told("auditor", "tenants/T-3/rectify", same).status()).isEqualTo(403);
        assertThat(told("elsewhere", "tenants/T-3/rectify", same).status()).isEqualTo(404);
        assertThat(told("staff", "tenants/T-9/rectify", same).status()).isEqualTo(404);
    }

    @Test
    void each_of_the_two_forms_says_which_it_is_in_both_languages() {
        isIn("T-4", "澜桥四号有限公司", "91990101MA91X9P940", "A4");
        for (var form : List.of("correct", "rectify")) {
            assertThat(app.page("staff", "/tenants/T-4/" + form).body())
                    .contains("value=\"澜桥四号有限公司\"")
                    .contains("更正录入错误", "更名或变更行业");
            assertThat(app.page("staff", "/tenants/T-4/" + form, "Accept-Language", "en")
                            .body())
                    .contains("recorded wrong", "name or industry");
        }
        assertThat(app.page("staff", "/tenants/T-4").body())
                .contains("/tenants/T-4/correct", "/tenants/T-4/rectify")
                .doesNotContain("/tenants/T-4/withdraw-exit");
    }
}
