package io.parkledger.api.space;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.reached;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A unit as it was known at some position names whom it named then. */
class UnitPastTest {

    private static TestApplication app;
    private static LocalDate today;

    @BeforeAll
    static void start() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'A0101','number':'A0101','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static long sign(String contract, LocalDate startOn) {
        return reached(
                app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'%s','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['A0101'],'startOn':'%s','endOn':'%s'}""".formatted(contract, startOn, startOn.plusDays(30)))));
    }

    @Test
    void whoever_comes_first_by_the_beginning_of_the_term_is_named_now_and_in_the_past() {
        sign("C-LATER", today.plusDays(100));
        var both = sign("C-SOONER", today.plusDays(10));
        assertThat(named("minPosition=" + both)).isEqualTo("C-SOONER");

        var rescinded = reached(app.post("staff", "/api/v1/contracts/C-SOONER/rescind", json("{'cause':'资金未到位'}")));

        assertThat(named("minPosition=" + rescinded)).isEqualTo("C-LATER");
        assertThat(named("asOf=" + both)).isEqualTo("C-SOONER");
    }

    private static String named(String parameter) {
        return app.get("staff", "/api/v1/units/A0101?" + parameter).text("/contractId");
    }
}
