package io.parkledger.api.operation;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.TestLedger;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the calendar asks for is done for every contract it can be done for, and what cannot be is seen. */
class DueWorkTest {

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区','goLiveOn':'" + today + "'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void register(String unit) {
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'" + unit + "','number':'" + unit + "','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
    }

    private static void sign(String contract, String unit, LocalDate startOn, LocalDate endOn) {
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','tenantId':'T-1','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['%s'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24','signedOn':'%s'}""".formatted(
                        contract, unit, startOn, endOn, today.minusYears(2)))));
    }

    private static Answered handOver(String contract, LocalDate on) {
        return app.post(
                "staff",
                "/api/v1/contracts/" + contract + "/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + on + "'}"));
    }

    private static void letUntilYesterday(String contract, String unit) {
        register(unit);
        sign(contract, unit, today.minusYears(1), today.minusDays(1));
        done(handOver(contract, today.minusYears(1)));
    }

    private static String status(String contract, long position) {
        return app.get("staff", "/api/v1/contracts/" + contract + "?minPosition=" + position)
                .text("/status");
    }

    /** In the ledger its last day is another than in the views, so that it will never be held over. */
    private static void plantAnotherEnd(String contract) {
        tamper(
                contract,
                "convert_to(replace(convert_from(payload, 'UTF8'), '" + today.minusDays(1) + "', '" + today.plusDays(9)
                        + "'), 'UTF8')");
    }

    private static void plantNonsense(String contract) {
        tamper(contract, "convert_to('{', 'UTF8')");
    }

    private static void tamper(String contract, String payload) {
        var owner = TestLedger.owner(app.database());
        owner.update("ALTER TABLE ledger.event DISABLE TRIGGER USER");
        var changed = owner.update(
                "UPDATE ledger.event SET payload = " + payload + " WHERE aggregate_id = ? AND sequence_number = 0",
                contract);
        owner.update("ALTER TABLE ledger.event ENABLE TRIGGER USER");
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void a_contract_whose_due_work_fails_stops_no_others_and_is_shown_once_when_it_fails_again() {
        letUntilYesterday("C-1", "A0101");
        letUntilYesterday("C-2", "A0102");
        letUntilYesterday("C-3", "A0103");
        plantAnotherEnd("C-1");
        plantNonsense("C-2");

        app.bean(DueWork.class).run();

        assertThat(status("C-3", 0)).isEqualTo("HELD_OVER");
        assertThat(app.get("manager", "/api/v1/consequences").body()).isEmpty();

        app.bean(DueWork.class).run();
        app.bean(DueWork.class).run();

        var waiting = app.get("manager", "/api/v1/consequences").body();
        assertThat(waiting.findValuesAsString("target")).containsExactlyInAnyOrder("C-1", "C-1", "C-2", "C-2");
        assertThat(waiting.findValuesAsString("code"))
                .contains("contract.term-has-passed", "contract.term-ends-that-day", "ledger.policy-failed");
        assertThat(waiting.findValuesAsString("wanted")).contains("合同到期后仍在使用的，记为逾期占用", "合同到期前 180 天，启动续签");
        assertThat(app.page("manager", "/consequences", "Accept-Language", "en").body())
                .contains("A contract past its end, with the tenant still in, is held over");
    }

    /** Until the first has left, whoever signed for afterwards waits; then all goes on. */
    @Test
    void who_does_not_leave_is_held_over_although_the_next_one_has_signed() {
        letUntilYesterday("C-11", "A0111");
        sign("C-12", "A0111", today, today.plusYears(1));

        app.bean(DueWork.class).run();

        assertThat(status("C-11", 0)).isEqualTo("HELD_OVER");
        assertThat(handOver("C-12", today).text("/code")).isEqualTo("space.unit-is-not-anothers");
        done(app.post("staff", "/api/v1/contracts/C-11/terminate", json("{'cause':'搬走'}")));
        assertThat(status("C-12", reached(handOver("C-12", today)))).isEqualTo("IN_FORCE");
    }
}
