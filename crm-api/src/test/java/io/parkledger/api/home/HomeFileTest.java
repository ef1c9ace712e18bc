package io.parkledger.api.home;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.core.ledger.LedgerClock;
import org.junit.jupiter.api.Test;

/** The file of an officer's home has all that is to be done, where the page shows the first. */
class HomeFileTest {

    /** More than the page shows. */
    private static final int TALKS = 45;

    @Test
    void all_steps_that_are_due() {
        try (var app = TestApplication.start()) {
            var tomorrow = app.bean(LedgerClock.class).today().plusDays(1);
            for (int talk = 0; talk < TALKS; talk++) {
                var lead = "/api/v1/leads/L-" + talk;
                done(app.post(
                        "staff",
                        "/api/v1/leads",
                        json("{'leadId':'L-%1$d','company':'澜桥第%1$d','source':'WALK_IN'}".formatted(talk))));
                done(app.post("staff", lead + "/triage", json("{'verdict':'PURSUE'}")));
                done(app.post("staff", lead + "/qualify", json("""
                        {'industry':'BIG_DATA','track':'SPACE','areaWantedSqm':115,
                         'contact':{'personId':'P-%d','name':'钱工','phone':'100'}}""".formatted(talk))));
                done(app.post("staff", lead + "/negotiate", json("""
                        {'negotiationId':'N-%d','meeting':'RECEPTION','attendees':3}""".formatted(talk))));
                done(app.post(
                        "staff",
                        "/api/v1/negotiations/N-" + talk + "/plan-next-step",
                        json("{'nextStep':'报价','dueOn':'" + tomorrow + "'}")));
            }
            var position = app.get("auditor", "/api/v1/events?limit=1")
                    .body()
                    .path("head")
                    .asString();

            var file = app.page("staff", "/export.csv?minPosition=" + position);

            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.body()).contains("下一步，共 " + TALKS + " 行。");
        }
    }
}
