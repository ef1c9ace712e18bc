package io.parkledger.api.contract;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hand-over that was on another day, or never was, is put right where it is said, and everywhere else with it. */
class HandOverCorrectionsTest {

    private static TestApplication app;
    private static LocalDate today;
    private static int number;

    private String park;
    private String lead;
    private String talk;
    private String contract;
    private String tenant;
    private String unit;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        var parks = IntStream.rangeClosed(1, 9).mapToObj(each -> "P" + each).collect(Collectors.toSet());
        app.open(new Account("officer", "o", Role.STAFF, parks, "ipd", null, false, false));
        app.open(new Account("chief", "c", Role.MANAGER, parks, "ipd", null, false, false));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered post(String path, String body) {
        return app.post("officer", "/api/v1/" + path, json(body));
    }

    private static Answered refused(String path, String body, String code) {
        var answer = post(path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
        assertThat(answer.body().path("code").asString()).isEqualTo(code);
        return answer;
    }

    private static long positionOf(Answered answer) {
        return done(answer).body().path("position").asLong();
    }

    private static Answered get(String login, String path, Answered after) {
        return done(app.get(
                login, "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "minPosition=" + positionOf(after)));
    }

    private static Answered get(String path, Answered after) {
        return get("officer", path, after);
    }

    private static String daysAgo(int days) {
        return today.minusDays(days).toString();
    }

    private static String code(int which) {
        var known = "91990101MA%07d".formatted(which);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> known + (char) check)
                .filter(CreditCode::isOne)
                .findFirst()
                .orElseThrow();
    }

    /** In a park of its own: a project signed 40 days ago, for a term that began 30 days ago. */
    @BeforeEach
    void a_signed_project() {
        number++;
        park = "P" + number;
        lead = "L-" + number;
        talk = "N-" + number;
        contract = "C-" + number;
        tenant = "T-" + number;
        unit = "U" + number;
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'" + park + "','name':'园区" + number + "'}")));
        done(app.post(
                "chief",
                "/api/v1/buildings",
                json("{'buildingId':'" + park + "-A','parkId':'" + park + "','name':'A座'}")));
        for (var each : new String[] {unit, unit + "-2"}) {
            done(app.post(
                    "chief",
                    "/api/v1/units",
                    json("{'unitId':'" + each + "','number':'" + each + "','parkId':'" + park + "','buildingId':'"
                            + park + "-A','floor':1,'areaSqm':100,'registeredOn':'" + daysAgo(60) + "'}")));
        }
        done(post("leads", """
                {'leadId':'%s','parkId':'%s','company':'澜桥%d号公司','industry':'BIG_DATA','source':'WALK_IN','owner':'officer',
                 'registeredOn':'%s'}""".formatted(lead, park, number, daysAgo(60))));
        done(post("leads/" + lead + "/qualify", """
                {'industry':'BIG_DATA','contact':{'personId':'P-%d','name':'魏澜'},'track':'SPACE','areaWantedSqm':100,'qualifiedOn':'%s'}""".formatted(number, daysAgo(58))));
        done(post("leads/" + lead + "/negotiate", """
                {'negotiationId':'%s','meeting':'TALK','attendees':2,'startedOn':'%s'}""".formatted(talk, daysAgo(55))));
        done(sign(contract, unit, "'negotiationId':'" + talk + "',"));
    }

    private Answered sign(String id, String over, String more) {
        return post("contracts", """
                {'contractId':'%s','parkId':'%s','tenantId':'%s','company':'澜桥%d号公司','creditCode':'%s','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s'],%s'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'30','owner':'officer',
                 'signedOn':'%s'}""".formatted(
                id, park, tenant, number, code(number), over, more, daysAgo(30), today.plusDays(300), daysAgo(40)));
    }

    private Answered handOver(String on) {
        return done(
                post("contracts/" + contract + "/hand-over", "{'evidence':'HANDOVER','handedOverOn':'" + on + "'}"));
    }

    private static String correction(String on) {
        return "{'evidence':'HANDOVER','handedOverOn':'" + on + "','cause':'日期录错'}";
    }

    private Answered correct(String on) {
        return done(post("contracts/" + contract + "/correct-hand-over", correction(on)));
    }

    private Answered withdraw() {
        return done(post("contracts/" + contract + "/withdraw-hand-over", "{'cause':'并未交付'}"));
    }

    private long inPark(String on, Answered after, String more) {
        return get("reports/tenants?parkId=" + park + "&from=" + on + "&to=" + on + more, after)
                .body()
                .path("inPark")
                .asLong();
    }

    private long occupying(String on, Answered after, String more) {
        return get("reports/occupancy?parkId=" + park + "&on=" + on + more, after)
                .body()
                .path("tenants")
                .asLong();
    }

    private long landed(Answered after, String more) {
        var stages = get(
                        "reports/funnel?parkId=" + park + "&from="
                                + today.minusDays(60).toString().substring(0, 7) + "&to="
                                + today.toString().substring(0, 7) + more,
                        after)
                .body()
                .path("stages");
        return stages.path(stages.size() - 1).path("reached").asLong();
    }

    @Test
    void the_day_on_which_it_was_is_everywhere_and_what_was_known_before_stays() {
        var said = handOver(daysAgo(10));
        assertThat(inPark(daysAgo(15), said, "")).isZero();

        var corrected = correct(daysAgo(20));

        assertThat(get("contracts/" + contract, corrected)
                        .body()
                        .path("handedOverOn")
                        .asString())
                .isEqualTo(daysAgo(20));
        assertThat(get("tenants/" + tenant, corrected).body().path("landedOn").asString())
                .isEqualTo(daysAgo(20));
        assertThat(get("units/" + unit, corrected).body().path("since").asString())
                .isEqualTo(daysAgo(20));
        assertThat(get("negotiations/" + talk, corrected)
                        .body()
                        .path("closedOn")
                        .asString())
                .isEqualTo(daysAgo(20));
        assertThat(get("leads/" + lead, corrected).body().path("closedOn").asString())
                .isEqualTo(daysAgo(20));
        assertThat(inPark(daysAgo(15), corrected, "")).isEqualTo(1);
        assertThat(occupying(daysAgo(15), corrected, "")).isEqualTo(1);
        var then = "&asOf=" + positionOf(said);
        assertThat(inPark(daysAgo(15), corrected, then)).as("as known before").isZero();
        assertThat(occupying(daysAgo(15), corrected, then)).isZero();
        assertThat(inPark(daysAgo(9), corrected, then)).isEqualTo(1);
        assertThat(get("contracts/" + contract + "?asOf=" + positionOf(said), corrected)
                        .body()
                        .path("handedOverOn")
                        .asString())
                .isEqualTo(daysAgo(10));
    }

    @Test
    void an_auditor_sees_both_days_and_the_late_record() {
        handOver(daysAgo(10));
        var corrected = correct(daysAgo(20));

        for (var subject : new String[] {
            "contracts/" + contract, "tenants/" + tenant, "negotiations/" + talk, "leads/" + lead, "units/" + unit
        }) {
            assertThat(get("auditor", subject + "/history", corrected).body().toString())
                    .as(subject)
                    .contains(daysAgo(10))
                    .contains(daysAgo(20))
                    .contains("contract.hand-over-corrected");
        }
        assertThat(get("auditor", "late-records?from=" + daysAgo(16) + "&to=" + daysAgo(14), corrected)
                        .body()
                        .toString())
                .contains("contract.hand-over-corrected")
                .contains(contract);
        assertThat(app.page("auditor", "/contracts/" + contract).body()).contains("更正交付");
    }

    @Test
    void what_never_was_is_awaited_again_and_handed_over_on_another_day() {
        var signed = get(
                        "negotiations/" + talk,
                        post("leads/" + lead + "/name-contact", "{'contact':{'personId':'W','name':'王工'}}"))
                .body()
                .path("stageSince")
                .asString();
        var said = handOver(daysAgo(20));

        var withdrawn = withdraw();

        var shown = get("contracts/" + contract, withdrawn).body();
        assertThat(shown.path("status").asString()).isEqualTo("SIGNED");
        assertThat(shown.path("handedOverOn").isMissingNode()
                        || shown.path("handedOverOn").isNull())
                .isTrue();
        assertThat(get("units/" + unit, withdrawn).body().path("state").asString())
                .isEqualTo("RESERVED");
        var talkShown = get("negotiations/" + talk, withdrawn).body();
        assertThat(talkShown.path("stage").asString()).isEqualTo("SIGNED");
        assertThat(talkShown.path("stageSince").asString()).isEqualTo(signed);
        assertThat(talkShown.path("open").asBoolean()).isTrue();
        assertThat(get("leads/" + lead, withdrawn).body().path("stage").asString())
                .isEqualTo("NEGOTIATING");
        assertThat(get("tenants?parkId=" + park, withdrawn).body().path("items").size())
                .isZero();
        assertThat(get("tenants/" + tenant, withdrawn)
                        .body()
                        .path("withdrawnOn")
                        .asString())
                .isEqualTo(today.toString());
        assertThat(app.page("officer", "/tenants/" + tenant + "?minPosition=" + positionOf(withdrawn))
                        .body())
                .contains("未入驻");
        assertThat(app.page("officer", "/search?q=澜桥" + number + "号公司&minPosition=" + positionOf(withdrawn))
                        .body())
                .contains("/leads/" + lead)
                .doesNotContain("href=\"/tenants/" + tenant + "\"");
        assertThat(inPark(daysAgo(15), withdrawn, "")).isZero();
        assertThat(inPark(daysAgo(15), withdrawn, "&asOf=" + positionOf(said))).isEqualTo(1);
        assertThat(landed(withdrawn, "")).isZero();
        assertThat(landed(withdrawn, "&asOf=" + positionOf(said))).isEqualTo(1);
        refused(
                "tenants/" + tenant + "/name-contact",
                "{'contact':{'personId':'W','name':'王工'}}",
                "tenant.tenant-is-in-the-park");

        var again = handOver(daysAgo(5));

        assertThat(get("tenants/" + tenant, again).body().path("landedOn").asString())
                .isEqualTo(daysAgo(5));
        assertThat(get("tenants?parkId=" + park, again).body().path("items").size())
                .isEqualTo(1);
        assertThat(inPark(daysAgo(6), again, "")).isZero();
        assertThat(inPark(daysAgo(5), again, "")).isEqualTo(1);
        assertThat(landed(again, "")).isEqualTo(1);
        assertThat(get("auditor", "contracts/" + contract + "/history", again)
                        .body()
                        .toString())
                .contains("contract.hand-over-withdrawn", "并未交付", daysAgo(20), daysAgo(5));
    }

    @Test
    void a_corrected_day_keeps_its_place_and_says_something_else() {
        var path = "contracts/" + contract + "/correct-hand-over";
        refused(path, correction(daysAgo(10)), "contract.premises-are-handed-over");
        handOver(daysAgo(10));
        refused(path, correction(daysAgo(10)), "contract.correction-changes-something");
        refused(path, correction(daysAgo(41)), "contract.date-is-not-before-signing");
        refused(
                path,
                "{'evidence':'LAND_TRANSFER','handedOverOn':'" + daysAgo(9) + "','cause':'录错'}",
                "contract.evidence-counts-on-track");
        done(post(
                "tenants/" + tenant + "/name-contact",
                "{'contact':{'personId':'W','name':'王工'},'namedOn':'" + daysAgo(8) + "'}"));
        refused(path, correction(daysAgo(7)), "tenant.landing-is-not-after-what-followed");
        done(post("contracts/" + contract + "/terminate", "{'cause':'搬走','terminatedOn':'" + daysAgo(9) + "'}"));
        refused(path, correction(daysAgo(8)), "contract.corrected-days-keep-their-order");
        correct(daysAgo(9));
    }

    @Test
    void what_something_hangs_on_is_not_withdrawn() {
        var path = "contracts/" + contract + "/withdraw-hand-over";
        var body = "{'cause':'并未交付'}";
        refused(path, body, "contract.premises-are-handed-over");
        handOver(daysAgo(20));
        done(sign(contract + "-2", unit + "-2", ""));
        done(post(
                "contracts/" + contract + "-2/hand-over",
                "{'evidence':'HANDOVER','handedOverOn':'" + daysAgo(15) + "'}"));
        refused(path, body, "tenant.landing-is-of-one-contract");
        done(post("contracts/" + contract + "-2/withdraw-hand-over", body));
        done(post("renewals", "{'contractId':'" + contract + "'}"));
        refused(path, body, "renewal.nothing-was-opened");
        done(post("tenants/" + tenant + "/exit", "{'exitedOn':'" + daysAgo(1) + "'}"));
        refused(path, body, "contract.contract-is-in-force");
    }

    @Test
    void a_figure_keeps_the_days_it_speaks_of() {
        handOver(daysAgo(40));
        var month = today.minusDays(40).toString().substring(0, 7);
        done(post("contributions/report-jobs", "{'tenantId':'" + tenant + "','period':'" + month + "','jobs':5}"));
        refused(
                "contracts/" + contract + "/withdraw-hand-over",
                "{'cause':'并未交付'}",
                "tenant.no-figure-speaks-of-the-stay");
        refused(
                "contracts/" + contract + "/correct-hand-over",
                correction(today.toString()),
                "contribution.tenant-stays-where-it-reported");
    }

    @Test
    void the_form_says_what_holds_now() {
        handOver(daysAgo(10));
        assertThat(app.page("officer", "/contracts/" + contract + "/correct-hand-over")
                        .body())
                .contains("value=\"" + daysAgo(10) + "\"");
        assertThat(app.page("officer", "/contracts/" + contract).body())
                .contains("/contracts/" + contract + "/correct-hand-over")
                .contains("/contracts/" + contract + "/withdraw-hand-over");
    }
}
