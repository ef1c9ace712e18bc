package io.parkledger.api.operation;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While past contracts are typed in, no job acts for their park; from its go-live day on, all that waited is done. */
class GoLiveTest {

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        let("C-OVER", "A0101", today.minusDays(1));
        let("C-SOON", "A0102", today.plusDays(100));
        earmarkForLostTalk();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void register(String unit) {
        done(app.post("manager", "/api/v1/units", json("""
                {'unitId':'%1$s','number':'%1$s','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'%2$s'}""".formatted(unit, today.minusYears(2)))));
    }

    private static void let(String contract, String unit, LocalDate endOn) {
        register(unit);
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','track':'SPACE',
                 'units':['%s'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24','signedOn':'%4$s'}""".formatted(contract, unit, today.minusYears(1), endOn)
                .replace("'signedOn':'" + endOn, "'signedOn':'" + today.minusYears(1)))));
        done(app.post(
                "staff",
                "/api/v1/contracts/" + contract + "/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + today.minusYears(1) + "'}")));
    }

    private static void earmarkForLostTalk() {
        register("A0103");
        done(app.post("staff", "/api/v1/leads", json("{'leadId':'L-1','company':'沧屿数澜','source':'WALK_IN'}")));
        done(app.post("staff", "/api/v1/leads/L-1/triage", json("{'verdict':'PURSUE'}")));
        done(app.post("staff", "/api/v1/leads/L-1/qualify", json("""
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':100,
                 'contact':{'personId':'P-1','name':'钱工','phone':'100-0000-0002'}}""")));
        done(app.post("staff", "/api/v1/leads/L-1/negotiate", json("""
                {'negotiationId':'N-1','meeting':'TALK','attendees':2,'valueCny':'5000000'}""")));
        done(app.post("staff", "/api/v1/units/A0103/earmark", json("""
                {'negotiationId':'N-1','company':'沧屿数澜','until':'%s'}""".formatted(today.plusDays(30)))));
        done(app.post("staff", "/api/v1/negotiations/N-1/lose", json("{'reason':'PRICE'}")));
    }

    private static String status(String contract) {
        return app.get("staff", "/api/v1/contracts/" + contract).text("/status");
    }

    private static String stateOf(String unit) {
        return app.get("staff", "/api/v1/units/" + unit).text("/state");
    }

    private static int renewals() {
        return app.get("staff", "/api/v1/renewals").body().path("items").size();
    }

    private static Answered goLive(String login, LocalDate day) {
        return app.post(login, "/api/v1/parks/LQ/go-live", json("{'goLiveOn':'" + day + "'}"));
    }

    @Test
    void no_job_acts_before_the_go_live_day_and_from_then_on_what_waited_is_done() {
        var work = app.bean(DueWork.class);

        assertThat(work.run()).as("no day is named").isZero();
        assertThat(app.page("manager", "/parks/LQ").body())
                .contains("筹备中", "尚未设定启用日", "发起续签 2 份、登记超期占用 1 份", "/parks/LQ/go-live");
        assertThat(goLive("manager", today.minusDays(1)).text("/code")).isEqualTo("space.go-live-day-is-ahead");
        assertThat(goLive("staff", today).status()).isEqualTo(403);

        done(goLive("manager", today.plusDays(9)));
        assertThat(work.run()).as("it is still to come").isZero();
        assertThat(app.page("manager", "/parks/LQ").body()).contains("启用日是");
        assertThat(status("C-OVER")).isEqualTo("IN_FORCE");
        assertThat(renewals()).isZero();
        assertThat(stateOf("A0103")).isEqualTo("EARMARKED");

        done(goLive("system_admin", today));
        assertThat(work.run()).isEqualTo(4);
        assertThat(status("C-OVER")).isEqualTo("HELD_OVER");
        assertThat(renewals()).isEqualTo(2);
        assertThat(stateOf("A0103")).as("the talk it was kept for is lost").isEqualTo("VACANT");
        assertThat(app.page("manager", "/parks/LQ").body()).contains("已启用").doesNotContain("筹备中", "/parks/LQ/go-live");
        assertThat(goLive("manager", today.plusDays(9)).text("/code")).isEqualTo("space.park-is-not-live-yet");
        assertThat(work.run()).isZero();
    }
}
