package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An end of a contract that people recorded wrong is put right, and one that never was is withdrawn, with all that
 * followed.
 */
class EndCorrectionsTest {

    private static TestPark park;

    @BeforeAll
    static void start() {
        park = new TestPark();
    }

    @AfterAll
    static void stop() {
        park.close();
    }

    private static long terminates(String contract, String day) {
        return park.done(
                "staff", "contracts/" + contract + "/terminate", "{'cause':'缩减面积','terminatedOn':'" + day + "'}");
    }

    private static String endedOn(String day) {
        return "{'terminatedOn':'" + day + "','terminationCause':'经营不善','cause':'日期录错','correctedOn':'YEAR-12-01'}";
    }

    private static final String NEVER_ENDED = "{'cause':'误录','withdrawnOn':'YEAR-12-01'}";

    private static List<String> occupiedOn(String day, long position) {
        return park.seen("reports/rent-roll?on=" + day, position)
                .body()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("contractId").asString("").startsWith("C-"))
                .map(row -> row.path("contractId").asString())
                .toList();
    }

    private static String occupancy(String query) {
        return park.read("manager", "reports/occupancy?on=YEAR-07-05" + query)
                .body()
                .toString();
    }

    @Test
    void a_termination_was_another_day_and_figures_follow_while_what_was_known_stays() {
        park.isIn(1, "A", 1, "YEAR-03-01", "LATER-12-31");
        park.isIn(1, "B", 2, "YEAR-03-01", "LATER-12-31");
        park.done("staff", "renewals", "{'contractId':'C-1A','openedOn':'YEAR-04-01'}");
        var before = terminates("C-1A", "YEAR-07-01");
        assertThat(occupiedOn("YEAR-07-05", before)).contains("C-1B").doesNotContain("C-1A");
        var occupiedBefore = occupancy("&minPosition=" + before);

        var after = park.done("staff", "contracts/C-1A/correct-termination", endedOn("YEAR-08-01"));

        var contract = park.seen("contracts/C-1A", after);
        assertThat(contract.text("/endedOn")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(contract.text("/endCause")).isEqualTo("经营不善");
        assertThat(contract.text("/status")).isEqualTo("TERMINATED");
        var tenant = park.seen("tenants/T-1", after);
        assertThat(tenant.text("/units/0/until")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(tenant.body().at("/units/1/until").isNull()).isTrue();
        assertThat(tenant.body().path("areaSqm").decimalValue()).isEqualByComparingTo("100");
        assertThat(park.seen("units/A1", after).text("/since")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(park.seen("renewals/C-1A.LATER-12-31", after).text("/decidedOn"))
                .isEqualTo(park.json("YEAR-08-01"));
        assertThat(occupiedOn("YEAR-07-05", after)).contains("C-1A", "C-1B");
        assertThat(occupiedOn("YEAR-08-01", after)).contains("C-1B").doesNotContain("C-1A");
        assertThat(occupancy("&minPosition=" + after)).isNotEqualTo(occupiedBefore);
        assertThat(occupancy("&asOf=" + before)).as("as known before").isEqualTo(occupiedBefore);
        assertThat(park.read("manager", "contracts/C-1A?asOf=" + before).text("/endedOn"))
                .isEqualTo(park.json("YEAR-07-01"));

        assertThat(TestPark.types(park.read("auditor", "contracts/C-1A/history")))
                .contains("contract.terminated", "contract.end-corrected");
        assertThat(park.read("auditor", "contracts/C-1A/history").body().toString())
                .contains("日期录错", "经营不善");
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-07-01&to=YEAR-07-31")))
                .contains(
                        "contract.end-corrected",
                        "tenant.reduction-corrected",
                        "unit.release-corrected",
                        "renewal.closure-corrected");
    }

    @Test
    void what_never_ended_runs_with_all_it_had() {
        park.isIn(2, "A", 3, "YEAR-03-01", "LATER-12-31");
        park.done("staff", "renewals", "{'contractId':'C-2A','openedOn':'YEAR-04-01'}");
        var known = park.read("manager", "tenants/T-2").body().path("areaSqm").decimalValue();
        var before = terminates("C-2A", "YEAR-07-01");
        assertThat(park.seen("units/A3", before).text("/state")).isEqualTo("VACANT");
        assertThat(park.seen("tenants/T-2", before).body().path("areaSqm").decimalValue())
                .isZero();

        var after = park.done("staff", "contracts/C-2A/withdraw-termination", NEVER_ENDED);

        var contract = park.seen("contracts/C-2A", after);
        assertThat(contract.text("/status")).isEqualTo("IN_FORCE");
        assertThat(contract.body().path("endedOn").isNull()).isTrue();
        assertThat(contract.body().path("endCause").isNull()).isTrue();
        var tenant = park.seen("tenants/T-2", after);
        assertThat(tenant.body().at("/units/0/until").isNull()).isTrue();
        assertThat(tenant.body().path("areaSqm").decimalValue()).isEqualByComparingTo(known);
        assertThat(park.seen("units/A3", after).text("/state")).isEqualTo("OCCUPIED");
        assertThat(park.seen("units/A3", after).text("/since")).isEqualTo(park.json("YEAR-03-01"));
        assertThat(park.seen("renewals/C-2A.LATER-12-31", after).text("/status"))
                .isEqualTo("OPENED");
        assertThat(occupiedOn("YEAR-07-05", after)).contains("C-2A");
        assertThat(park.read("manager", "units/A3?asOf=" + before).text("/state"))
                .isEqualTo("VACANT");
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-07-01&to=YEAR-07-31")))
                .contains(
                        "contract.end-withdrawn",
                        "tenant.reduction-withdrawn",
                        "unit.release-withdrawn",
                        "renewal.closure-withdrawn");

        park.refused("contract.contract-has-ended", "contracts/C-2A/withdraw-termination", NEVER_ENDED);
        park.refused("contract.contract-has-ended", "contracts/C-2A/correct-termination", endedOn("YEAR-08-01"));
        // All can happen to it as if nothing had been said; and it ends with an exit, which is put right there.
        var left = park.leaves(2, "YEAR-12-01");
        assertThat(park.seen("contracts/C-2A", left).text("/endedOn")).isEqualTo(park.json("YEAR-12-01"));
        park.refused(
                "tenant.end-is-put-right-at-the-exit",
                "contracts/C-2A/withdraw-termination",
                NEVER_ENDED.replace("YEAR-12-01", "YEAR-12-02"));
        park.refused(
                "tenant.end-is-put-right-at-the-exit", "contracts/C-2A/correct-termination", endedOn("YEAR-11-01"));
        park.done("staff", "tenants/T-2/withdraw-exit", NEVER_ENDED);
        park.refused("contract.contract-has-ended", "contracts/C-2A/withdraw-termination", NEVER_ENDED);
    }

    @Test
    void what_is_refused() {
        park.isIn(3, "A", 4, "YEAR-03-01", "LATER-12-31");
        terminates("C-3A", "YEAR-07-01");
        park.refused(
                "contract.date-is-not-before-signing", "contracts/C-3A/correct-termination", endedOn("YEAR-02-28"));
        park.refused(
                "contract.date-is-not-before-the-end", "contracts/C-3A/correct-termination", endedOn("YEAR-12-02"));
        park.refused(
                "contract.correction-changes-something",
                "contracts/C-3A/correct-termination",
                endedOn("YEAR-07-01").replace("经营不善", "缩减面积"));
        park.refused(
                "contract.date-is-not-before-the-end",
                "contracts/C-3A/withdraw-termination",
                NEVER_ENDED.replace("YEAR-12-01", "YEAR-06-30"));
        for (var path : List.of("correct-termination", "withdraw-termination")) {
            var body = path.startsWith("correct") ? endedOn("YEAR-08-01") : NEVER_ENDED;
            assertThat(park.told("auditor", "contracts/C-3A/" + path, body).status())
                    .isEqualTo(403);
            assertThat(park.told("elsewhere", "contracts/C-3A/" + path, body).status())
                    .isEqualTo(404);
        }

        // Kept for others, signed for, and moved into: each time by somebody else.
        park.done(
                "staff", "units/A4/earmark", "{'company':'澜桥别家有限公司','until':'YEAR-12-31','earmarkedOn':'YEAR-07-02'}");
        park.refused("space.unit-is-not-earmarked", "contracts/C-3A/withdraw-termination", NEVER_ENDED);
        park.sign(4, "A", 4, "YEAR-09-01", "LATER-12-31");
        park.refused("contract.unit-is-let-once", "contracts/C-3A/withdraw-termination", NEVER_ENDED);
        park.refused("contract.unit-is-let-once", "contracts/C-3A/correct-termination", endedOn("YEAR-09-02"));
        park.done("staff", "contracts/C-4A/hand-over", "{'evidence':'HANDOVER','handedOverOn':'YEAR-09-01'}");
        park.refused("space.unit-was-let-to-nobody-since", "contracts/C-3A/withdraw-termination", NEVER_ENDED);
        park.refused(
                "space.next-moves-in-after-the-release", "contracts/C-3A/correct-termination", endedOn("YEAR-09-02"));
        assertThat(park.read("manager", "contracts/C-3A").text("/endedOn"))
                .as("nothing of it is written")
                .isEqualTo(park.json("YEAR-07-01"));
        park.done("staff", "contracts/C-3A/correct-termination", endedOn("YEAR-09-01"));

        // Then the tenant left, and came back: until it left it had all that ended before.
        park.leaves(3, "YEAR-10-01");
        park.refused(
                "tenant.exit-is-not-before-a-contract-ended",
                "tenants/T-3/correct-exit",
                "{'exitedOn':'YEAR-08-31','cause':'日期录错','correctedOn':'YEAR-12-01'}");
        park.refused("tenant.tenant-is-in-the-park", "contracts/C-3A/withdraw-termination", NEVER_ENDED);
        var earlier = park.done("staff", "contracts/C-3A/correct-termination", endedOn("YEAR-08-15"));
        assertThat(park.seen("tenants/T-3", earlier).text("/units/0/until")).isEqualTo(park.json("YEAR-08-15"));
        park.done(
                "staff",
                "tenants/T-3/correct-exit",
                "{'exitedOn':'YEAR-08-31','cause':'日期录错','correctedOn':'YEAR-12-01'}");
        park.refused(
                "tenant.exit-is-not-before-a-contract-ended",
                "contracts/C-3A/correct-termination",
                endedOn("YEAR-09-01"));
        park.isIn(3, "B", 5, "YEAR-11-01", "LATER-12-31");
        park.refused("tenant.tenant-is-in-the-park", "contracts/C-3A/withdraw-termination", NEVER_ENDED);
    }

    /**
     * It was renewed, held over, and left: it ended after what had been agreed, and is held over again when it never
     * did.
     */
    @Test
    void after_a_renewal_and_a_hold_over() {
        park.isIn(5, "A", 6, "YEAR-03-01", "YEAR-06-30");
        park.done("staff", "renewals", "{'contractId':'C-5A','openedOn':'YEAR-04-01'}");
        park.done(
                "staff",
                "renewals/C-5A.YEAR-06-30/agree".replace("YEAR", park.json("YEAR")),
                "{'newEndOn':'YEAR-10-31','agreedOn':'YEAR-05-01'}");
        terminates("C-5A", "YEAR-11-15");
        park.refused(
                "contract.corrected-days-keep-their-order",
                "contracts/C-5A/correct-termination",
                endedOn("YEAR-04-30"));
        var early = park.done("staff", "contracts/C-5A/correct-termination", endedOn("YEAR-08-01"));
        assertThat(park.seen("contracts/C-5A", early).text("/status")).isEqualTo("TERMINATED");
        assertThat(park.seen("contracts/C-5A", early).text("/endCause")).isEqualTo("经营不善");
        var late = park.done("staff", "contracts/C-5A/correct-termination", endedOn("YEAR-11-20"));
        assertThat(park.seen("contracts/C-5A", late).text("/status")).isEqualTo("EXPIRED");
        assertThat(park.seen("contracts/C-5A", late).body().path("endCause").isNull())
                .isTrue();
        var never = park.done("staff", "contracts/C-5A/withdraw-termination", NEVER_ENDED);
        assertThat(park.seen("contracts/C-5A", never).text("/status")).isIn("IN_FORCE", "HELD_OVER");
        assertThat(occupiedOn("YEAR-11-25", never)).contains("C-5A");
    }

    @Test
    void pages_offer_it_and_the_form_knows_what_was_said() {
        park.isIn(6, "A", 7, "YEAR-03-01", "LATER-12-31");
        var ended = terminates("C-6A", "YEAR-07-01");
        assertThat(park.app()
                        .page("staff", "/contracts/C-6A?minPosition=" + ended)
                        .body())
                .contains("/contracts/C-6A/correct-termination", "/contracts/C-6A/withdraw-termination");
        assertThat(park.app()
                        .page("staff", "/contracts/C-6A/correct-termination")
                        .body())
                .contains("value=\"" + park.json("YEAR-07-01") + "\"")
                .contains("缩减面积");
        assertThat(park.app()
                        .page("staff", "/contracts/C-6A/withdraw-termination")
                        .body())
                .contains("仅用于误记的终止或退租");
        // What ended with an exit is put right there.
        park.done("staff", "contracts/C-6A/withdraw-termination", NEVER_ENDED);
        var left = park.leaves(6, "YEAR-11-01");
        assertThat(park.app()
                        .page("staff", "/contracts/C-6A?minPosition=" + left)
                        .body())
                .contains("/contracts/C-6A/correct-hand-over")
                .doesNotContain("/contracts/C-6A/correct-termination", "/contracts/C-6A/withdraw-termination");
    }

    private static String voidOn(String day) {
        return "{'rescindedOn':'" + day + "','rescissionCause':'协商解除','cause':'日期录错','correctedOn':'YEAR-12-01'}";
    }

    private static final String NEVER_VOID = "{'cause':'误录','withdrawnOn':'YEAR-12-01'}";

    private static long rescinds(String contract, String day) {
        return park.done("staff", "contracts/" + contract + "/rescind", "{'cause':'未付定金','rescindedOn':'" + day + "'}");
    }

    /** A lead of its own number, in talks, whose contract of that number is signed over that unit. */
    private static void signsAfterTalks(int which, int unit, String day) {
        var lead = "L-" + which;
        park.done("staff", "leads", """
                {'leadId':'%s','company':'澜桥%d号有限公司','source':'WALK_IN','registeredOn':'YEAR-02-01'}""".formatted(lead, which));
        park.done("staff", "leads/" + lead + "/qualify", """
                {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':100,'contact':{'personId':'P-%d','name':'钱工'},'qualifiedOn':'YEAR-02-02'}""".formatted(which));
        var talk = park.done("staff", "leads/" + lead + "/negotiate", """
                {'negotiationId':'N-%d','meeting':'TALK','attendees':2,'startedOn':'YEAR-02-03'}""".formatted(which));
        park.seen("negotiations/N-" + which, talk);
        park.done("staff", "contracts", """
                {'contractId':'C-%1$dT','negotiationId':'N-%1$d','tenantId':'T-%1$d','company':'澜桥%1$d号有限公司','creditCode':'%2$s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['A%3$d'],'number':'澜招合%1$d号','startOn':'%4$s','endOn':'LATER-12-31','signedOn':'%4$s'}""".formatted(which, TestPark.CODES.get(which - 1), unit, day));
    }

    private static long openAtSigned(String query) {
        return park.read("manager", "reports/funnel?from=YEAR-01&to=YEAR-12" + query)
                .body()
                .path("stages")
                .valueStream()
                .filter(stage -> stage.path("stage").asString().equals("SIGNED"))
                .findFirst()
                .orElseThrow()
                .path("openHere")
                .asLong();
    }

    @Test
    void a_signing_was_void_since_another_day_or_never_was() {
        signsAfterTalks(7, 8, "YEAR-03-01");
        var before = rescinds("C-7T", "YEAR-04-01");
        assertThat(park.seen("negotiations/N-7", before).text("/stage")).isEqualTo("TALKING");
        var open = openAtSigned("&asOf=" + before);

        var corrected = park.done("staff", "contracts/C-7T/correct-rescission", voidOn("YEAR-04-15"));
        var contract = park.seen("contracts/C-7T", corrected);
        assertThat(contract.text("/endedOn")).isEqualTo(park.json("YEAR-04-15"));
        assertThat(contract.text("/endCause")).isEqualTo("协商解除");
        assertThat(park.seen("negotiations/N-7", corrected).text("/stageSince")).isEqualTo(park.json("YEAR-04-15"));
        assertThat(park.seen("units/A8", corrected).text("/since")).isEqualTo(park.json("YEAR-04-15"));

        park.done(
                "staff", "units/A8/earmark", "{'company':'澜桥别家有限公司','until':'YEAR-12-31','earmarkedOn':'YEAR-05-01'}");
        park.refused("space.unit-is-not-earmarked", "contracts/C-7T/withdraw-rescission", NEVER_VOID);
        park.done("staff", "units/A8/release-earmark", "{'releasedOn':'YEAR-05-02'}");
        var after = park.done("staff", "contracts/C-7T/withdraw-rescission", NEVER_VOID);

        assertThat(park.seen("contracts/C-7T", after).text("/status")).isEqualTo("SIGNED");
        assertThat(park.seen("negotiations/N-7", after).text("/stage")).isEqualTo("SIGNED");
        assertThat(park.seen("negotiations/N-7", after).text("/stageSince")).isEqualTo(park.json("YEAR-03-01"));
        assertThat(park.seen("negotiations/N-7", after).text("/contractId")).isEqualTo("C-7T");
        assertThat(park.seen("units/A8", after).text("/state")).isEqualTo("RESERVED");
        assertThat(openAtSigned("&minPosition=" + after)).isEqualTo(open + 1);
        assertThat(openAtSigned("&asOf=" + before)).as("as known before").isEqualTo(open);
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-03-01&to=YEAR-04-30")))
                .contains(
                        "contract.rescission-corrected",
                        "contract.rescission-withdrawn",
                        "negotiation.rescission-corrected",
                        "negotiation.rescission-withdrawn");

        // Its number, its talk and its units are its own again, and it goes on.
        park.refused("contract.signing-is-rescinded", "contracts/C-7T/withdraw-rescission", NEVER_VOID);
        park.refused("contract.signing-is-rescinded", "contracts/C-7T/correct-rescission", voidOn("YEAR-04-01"));
        var other = park.told("staff", "contracts", """
                {'contractId':'C-X','company':'沧屿别家有限公司','creditCode':'%s','number':'澜招合 7号','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['A9'],'startOn':'YEAR-08-01','endOn':'LATER-12-31','signedOn':'YEAR-08-01'}""".formatted(TestPark.CODES.get(7)));
        assertThat(other.text("/code")).isEqualTo("contract.contract-number-is-used-once");
        var in = park.done("staff", "contracts/C-7T/hand-over", "{'evidence':'HANDOVER','handedOverOn':'YEAR-05-01'}");
        assertThat(park.seen("negotiations/N-7", in).text("/stage")).isEqualTo("LANDED");
    }

    @Test
    void a_signing_stays_void_once_others_have_what_it_had_or_the_talk_has_gone_on() {
        signsAfterTalks(8, 9, "YEAR-03-01");
        rescinds("C-8T", "YEAR-04-01");
        park.refused("contract.date-is-not-before-signing", "contracts/C-8T/correct-rescission", voidOn("YEAR-02-28"));
        park.refused("contract.date-is-not-before-the-end", "contracts/C-8T/correct-rescission", voidOn("YEAR-12-02"));
        park.refused(
                "contract.correction-changes-something",
                "contracts/C-8T/correct-rescission",
                voidOn("YEAR-04-01").replace("协商解除", "未付定金"));
        park.refused(
                "contract.date-is-not-before-the-end",
                "contracts/C-8T/withdraw-rescission",
                NEVER_VOID.replace("YEAR-12-01", "YEAR-03-31"));
        assertThat(park.told("auditor", "contracts/C-8T/withdraw-rescission", NEVER_VOID)
                        .status())
                .isEqualTo(403);

        park.sign(9, "A", 9, "YEAR-06-01", "LATER-12-31");
        park.refused("contract.unit-is-let-once", "contracts/C-8T/withdraw-rescission", NEVER_VOID);
        park.done("staff", "contracts/C-9A/withdraw", "{'cause':'误录','withdrawnOn':'YEAR-06-02'}");
        park.done(
                "staff",
                "negotiations/N-8/offer",
                "{'areaSqm':100,'rentCnyPerSqmMonth':'24','offeredOn':'YEAR-06-03'}");
        park.refused("negotiation.nothing-followed-the-rescission", "contracts/C-8T/withdraw-rescission", NEVER_VOID);
        park.refused("negotiation.steps-do-not-go-back", "contracts/C-8T/correct-rescission", voidOn("YEAR-06-04"));
        park.done("staff", "contracts/C-8T/correct-rescission", voidOn("YEAR-06-03"));
        assertThat(park.read("manager", "contracts/C-8T").text("/status")).isEqualTo("RESCINDED");
        assertThat(park.app().page("staff", "/contracts/C-8T").body())
                .contains("/contracts/C-8T/correct-rescission", "/contracts/C-8T/withdraw-rescission");
        assertThat(park.app()
                        .page("staff", "/contracts/C-8T/correct-rescission")
                        .body())
                .contains("协商解除");
        assertThat(park.app()
                        .page("staff", "/contracts/C-8T/withdraw-rescission")
                        .body())
                .contains("仅用于误记的解约");
    }
}
