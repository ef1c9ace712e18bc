package io.parkledger.api.renewal;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * A renewal that had nothing to renew is offered to be taken up again while its term is the one that runs, and only
 * then.
 */
class ReopenedRenewalTest {

    private static Answered told(TestApplication app, String login, String path, String singleQuoted) {
        return done(app.post(login, "/api/v1/" + path, json(singleQuoted)));
    }

    private static Answered corrected(TestApplication app, LocalDate today, LocalDate endOn) {
        return told(app, "staff", "contracts/C-1/correct", """
                {'company':'沧屿数澜','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA','units':['A1'],'landMu':null,
                 'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24','rentSteps':[],'rentFree':[],'depositCny':null,
                 'propertyFeeCnyPerSqmMonth':null,'commitments':[],'number':null,'signedOn':'%s','cause':'记错'}""".formatted(today, endOn, today));
    }

    private static boolean isReopenOffered(TestApplication app, String renewal, Answered after) {
        var page = app.page("staff", "/renewals/" + renewal + "?minPosition=" + after.text("/position"));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body().contains("/renewals/" + renewal + "/reopen");
    }

    @Test
    void only_of_the_term_that_runs() {
        try (var app = TestApplication.start()) {
            var today = app.bean(LedgerClock.class).today();
            var endOn = today.plusDays(30);
            told(app, "system_admin", "parks", "{'parkId':'LQ','name':'澜桥'}");
            told(app, "manager", "buildings", "{'buildingId':'LQ-A','name':'A座'}");
            told(app, "manager", "units", "{'unitId':'A1','number':'A1','buildingId':'LQ-A','floor':1,'areaSqm':100}");
            told(app, "staff", "contracts", """
                    {'contractId':'C-1','company':'沧屿数澜','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                     'track':'SPACE','units':['A1'],'startOn':'%s','endOn':'%s','rentCnyPerSqmMonth':'24'}""".formatted(today, endOn));
            told(app, "staff", "contracts/C-1/hand-over", "{'evidence':'HANDOVER'}");
            var renewal = told(app, "staff", "renewals", "{'contractId':'C-1'}").text("/id");

            var longer = corrected(app, today, endOn.plusYears(1));
            assertThat(app.get("staff", "/api/v1/renewals/" + renewal + "?minPosition=" + longer.text("/position"))
                            .text("/status"))
                    .isEqualTo("WITHDRAWN");
            assertThat(isReopenOffered(app, renewal, longer))
                    .as("another term runs")
                    .isFalse();

            var asBefore = corrected(app, today, endOn);
            assertThat(isReopenOffered(app, renewal, asBefore))
                    .as("its term runs")
                    .isTrue();

            var over = told(app, "staff", "contracts/C-1/terminate", "{'cause':'提前退租'}");
            assertThat(isReopenOffered(app, renewal, over)).as("no term runs").isFalse();
        }
    }
}
