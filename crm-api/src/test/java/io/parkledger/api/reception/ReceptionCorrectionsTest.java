package io.parkledger.api.reception;

import static io.parkledger.api.Told.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.api.Told;
import org.junit.jupiter.api.Test;

/** What was said of a reception or a trip is put right, whatever has become of its lead. */
class ReceptionCorrectionsTest {

    private static Answered told(TestApplication app, String path, String body) {
        return app.post("staff", "/api/v1/" + path, json(body));
    }

    private static void done(TestApplication app, String path, String body) {
        Told.done(told(app, path, body));
    }

    @Test
    void a_correction_that_leaves_a_withdrawn_lead_is_taken_and_one_that_names_it_is_not() {
        try (var app = TestApplication.start()) {
            app.post("system_admin", "/api/v1/parks", "{\"parkId\":\"LQ\",\"name\":\"澜桥\"}");
            done(app, "leads", "{'leadId':'L-1','company':'沧屿数澜','source':'WALK_IN','registeredOn':'2026-01-05'}");
            done(
                    app,
                    "receptions",
                    "{'receptionId':'R-1','leadId':'L-1','company':'沧屿数澜','visitors':3,'host':'staff','receivedOn':'2026-01-06'}");
            done(
                    app,
                    "receptions",
                    "{'receptionId':'R-2','company':'沧屿数澜','visitors':3,'host':'staff','receivedOn':'2026-01-06'}");
            done(
                    app,
                    "visits",
                    "{'visitId':'V-1','leadId':'L-1','destination':'沧屿','companies':['沧屿数澜'],'staff':2,'days':1,'leader':'staff','startedOn':'2026-01-06'}");
            done(app, "leads/L-1/withdraw", "{'cause':'记重了','withdrawnOn':'2026-01-07'}");

            done(app, "receptions/R-1/correct", reception("4"));
            done(app, "visits/V-1/correct", """
                    {'leadId':'L-1','destination':'沧屿','companies':['沧屿数澜'],'staff':2,'days':2,'leader':'staff',
                     'startedOn':'2026-01-06','cause':'记错','correctedOn':'2026-01-08'}""");

            var refused = told(app, "receptions/R-2/correct", reception("3"));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text("/code")).isEqualTo("lead.lead-is-not-withdrawn");
            assertThat(refused.text("/errors/0/field")).isEqualTo("leadId");
        }
    }

    private static String reception(String visitors) {
        return "{'leadId':'L-1','company':'沧屿数澜','visitors':" + visitors
                + ",'host':'staff','purpose':null,'receivedOn':'2026-01-06','cause':'记错','correctedOn':'2026-01-08'}";
    }
}
