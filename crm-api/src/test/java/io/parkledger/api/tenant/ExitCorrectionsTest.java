package io.parkledger.api.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An exit that was recorded wrong is put right, and one that never was is withdrawn, with contracts, units and
 * renewals.
 */
class ExitCorrectionsTest {

    private static TestPark park;

    @BeforeAll
    static void start() {
        park = new TestPark();
    }

    @AfterAll
    static void stop() {
        park.close();
    }

    private static String leftOn(String day) {
        return "{'exitedOn':'" + day + "','exitCause':'经营不善','cause':'日期录错','correctedOn':'YEAR-12-01'}";
    }

    private static final String NEVER_LEFT = "{'cause':'误录','withdrawnOn':'YEAR-12-01'}";

    private static long occupiedOn(String day, long position) {
        return park.seen("reports/rent-roll?on=" + day, position)
                .body()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("unitId").asString().equals("A1"))
                .filter(row -> row.path("company").asString().equals("澜桥1号有限公司"))
                .count();
    }

    @Test
    void an_exit_was_another_day_and_figures_follow_while_what_was_known_stays() {
        park.isIn(1, "A", 1, "YEAR-03-01", "LATER-12-31");
        park.done("staff", "renewals", "{'contractId':'C-1A','openedOn':'YEAR-04-01'}");
        var before = park.leaves(1, "YEAR-07-01");
        assertThat(occupiedOn("YEAR-07-05", before)).isZero();

        var after = park.done("staff", "tenants/T-1/correct-exit", leftOn("YEAR-08-01"));

        var tenant = park.seen("tenants/T-1", after);
        assertThat(tenant.text("/exitedOn")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(tenant.text("/exitCause")).isEqualTo("经营不善");
        assertThat(tenant.text("/units/0/until")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(park.seen("contracts/C-1A", after).text("/endedOn")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(park.seen("units/A1", after).text("/since")).isEqualTo(park.json("YEAR-08-01"));
        assertThat(park.seen("renewals/C-1A.LATER-12-31", after).text("/decidedOn"))
                .isEqualTo(park.json("YEAR-08-01"));
        assertThat(occupiedOn("YEAR-07-05", after)).isEqualTo(1);
        assertThat(occupiedOn("YEAR-08-01", after)).isZero();
        var july = "reports/tenants?from=YEAR-07-01&to=YEAR-07-31";
        assertThat(park.read("manager", july + "&asOf=" + before)
                                .body()
                                .path("exited")
                                .asLong()
                        - park.seen(july, after).body().path("exited").asLong())
                .as("one less left in July, and as known before it was one more")
                .isEqualTo(1);
        assertThat(park.read("manager", "tenants/T-1?asOf=" + before).text("/exitedOn"))
                .isEqualTo(park.json("YEAR-07-01"));

        assertThat(TestPark.types(park.read("auditor", "tenants/T-1/history")))
                .contains("tenant.exited", "tenant.exit-corrected");
        assertThat(TestPark.types(park.read("auditor", "contracts/C-1A/history")))
                .contains("contract.terminated", "contract.end-corrected");
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-07-01&to=YEAR-07-31")))
                .contains(
                        "tenant.exit-corrected",
                        "contract.end-corrected",
                        "unit.release-corrected",
                        "renewal.closure-corrected");
    }

    @Test
    void what_is_refused_of_a_correction() {
        park.isIn(2, "A", 2, "YEAR-03-01", "LATER-12-31");
        park.isIn(2, "B", 3, "YEAR-03-01", "LATER-12-31");
        park.refused("tenant.tenant-has-left", "tenants/T-2/correct-exit", leftOn("YEAR-08-01"));
        park.done("staff", "contracts/C-2B/terminate", "{'cause':'缩减面积','terminatedOn':'YEAR-06-01'}");
        park.leaves(2, "YEAR-07-01");
        park.refused("tenant.date-is-not-before-landing", "tenants/T-2/correct-exit", leftOn("YEAR-02-28"));
        park.refused("tenant.exit-is-not-before-a-contract-ended", "tenants/T-2/correct-exit", leftOn("YEAR-05-31"));
        park.refused("tenant.date-is-not-before-exit", "tenants/T-2/correct-exit", leftOn("YEAR-12-02"));
        park.refused(
                "tenant.correction-changes-something",
                "tenants/T-2/correct-exit",
                leftOn("YEAR-07-01").replace("经营不善", "搬迁"));
        assertThat(park.told("auditor", "tenants/T-2/correct-exit", leftOn("YEAR-08-01"))
                        .status())
                .isEqualTo(403);
        assertThat(park.told("elsewhere", "tenants/T-2/correct-exit", leftOn("YEAR-08-01"))
                        .status())
                .isEqualTo(404);

        park.sign(3, "A", 2, "YEAR-09-01", "LATER-12-31");
        park.refused("contract.unit-is-let-once", "tenants/T-2/correct-exit", leftOn("YEAR-09-02"));
        park.done("staff", "contracts/C-3A/hand-over", "{'evidence':'HANDOVER','handedOverOn':'YEAR-09-01'}");
        park.refused("space.next-moves-in-after-the-release", "tenants/T-2/correct-exit", leftOn("YEAR-09-02"));
        assertThat(park.read("manager", "tenants/T-2").text("/exitedOn"))
                .as("nothing of it is written")
                .isEqualTo(park.json("YEAR-07-01"));
        park.done("staff", "tenants/T-2/correct-exit", leftOn("YEAR-09-01"));

        park.isIn(2, "C", 4, "YEAR-10-01", "LATER-12-31");
        park.refused("tenant.stays-do-not-overlap", "tenants/T-2/correct-exit", leftOn("YEAR-10-02"));
        park.refused("tenant.tenant-has-not-come-back", "tenants/T-2/withdraw-exit", NEVER_LEFT);
        var back = park.done("staff", "tenants/T-2/correct-exit", leftOn("YEAR-08-15"));
        assertThat(park.seen("tenants/T-2", back).body().path("exitedOn").isNull())
                .isTrue();
        assertThat(park.seen("tenants/T-2", back).text("/stays/0/exitedOn")).isEqualTo(park.json("YEAR-08-15"));
    }

    @Test
    void who_never_left_is_in_with_all_it_had() {
        park.isIn(4, "A", 5, "YEAR-03-01", "LATER-12-31");
        park.done("staff", "renewals", "{'contractId':'C-4A','openedOn':'YEAR-04-01'}");
        var before = park.leaves(4, "YEAR-07-01");
        assertThat(park.seen("units/A5", before).text("/state")).isEqualTo("VACANT");
        assertThat(park.seen("renewals/C-4A.LATER-12-31", before).text("/status"))
                .isEqualTo("WITHDRAWN");

        var after = park.done("staff", "tenants/T-4/withdraw-exit", NEVER_LEFT);

        var tenant = park.seen("tenants/T-4", after);
        assertThat(tenant.body().path("exitedOn").isNull()).isTrue();
        assertThat(tenant.body().at("/units/0/until").isNull()).isTrue();
        assertThat(park.seen("contracts/C-4A", after).text("/status")).isEqualTo("IN_FORCE");
        assertThat(park.seen("contracts/C-4A", after).body().path("endedOn").isNull())
                .isTrue();
        assertThat(park.seen("units/A5", after).text("/state")).isEqualTo("OCCUPIED");
        assertThat(park.seen("units/A5", after).text("/since")).isEqualTo(park.json("YEAR-03-01"));
        assertThat(park.seen("renewals/C-4A.LATER-12-31", after).text("/status"))
                .isEqualTo("OPENED");
        assertThat(park.read("manager", "tenants/T-4?asOf=" + before).text("/exitedOn"))
                .isEqualTo(park.json("YEAR-07-01"));
        assertThat(park.read("manager", "units/A5?asOf=" + before).text("/state"))
                .isEqualTo("VACANT");
        assertThat(TestPark.types(park.read("auditor", "tenants/T-4/history")))
                .contains("tenant.exited", "tenant.exit-withdrawn");
        assertThat(TestPark.types(park.read("auditor", "late-records?from=YEAR-07-01&to=YEAR-07-31")))
                .contains(
                        "tenant.exit-withdrawn",
                        "contract.end-withdrawn",
                        "unit.release-withdrawn",
                        "renewal.closure-withdrawn");

        // All days are its own again, and so is its code; and it can leave as it could before.
        var taken = park.told("staff", "contracts", """
                {'contractId':'C-X','company':'沧屿别家有限公司','creditCode':'%s','rentCnyPerSqmMonth':'30',
                 'industry':'BIG_DATA','track':'SPACE','units':['A5'],'startOn':'YEAR-08-01','endOn':'LATER-12-31','signedOn':'YEAR-08-01'}""".formatted(TestPark.CODES.get(4)));
        assertThat(taken.text("/code")).isEqualTo("contract.unit-is-let-once");
        var left = park.leaves(4, "YEAR-12-01");
        assertThat(park.seen("contracts/C-4A", left).text("/endedOn")).isEqualTo(park.json("YEAR-12-01"));
    }

    @Test
    void what_is_refused_of_a_withdrawal() {
        park.isIn(6, "A", 6, "YEAR-03-01", "LATER-12-31");
        park.refused("tenant.tenant-has-left", "tenants/T-6/withdraw-exit", NEVER_LEFT);
        park.leaves(6, "YEAR-07-01");
        park.refused(
                "tenant.date-is-not-before-exit",
                "tenants/T-6/withdraw-exit",
                NEVER_LEFT.replace("YEAR-12-01", "YEAR-06-30"));
        assertThat(park.told("auditor", "tenants/T-6/withdraw-exit", NEVER_LEFT).status())
                .isEqualTo(403);
        park.sign(7, "A", 6, "YEAR-09-01", "LATER-12-31");
        park.refused("contract.unit-is-let-once", "tenants/T-6/withdraw-exit", NEVER_LEFT);
        park.done("staff", "contracts/C-7A/withdraw", "{'cause':'误录','withdrawnOn':'YEAR-09-02'}");
        park.done("manager", "units/A6/take-out-of-service", "{'cause':'漏水','takenOn':'YEAR-09-03'}");
        park.refused("space.unit-is-lettable", "tenants/T-6/withdraw-exit", NEVER_LEFT);
        park.done("manager", "units/A6/withdraw-outage", "{'cause':'误录','withdrawnOn':'YEAR-09-04'}");
        park.done("staff", "tenants/T-6/withdraw-exit", NEVER_LEFT);
    }

    /**
     * The first term ended, the next tenant moved in and left again: the unit is vacant, but its days are another's.
     */
    @Test
    void a_unit_that_another_has_been_in_since_is_not_given_back() {
        park.isIn(8, "A", 7, "YEAR-03-01", "YEAR-06-30");
        park.leaves(8, "YEAR-07-01");
        park.isIn(9, "A", 7, "YEAR-07-01", "LATER-12-31");
        park.refused("space.unit-was-let-to-nobody-since", "tenants/T-8/withdraw-exit", NEVER_LEFT);
        park.refused("space.next-moves-in-after-the-release", "tenants/T-8/correct-exit", leftOn("YEAR-07-02"));
        park.leaves(9, "YEAR-08-01");
        park.refused("space.unit-was-let-to-nobody-since", "tenants/T-8/withdraw-exit", NEVER_LEFT);
        park.refused("space.next-moves-in-after-the-release", "tenants/T-8/correct-exit", leftOn("YEAR-07-02"));
    }

    @Test
    void pages_offer_it_to_who_left_and_the_form_knows_what_was_said() {
        park.isIn(5, "A", 8, "YEAR-03-01", "LATER-12-31");
        var left = park.leaves(5, "YEAR-07-01");
        assertThat(park.app().page("staff", "/tenants/T-5?minPosition=" + left).body())
                .contains("/tenants/T-5/rectify", "/tenants/T-5/correct-exit", "/tenants/T-5/withdraw-exit")
                .doesNotContain("/tenants/T-5/correct\"");
        assertThat(park.app().page("staff", "/tenants/T-5/correct-exit").body())
                .contains("value=\"" + park.json("YEAR-07-01") + "\"")
                .contains("搬迁");
        assertThat(park.app().page("staff", "/tenants/T-5/withdraw-exit").body())
                .contains("仅用于误记的退出");
    }
}
