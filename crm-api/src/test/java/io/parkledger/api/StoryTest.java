package io.parkledger.api;

import static io.parkledger.api.TestApplication.PARK;
import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One company's way from a hint to a renewed contract, and back in time, over HTTP and nothing else. */
class StoryTest {

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered seen(String path, long position) {
        var answer = app.get("manager", path + (path.contains("?") ? "&" : "?") + "minPosition=" + position);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.header("ParkLedger-Updating")).isNull();
        return answer;
    }

    private static List<String> said(String path, long position, String language) {
        var history = app.get("auditor", path + "/history?minPosition=" + position, "Accept-Language", language);
        return history.body()
                .path("items")
                .valueStream()
                .map(event -> event.path("said").asString())
                .toList();
    }

    private static String until() {
        return today.plusDays(30).toString();
    }

    @Test
    void a_lead_becomes_a_tenant_whose_contract_is_renewed() {
        // The park is made ready.
        done(app.post(
                "system_admin",
                "/api/v1/parks",
                "{'parkId':'LQ','name':'澜桥数字经济产业园','goLiveOn':'2020-01-01'}".replace('\'', '"')));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'A0101','number':'A0101','buildingId':'LQ-A','floor':1,'areaSqm':115}")));

        // A staff member hears of a company, qualifies it and meets it.
        var registered =
                app.post("staff", "/api/v1/leads", json("{'leadId':'L-1','company':'澜桥云枢科技有限公司','source':'WALK_IN'}"));
        assertThat(registered.header("Location")).endsWith("/api/v1/leads/L-1");
        assertThat(registered.header("ETag")).isEqualTo("\"0\"");
        var early = reached(registered);
        done(app.post("staff", "/api/v1/leads/L-1/triage", json("{'verdict':'PURSUE'}")));
        done(app.post("staff", "/api/v1/leads/L-1/qualify", json("""
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':115,
                 'contact':{'personId':'P-1','name':'钱工','phone':'100-0000-0001'}}""")));
        done(app.post(
                "staff",
                "/api/v1/receptions",
                json("{'receptionId':'R-1','leadId':'L-1','company':'澜桥云枢科技有限公司','visitors':3}")));
        var talks = reached(app.post(
                "staff",
                "/api/v1/leads/L-1/negotiate",
                json("{'negotiationId':'N-1','meeting':'RECEPTION','attendees':3,'valueCny':'5000000'}")));
        assertThat(seen("/api/v1/negotiations/N-1", talks).text("/stage")).isEqualTo("TALKING");
        assertThat(seen("/api/v1/negotiations/board", talks)
                        .body()
                        .get(0)
                        .path("valueCny")
                        .asString())
                .isEqualTo("5000000.00");

        // A unit is kept for it; whoever signs ends that.
        var kept = reached(app.post(
                "staff",
                "/api/v1/units/A0101/earmark",
                json("{'negotiationId':'N-1','company':'澜桥云枢科技有限公司','until':'" + today.plusDays(30) + "'}")));
        var earmarked = seen("/api/v1/units/A0101", kept);
        assertThat(earmarked.text("/state")).isEqualTo("EARMARKED");
        assertThat(earmarked.text("/earmarkedFor")).isEqualTo("澜桥云枢科技有限公司");
        assertThat(earmarked.text("/earmarkedUntil"))
                .isEqualTo(today.plusDays(30).toString());
        assertThat(earmarked.text("/negotiationId")).isEqualTo("N-1");
        var released = reached(app.post("staff", "/api/v1/units/A0101/release-earmark", "{}"));
        assertThat(said("/api/v1/units/A0101", released, "zh-CN"))
                .contains("意向预留：澜桥云枢科技有限公司（至 " + until() + "）", "解除意向预留");
        assertThat(said("/api/v1/units/A0101", released, "en"))
                .contains("Earmarked for 澜桥云枢科技有限公司 until " + until(), "Earmark released");
        var vacant = app.post("staff", "/api/v1/units/A0101/release-earmark", "{}");
        assertThat(vacant.status()).isEqualTo(409);
        assertThat(vacant.text("/code")).isEqualTo("space.unit-is-earmarked");
        var unknown = app.post(
                "staff",
                "/api/v1/units/A0101/earmark",
                json("{'negotiationId':'N-0','company':'澜桥云枢','until':'" + today + "'}"));
        assertThat(unknown.status()).isEqualTo(404);
        done(app.post("manager", "/api/v1/units/A0101/earmark", json("{'company':'澜桥云枢','until':'" + today + "'}")));
        var closing = "/api/v1/units/A0101/take-out-of-service";
        assertThat(app.post("manager", closing, json("{'cause':'漏水'}"), "Accept-Language", "zh-CN")
                        .text("/detail"))
                .isEqualTo("房源当前为“意向”，须为空置。");
        assertThat(app.post("manager", closing, json("{'cause':'漏水'}"), "Accept-Language", "en")
                        .text("/detail"))
                .isEqualTo("The unit is \"earmarked\"; it must be vacant.");

        // It is offered, reviewed and signed; the unit is locked.
        done(app.post("staff", "/api/v1/negotiations/N-1/offer", json("{'areaSqm':115,'rentCnyPerSqmMonth':'24'}")));
        done(app.post("staff", "/api/v1/negotiations/N-1/schedule-review", json("{'meeting':'项目评审会'}")));
        done(app.post(
                "staff",
                "/api/v1/negotiations/N-1/conclude-review",
                json("{'verdict':'APPROVED','minutesNumber':'PS-1'}")));
        var signed =
                reached(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'C-1','negotiationId':'N-1','tenantId':'T-1','company':'澜桥云枢科技有限公司',
                 'creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','track':'SPACE','units':['A0101'],
                 'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24',
                 'commitments':[{'kind':'JOBS','target':20,'dueOn':'%s'}]}""".formatted(today, today.plusDays(100), today))));
        assertThat(seen("/api/v1/units/A0101", signed).text("/state")).isEqualTo("RESERVED");
        assertThat(seen("/api/v1/negotiations/N-1", signed).text("/stage")).isEqualTo("SIGNED");

        // It moves in, reports tax and jobs.
        var landed = reached(app.post("staff", "/api/v1/contracts/C-1/hand-over", json("{'evidence':'HANDOVER'}")));
        assertThat(seen("/api/v1/tenants/T-1", landed).text("/company")).isEqualTo("澜桥云枢科技有限公司");
        assertThat(seen("/api/v1/units/A0101", landed).text("/state")).isEqualTo("OCCUPIED");
        assertThat(seen("/api/v1/leads/L-1", landed).text("/stage")).isEqualTo("LANDED");
        var quarter = today.getYear() + "-Q" + ((today.getMonthValue() - 1) / 3 + 1);
        done(app.post(
                "staff",
                "/api/v1/contributions/report-jobs",
                json("{'tenantId':'T-1','period':'" + quarter + "','jobs':21}")));
        var taxed = reached(app.post(
                "staff",
                "/api/v1/contributions/report-tax",
                json("{'tenantId':'T-1','period':'" + quarter
                        + "','taxType':'ALL','scope':'FULL','taxCny':'468000.00'}")));
        assertThat(seen("/api/v1/reports/contribution?year=" + today.getYear(), taxed)
                        .text("/taxCny"))
                .isEqualTo("468000.00");

        // The figure was wrong: who proposes the correction does not approve it.
        var contribution = "/api/v1/contributions/T-1." + quarter;
        var figure = "{'measure':'TAX','taxType':'ALL','scope':'FULL'}";
        done(app.post(
                "manager",
                contribution + "/propose-restatement",
                json("{'figure':" + figure + ",'corrected':342000,'cause':'重复计入'}")));
        var maker = app.post("manager", contribution + "/approve-restatement", json("{'figure':" + figure + "}"));
        assertThat(maker.status()).isEqualTo(409);
        assertThat(maker.text("/code")).isEqualTo("contribution.checker-is-not-the-maker");
        var restated =
                reached(app.post("checker", contribution + "/approve-restatement", json("{'figure':" + figure + "}")));
        assertThat(seen(contribution, restated).text("/figures/TAX_ALL_FULL/restatements/0/approvedBy"))
                .isEqualTo("checker");

        // The calendar opens the renewal; agreement extends the contract.
        assertThat(app.bean(DueWork.class).run()).isEqualTo(1);
        assertThat(app.bean(DueWork.class).run()).isZero();
        var renewal = "/api/v1/renewals/C-1." + today.plusDays(100);
        done(app.post("staff", renewal + "/offer", json("{'newEndOn':'" + today.plusYears(2) + "'}")));
        var agreed = reached(app.post("staff", renewal + "/agree", json("{'newEndOn':'" + today.plusYears(2) + "'}")));
        assertThat(seen("/api/v1/contracts/C-1", agreed).text("/endOn"))
                .isEqualTo(today.plusYears(2).toString());

        // And back in time: one lead, and a whole report, as known then.
        assertThat(app.get("manager", "/api/v1/leads/L-1?asOf=" + early).text("/stage"))
                .isEqualTo("REGISTERED");
        assertThat(app.get("manager", "/api/v1/reports/contribution?year=" + today.getYear() + "&asOf=" + taxed)
                        .text("/taxCny"))
                .isEqualTo("468000.00");
        assertThat(seen("/api/v1/reports/contribution?year=" + today.getYear(), agreed)
                        .text("/taxCny"))
                .isEqualTo("342000.00");
        assertThat(said("/api/v1/leads/L-1", agreed, "zh-CN")).contains("登记线索：澜桥云枢科技有限公司（来源：主动来访来电，负责人：staff）");
        assertThat(said("/api/v1/leads/L-1", agreed, "en"))
                .contains("Lead registered: 澜桥云枢科技有限公司 (source: walk-in, owner: staff)");

        // The tenant leaves; the unit is free.
        var left = reached(app.post("staff", "/api/v1/tenants/T-1/exit", json("{'cause':'搬迁'}")));
        assertThat(seen("/api/v1/units/A0101", left).text("/state")).isEqualTo("VACANT");
        assertThat(seen("/api/v1/contracts/C-1", left).text("/status")).isEqualTo("TERMINATED");
        assertThat(PARK).isEqualTo(seen("/api/v1/tenants/T-1", left).text("/parkId"));
    }
}
