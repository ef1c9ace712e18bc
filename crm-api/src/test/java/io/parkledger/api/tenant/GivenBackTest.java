package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A company with two contracts gives back what one of them let, over HTTP and nothing else. */
class GivenBackTest {

    private static TestApplication app;
    private static int year;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        year = app.bean(LedgerClock.class).today().getYear() - 2;
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').replace("YEAR", "" + year);
    }

    private static long done(String login, String path, String body) {
        var answer = app.post(login, "/api/v1/" + path, json(body));
        assertThat(answer.status()).as(answer.body().toString()).isIn(200, 201);
        return answer.body().path("position").asLong();
    }

    private static Answered seen(String path, long position) {
        var answer = app.get("manager", path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static void let(String contract, String unit, String from) {
        done("staff", "contracts", """
                {'contractId':'%s','tenantId':'T-1','company':'澜桥云枢科技有限公司','creditCode':'91990101MA91X9P91N',
                 'industry':'BIG_DATA','track':'SPACE','units':['%s'],'startOn':'%s','signedOn':'%s'}""".formatted(contract, unit, from, from));
        done("staff", "contracts/" + contract + "/hand-over", "{'evidence':'HANDOVER','handedOverOn':'" + from + "'}");
    }

    private static long tax(int year) {
        return done(
                "staff",
                "contributions/report-tax",
                "{'tenantId':'T-1','period':'" + year + "-Q4','taxType':'ALL','scope':'FULL','taxCny':'300.00'}");
    }

    private static List<String> taxOfBuildings(int year, long position) {
        var report = seen("/api/v1/reports/contribution?year=" + year, position);
        return report.body()
                .path("buildings")
                .valueStream()
                .map(row -> row.path("buildingId").asString() + " "
                        + row.path("taxCny").asString())
                .toList();
    }

    private static List<String> said(String language, long position) {
        return app.get("auditor", "/api/v1/tenants/T-1/history?minPosition=" + position, "Accept-Language", language)
                .body()
                .path("items")
                .valueStream()
                .map(event -> event.path("said").asString())
                .toList();
    }

    @Test
    void a_company_that_ends_one_of_its_contracts_is_smaller_from_then_on() {
        done("system_admin", "parks", "{'parkId':'LQ','name':'澜桥数字经济产业园'}");
        done("manager", "buildings", "{'buildingId':'LQ-A','name':'A座'}");
        done("manager", "buildings", "{'buildingId':'LQ-B','name':'B座'}");
        done("manager", "units", "{'unitId':'A0101','number':'A0101','buildingId':'LQ-A','floor':1,'areaSqm':100}");
        done("manager", "units", "{'unitId':'B0101','number':'B0101','buildingId':'LQ-B','floor':1,'areaSqm':200}");
        let("C-1", "A0101", json("YEAR-03-01"));
        let("C-2", "B0101", json("YEAR-05-01"));
        tax(year);
        var before = tax(year + 1);
        assertThat(seen("/api/v1/tenants/T-1", before).text("/areaSqm")).isEqualTo("300");
        assertThat(taxOfBuildings(year + 1, before)).containsExactly("LQ-A 100.00", "LQ-B 200.00");

        var after = done("staff", "contracts/C-2/terminate", "{'cause':'缩减面积','terminatedOn':'YEAR-12-31'}");

        var tenant = seen("/api/v1/tenants/T-1", after);
        assertThat(tenant.text("/areaSqm")).isEqualTo("100");
        assertThat(tenant.text("/units/0/contractId")).isEqualTo("C-1");
        assertThat(tenant.text("/units/0/from")).isEqualTo(json("YEAR-03-01"));
        assertThat(tenant.body().at("/units/0/until").isNull()).isTrue();
        assertThat(tenant.text("/units/1/unitId")).isEqualTo("B0101");
        assertThat(tenant.text("/units/1/from")).isEqualTo(json("YEAR-05-01"));
        assertThat(tenant.text("/units/1/until")).isEqualTo(json("YEAR-12-31"));
        assertThat(seen("/api/v1/units/B0101", after).text("/state")).isEqualTo("VACANT");
        assertThat(taxOfBuildings(year, after)).containsExactly("LQ-A 100.00", "LQ-B 200.00");
        assertThat(taxOfBuildings(year + 1, after)).containsExactly("LQ-A 300.00");
        assertThat(said("zh-CN", after).get(0)).isEqualTo("企业退租：合同 C-2 的房源已交还");
        assertThat(said("en", after).get(0)).isEqualTo("Tenant gave units back: those of contract C-2");
        assertThat(app.get("manager", "/api/v1/tenants/T-1?asOf=" + before).text("/areaSqm"))
                .as("as known before")
                .isEqualTo("300");

        // Who leaves ends the rest at once: that is the exit, and no giving back beside it.
        var left = done("staff", "tenants/T-1/exit", "{'cause':'搬迁'}");
        assertThat(said("zh-CN", left))
                .contains("企业退出园区")
                .filteredOn(said -> said.startsWith("企业退租"))
                .hasSize(1);
        assertThat(seen("/api/v1/tenants/T-1", left).text("/areaSqm"))
                .as("held until it left")
                .isEqualTo("100");
    }
}
