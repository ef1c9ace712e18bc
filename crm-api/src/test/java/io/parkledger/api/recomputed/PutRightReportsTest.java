package io.parkledger.api.recomputed;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.operation.DueWork;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The demo's exits and companies are put right: every report is what its events come to, now and as known before. */
class PutRightReportsTest {

    private static void told(TestApplication app, String path, String singleQuoted) {
        var answer = app.post("wang", "/api/v1/" + path, singleQuoted.replace('\'', '"'));
        assertThat(answer.status()).as(path + answer.body()).isIn(200, 201);
    }

    private static String leftOn(String day) {
        return "{'exitedOn':'" + day + "','exitCause':'经营不善','cause':'日期录错','correctedOn':'2022-02-16'}";
    }

    @Test
    void what_was_put_right_of_a_tenant_is_reported_as_its_events_say() {
        try (var demo = TestApplication.demo()) {
            // What the calendar does of itself would come between the events and the reports.
            demo.bean(DueWork.class).close();
            var before = new Auditor(demo, "shen").feed().size();
            told(demo, "tenants/QY-013/correct-exit", leftOn("2021-07-20"));
            told(demo, "tenants/QY-040/correct-exit", leftOn("2021-07-01"));
            told(demo, "tenants/QY-057/correct-exit", leftOn("2021-12-05"));
            told(demo, "tenants/QY-002/correct-exit", leftOn("2021-07-01"));
            told(demo, "tenants/QY-058/withdraw-exit", "{'cause':'误录','withdrawnOn':'2022-02-16'}");
            told(demo, "tenants/QY-048/withdraw-exit", "{'cause':'误录','withdrawnOn':'2022-02-16'}");
            told(
                    demo,
                    "tenants/QY-098/rectify",
                    "{'company':'澜桥云枢检测有限公司','industry':'BIG_DATA','cause':'录错','rectifiedOn':'2022-02-16'}");
            // Talks of last year with a company that had been given to another officer by then.
            told(demo, "leads/XS-2021-0070/assign", "{'owner':'chen','assignedOn':'2021-12-01'}");
            told(
                    demo,
                    "leads/XS-2021-0070/negotiate",
                    "{'meeting':'TALK','attendees':2,'valueCny':'500000','startedOn':'2021-12-20'}");
            var facts = new Auditor(demo, "shen").feed();
            assertThat(facts.size() - before).as("with all that follows").isGreaterThan(7 * 2);

            RecomputedReportsTest.audit(demo, "shen", "LQ", facts, LocalDate.of(2022, 12, 31));
            RecomputedReportsTest.tiles(demo, "shen", "lin", facts);
            RecomputedReportsTest.tiles(demo, "shen", "chen", facts);
        }
    }
}
