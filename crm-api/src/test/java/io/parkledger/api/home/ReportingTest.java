package io.parkledger.api.home;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is here for the tenants reads at home who has not reported, the checker how many proposals wait. */
class ReportingTest {

    private static TestApplication app;
    private static LocalDate today;
    private static Period quarter;

    @BeforeAll
    static void a_tenant_that_has_reported_nothing() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        quarter = Period.month(YearMonth.from(today).minusMonths(3)).quarter();
        var from = today.minusYears(2);
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'A0101','number':'A0101','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'C-1','tenantId':'T-1','company':'公司','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['A0101'],'startOn':'%1$s','endOn':'%2$s','rentCnyPerSqmMonth':'24','signedOn':'%1$s'}""".formatted(from, today.plusYears(2)))));
        done(app.post(
                "staff",
                "/api/v1/contracts/C-1/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + from + "'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String home(String login, String... headers) {
        var position =
                app.get("auditor", "/api/v1/events?limit=1").body().path("head").asString();
        var page = app.page(login, "/?minPosition=" + position, headers);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static void report(String login, String figure) {
        done(app.post(
                login,
                "/api/v1/contributions/batch",
                json("{'period':'" + quarter + "','cause':'笔误','rows':[{'tenantId':'T-1'," + figure + "}]}")));
    }

    @Test
    void what_waits_is_said_to_whom_it_waits_for() {
        assertThat(home("staff")).contains("填报进度 " + quarter, "未填报 1 / 1 家", "/contributions/grid?period=" + quarter);
        assertThat(home("staff", "Accept-Language", "en")).contains("1 of 1 not reported");
        assertThat(home("manager")).doesNotContain("待您审核").doesNotContain("填报进度");

        report("staff", "'taxCny':'100.00','jobs':3");
        assertThat(home("staff")).contains("已填报 1 家，齐了").doesNotContain("未填报 1 / 1 家");

        report("staff", "'taxCny':'120.00'");
        assertThat(home("manager")).contains("有 1 项更正、撤回待您审核", "href=\"/contributions/proposals\"");
        assertThat(home("manager", "Accept-Language", "en"))
                .contains("1 correction or withdrawal waits for your approval");
        // What one proposes oneself waits for somebody else.
        report("manager", "'jobs':4");
        assertThat(home("manager")).contains("有 1 项更正、撤回待您审核");
    }
}
