package io.parkledger.api.renewal;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.kit.access.Accounts.Account;
import io.parkledger.api.kit.access.Role;
import io.parkledger.api.operation.DueWork;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was agreed of the wrong lease was never agreed: whatever shows it is as before. */
class WithdrawnRenewalTest {

    private static final String WRONG_LEASE = "{'cause':'点错合同'}";

    private static TestApplication app;
    private static LocalDate today;
    private static int number;

    private String unit;
    private String contract;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'澜桥','goLiveOn':'2020-01-01'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        app.open(new Account("elsewhere", "e", Role.STAFF, Set.of("XX"), "ipd", null, false, false));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void another_lease() {
        number++;
        unit = "A" + number;
        contract = "C-" + number;
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'%s','number':'%s','buildingId':'LQ-A','floor':1,'areaSqm':100,'registeredOn':'%s'}"
                        .formatted(unit, unit, today.minusDays(100)))));
    }

    private static Answered post(String path, String body) {
        return app.post("staff", "/api/v1/" + path, json(body));
    }

    private static void refuses(String code, Answered answer) {
        assertThat(refused(409, answer).text("/code")).isEqualTo(code);
    }

    private static String code(int which) {
        var known = "91990101MA%07d".formatted(which);
        return Stream.of("0123456789ABCDEFGHJKLMNPQRTUWXY".split(""))
                .map(check -> known + check)
                .filter(CreditCode::isOne)
                .findFirst()
                .orElseThrow();
    }

    private Answered sign(String id, int company, LocalDate startOn, LocalDate endOn) {
        return post("contracts", """
                {'contractId':'%s','tenantId':'T-%d','company':'澜桥%d号公司','creditCode':'%s','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24','signedOn':'%s'}""".formatted(
                        id, company, company, code(company), unit, startOn, endOn, today.minusDays(90)));
    }

    /** In for 90 days, with a renewal that was opened. @return its path */
    private String opened(LocalDate endOn) {
        done(sign(contract, number, today.minusDays(90), endOn));
        done(post(
                "contracts/" + contract + "/hand-over",
                "{'evidence':'HANDOVER','handedOverOn':'" + today.minusDays(90) + "'}"));
        return "renewals/"
                + done(post("renewals", "{'contractId':'" + contract + "'}")).text("/id");
    }

    private static Answered agree(String renewal, LocalDate newEndOn) {
        return post(renewal + "/agree", "{'newEndOn':'" + newEndOn + "','rentCnyPerSqmMonth':'30'}");
    }

    private static Answered withdraw(String renewal) {
        return post(renewal + "/withdraw-agreement", WRONG_LEASE);
    }

    private static Answered get(String path, long position) {
        return done(
                app.get("auditor", "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "minPosition=" + position));
    }

    private static long head() {
        return done(app.get("auditor", "/api/v1/events?after=0"))
                .body()
                .path("head")
                .asLong();
    }

    /** What is shown of the lease, its renewal and all that is counted, but for how often it was changed. */
    private List<String> shown(String renewal, long position) {
        var to = today.plusYears(3);
        return Stream.of(
                        "contracts/" + contract,
                        renewal,
                        "reports/renewals?from=" + today.minusDays(60) + "&to=" + to,
                        "reports/renewals/leases?from=" + today.minusDays(60) + "&to=" + to,
                        "reports/expiry",
                        "reports/wale",
                        "reports/rent-roll",
                        "reports/rent-roll?on=" + today.plusDays(100),
                        "reports/occupancy")
                .map(path -> get(path, position).body().toString())
                .map(body -> body.replaceAll("\"(version|position)\":\\d+", "\"$1\":0"))
                .toList();
    }

    @Test
    void everything_is_as_before_and_it_can_be_agreed_again() {
        var endOn = today.plusDays(30);
        var renewal = opened(endOn);
        var offered = done(post(renewal + "/offer", "{'newEndOn':'" + endOn.plusYears(2) + "'}"));
        var before = shown(renewal, reached(offered));
        var agreed = reached(agree(renewal, endOn.plusYears(1)));
        assertThat(app.page("staff", "/" + renewal + "?minPosition=" + agreed).body())
                .contains("/" + renewal + "/withdraw-agreement");
        assertThat(shown(renewal, agreed)).isNotEqualTo(before);

        var withdrawn = reached(withdraw(renewal));
        assertThat(shown(renewal, withdrawn)).isEqualTo(before);
        assertThat(get("contracts/" + contract + "?asOf=" + agreed, withdrawn).text("/endOn"))
                .as("as it was known in between")
                .isEqualTo(endOn.plusYears(1).toString());
        assertThat(app.page("staff", "/" + renewal + "?minPosition=" + withdrawn)
                        .body())
                .contains("撤回续签：曾记为续至 ")
                .contains("点错合同")
                .contains("/" + renewal + "/agree")
                .doesNotContain("/" + renewal + "/withdraw-agreement");
        assertThat(app.page("staff", "/contracts/" + contract, "Accept-Language", "en")
                        .body())
                .contains("Extension withdrawn: until ");

        refuses("renewal.renewal-is-agreed", withdraw(renewal));
        var again = reached(agree(renewal, endOn.plusYears(1)));
        assertThat(get("contracts/" + contract, again).text("/endOn"))
                .isEqualTo(endOn.plusYears(1).toString());
    }

    @Test
    void who_was_held_over_is_held_over_again() {
        var renewal = opened(today.minusDays(10));
        get(renewal, head());
        app.bean(DueWork.class).run();
        var before = shown(renewal, head());
        assertThat(before.get(0)).as("lease").contains("HELD_OVER");
        assertThat(before.get(1)).as("renewal").contains("HELD_OVER");

        done(agree(renewal, today.plusYears(1)));
        var withdrawn = reached(withdraw(renewal));
        assertThat(shown(renewal, withdrawn)).isEqualTo(before);
    }

    @Test
    void the_days_of_a_term_that_never_was_are_free() {
        var endOn = today.plusDays(30);
        var renewal = opened(endOn);
        done(agree(renewal, endOn.plusYears(1)));
        var next = contract + "-2";
        refuses("contract.unit-is-let-once", sign(next, 100 + number, endOn.plusDays(1), endOn.plusYears(1)));
        done(withdraw(renewal));
        done(sign(next, 100 + number, endOn.plusDays(1), endOn.plusYears(1)));
        refuses("contract.unit-is-let-once", agree(renewal, endOn.plusYears(1)));
    }

    @Test
    void what_hangs_on_it_keeps_it() {
        var endOn = today.plusDays(30);
        var renewal = opened(endOn);
        var newEndOn = endOn.plusDays(60);
        done(post(renewal + "/agree", "{'newEndOn':'" + newEndOn + "','agreedOn':'" + today + "'}"));
        refuses(
                "renewal.date-is-not-before-decision",
                post(renewal + "/withdraw-agreement", "{'cause':'点错合同','withdrawnOn':'" + today.minusDays(1) + "'}"));

        var further = "renewals/"
                + done(post("renewals", "{'contractId':'" + contract + "'}")).text("/id");
        refuses("renewal.nothing-was-opened", withdraw(renewal));
        done(agree(further, newEndOn.plusYears(1)));
        refuses("contract.term-came-by-that-renewal", withdraw(renewal));
        done(withdraw(further));
        done(post(further + "/withdraw-opening", WRONG_LEASE));
        refuses("renewal.renewal-is-open", post(further + "/withdraw-opening", WRONG_LEASE));

        done(post(
                "contracts/" + contract + "/terminate",
                "{'cause':'提前退租','terminatedOn':'" + today.minusDays(1) + "'}"));
        refuses("contract.contract-is-in-force", withdraw(renewal));
        done(post("contracts/" + contract + "/withdraw-termination", WRONG_LEASE));
        done(post(
                "contracts/" + contract + "/amend",
                "{'rentCnyPerSqmMonth':'31','fromOn':'" + endOn.plusDays(1) + "'}"));
        refuses("contract.renewed-term-is-not-amended", withdraw(renewal));
    }

    @Test
    void what_was_corrected_of_it_goes_too_and_its_lease_is_as_it_was_corrected_to_be() {
        var endOn = today.plusDays(30);
        var renewal = opened(endOn);
        done(agree(renewal, endOn.plusYears(1)));
        done(post(
                renewal + "/correct",
                "{'newEndOn':'" + endOn.plusYears(2) + "','rentCnyPerSqmMonth':'33','cause':'录错'}"));
        done(post("contracts/" + contract + "/correct", """
                {'company':'澜桥%d号公司','creditCode':'%s','industry':'BIG_DATA','units':['%s'],'landMu':null,
                 'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'26','rentSteps':[],'rentFree':[],'depositCny':null,
                 'propertyFeeCnyPerSqmMonth':null,'commitments':[],'number':null,'signedOn':'%s','cause':'记错'}""".formatted(
                        number, code(number), unit, today.minusDays(90), endOn, today.minusDays(90))));

        var lease = get("contracts/" + contract, reached(withdraw(renewal)));
        assertThat(lease.text("/endOn")).isEqualTo(endOn.toString());
        assertThat(lease.body().path("terms").size()).isEqualTo(1);
        assertThat(lease.text("/rentCnyPerSqmMonth")).isEqualTo("26.00");
    }

    @Test
    void of_two_at_once_one_withdraws_it_and_nobody_of_another_park() {
        var endOn = today.plusDays(30);
        var renewal = opened(endOn);
        done(agree(renewal, endOn.plusYears(1)));
        refused(404, app.post("elsewhere", "/api/v1/" + renewal + "/withdraw-agreement", json(WRONG_LEASE)));

        var both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> withdraw(renewal)))
                .limit(2)
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(Answered::status))
                .containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void what_was_never_opened_is_counted_as_not_opened_and_its_hand_over_can_be_withdrawn() {
        var endOn = today.plusDays(30);
        done(sign(contract, number, today.minusDays(90), endOn));
        var handedOver = done(post(
                "contracts/" + contract + "/hand-over",
                "{'evidence':'HANDOVER','handedOverOn':'" + today.minusDays(90) + "'}"));
        var rates = "reports/renewals?from=" + today + "&to=" + endOn;
        var before = get(rates, reached(handedOver)).body().path("notOpened").asLong();
        var renewal = "renewals/"
                + done(post("renewals", "{'contractId':'" + contract + "'}")).text("/id");
        refuses(
                "renewal.nothing-was-opened",
                post("contracts/" + contract + "/withdraw-hand-over", "{'cause':'并未交付'}"));

        var withdrawn = done(post(renewal + "/withdraw-opening", WRONG_LEASE));
        assertThat(get(rates, reached(withdrawn)).body().path("notOpened").asLong())
                .isEqualTo(before)
                .isPositive();
        done(post("contracts/" + contract + "/withdraw-hand-over", "{'cause':'并未交付'}"));
    }
}
