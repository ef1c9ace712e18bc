package io.parkledger.api.contribution;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a measure can come to holds whether it is reported, restated or promised. */
class MeasureBoundsTest {

    private static final String JOBS = "'figure':{'measure':'JOBS'}";

    private static TestApplication app;
    private static LocalDate today;
    private static String period;
    private static String contribution;

    @BeforeAll
    static void a_tenant_with_a_million_jobs() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        period = today.getYear() + "-Q" + ((today.getMonthValue() - 1) / 3 + 1);
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'A0101','number':'A0101','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        done(sign("60"));
        done(app.post("staff", "/api/v1/contracts/C-1/hand-over", json("{'evidence':'HANDOVER'}")));
        assertThat(refused(400, report(1_000_001)).text("/errors/0/field")).isEqualTo("jobs");
        assertThat(refused(409, report(1_000_000)).text("/code"))
                .isEqualTo("contribution.jobs-are-usual-needs-confirmation");
        done(report(1_000_000, "contribution.jobs-are-usual-needs-confirmation"));
        contribution = "/contributions/T-1." + period;
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered sign(String promisedJobs) {
        return app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'C-1','tenantId':'T-1','company':'澜桥云枢','creditCode':'91990101MA91X9P91N','industry':'BIG_DATA',
                 'track':'SPACE','units':['A0101'],'startOn':'%1$s','endOn':'%2$s','rentCnyPerSqmMonth':'24','signedOn':'%1$s',
                 'commitments':[{'kind':'JOBS','target':%3$s,'dueOn':'%2$s'}]}""".formatted(today, today.plusYears(1), promisedJobs)));
    }

    private static Answered report(int jobs, String... confirmed) {
        var confirm = confirmed.length == 0 ? "" : ",'confirm':['" + String.join("','", confirmed) + "']";
        return app.post(
                "staff",
                "/api/v1/contributions/report-jobs",
                json("{'tenantId':'T-1','period':'" + period + "','jobs':" + jobs + confirm + "}"));
    }

    private static Answered restate(String corrected, String... headers) {
        return app.post(
                "manager",
                "/api/v1" + contribution + "/propose-restatement",
                json("{" + JOBS + ",'corrected':" + corrected
                        + ",'cause':'多写了','confirm':['contribution.jobs-are-usual-needs-confirmation']}"),
                headers);
    }

    @Test
    void a_restatement_keeps_to_the_bounds_of_the_report() {
        var refused = restate("9999999999999", "Accept-Language", "zh-CN");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("corrected");
        assertThat(refused.text("/errors/0/code")).isEqualTo("request.persons");
        assertThat(refused.body().toString()).contains("人数不得超过 1000000。");
        assertThat(refused(400, restate("1000001", "Accept-Language", "en"))
                        .body()
                        .toString())
                .contains("At most 1000000 persons.");
        done(restate("999999"));
    }

    @Test
    void so_does_the_form() {
        var page = app.form(
                "manager",
                contribution + "/propose-restatement?measure=JOBS",
                Map.of("figure.measure", "JOBS", "corrected", "1000001", "cause", "多写了"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("人数不得超过 1000000。");
    }

    @Test
    void and_so_does_a_promise() {
        var refused = sign("1000001");

        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("commitments[0].target");
        assertThat(refused.text("/errors/0/code")).isEqualTo("request.persons");
    }
}
