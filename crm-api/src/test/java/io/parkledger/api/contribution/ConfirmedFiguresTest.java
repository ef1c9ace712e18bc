package io.parkledger.api.contribution;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is unlikely is asked about, over REST and on the form alike, and the history says that it was confirmed. */
class ConfirmedFiguresTest {

    private static final String UNLIKE = "contribution.amount-is-like-the-last-needs-confirmation";

    private static TestApplication app;
    private static Period last;

    @BeforeAll
    static void a_tenant_that_pays_68_000_a_month() {
        app = TestApplication.start();
        var today = app.bean(LedgerClock.class).today();
        last = Period.month(YearMonth.from(today).minusMonths(1));
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        tenant("T-1", "A0101", "91990101MA91X9P91N", today);
        tenant("T-2", "A0102", "91990101MA91X9P92R", today);
        tenant("T-3", "A0103", "91990101MA09LQXCX6", today);
    }

    private static void tenant(String tenant, String unit, String creditCode, LocalDate today) {
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'" + unit + "','number':'" + unit + "','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        var from = today.minusYears(1);
        done(app.post(
                "staff", "/api/v1/contracts", json("""
                {'contractId':'C-%1$s','tenantId':'%1$s','company':'公司%1$s','creditCode':'%2$s','industry':'BIG_DATA',
                 'track':'SPACE','units':['%3$s'],'startOn':'%4$s','endOn':'%5$s','rentCnyPerSqmMonth':'24','signedOn':'%4$s'}""".formatted(tenant, creditCode, unit, from, today.plusYears(2)))));
        done(app.post(
                "staff",
                "/api/v1/contracts/C-" + tenant + "/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + from + "'}")));
        done(report(tenant, last.previous(), "68000.00", ""));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answered report(String tenant, Period period, String yuan, String more, String... headers) {
        return app.post(
                "staff",
                "/api/v1/contributions/report-tax",
                json("{'tenantId':'" + tenant + "','period':'" + period + "','taxType':'ALL','scope':'FULL','taxCny':'"
                        + yuan + "'" + more + "}"),
                headers);
    }

    private static String confirming(String code) {
        return ",'confirm':['" + code + "']";
    }

    @Test
    void a_slip_of_ten_thousand_is_asked_about_in_both_languages_with_the_figure_of_before() {
        var refused = report("T-1", last, "680000000.00", "", "Accept-Language", "zh-CN");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo(UNLIKE);
        assertThat(refused.text("/title")).isEqualTo("请先核对");
        assertThat(refused.text("/detail"))
                .isEqualTo("上期（" + last.previous() + "）为 6.8 万元，本期填报 68,000 万元，相差十倍以上，请核对单位和数字。");
        assertThat(refused.body().at("/confirm").size()).isEqualTo(1);
        assertThat(refused.text("/confirm/0/code")).isEqualTo(UNLIKE);
        assertThat(refused.text("/confirm/0/detail")).isEqualTo(refused.text("/detail"));
        assertThat(refused(409, report("T-1", last, "680000000.00", "", "Accept-Language", "en"))
                        .text("/detail"))
                .contains("6.8 × CNY 10,000", "68,000 × CNY 10,000");

        var answer = done(report("T-1", last, "680000000.00", confirming(UNLIKE)));

        var history = app.get(
                "staff",
                "/api/v1/contributions/T-1." + last + "/history?minPosition="
                        + answer.body().path("position").asLong(),
                "Accept-Language",
                "zh-CN");
        assertThat(history.text("/items/0/confirmed/0/code")).isEqualTo(UNLIKE);
        assertThat(history.text("/items/0/confirmed/0/said")).isEqualTo("金额与上期相差十倍以上");
        assertThat(app.page("staff", "/contributions/T-1." + last).body()).contains("已确认：金额与上期相差十倍以上");
    }

    @Test
    void what_is_said_to_be_confirmed_is_a_list_of_codes() {
        assertThat(refused(409, report("T-2", last, "680000000.00", ",'confirm':null"))
                        .text("/code"))
                .isEqualTo(UNLIKE);
        assertThat(refused(409, report("T-2", last, "680000000.00", ",'confirm':[]"))
                        .text("/code"))
                .isEqualTo(UNLIKE);
        assertThat(refused(400, report("T-2", last, "680000000.00", ",'confirm':true"))
                        .text("/errors/0/field"))
                .isEqualTo("confirm");
        assertThat(refused(400, report("T-2", last, "680000000.00", ",'confirm':['yes']"))
                        .text("/errors/0/code"))
                .isEqualTo("request.not-a-confirmation");
        assertThat(refused(400, report("T-2", last, "680000000.00", ",'confirm':[1]"))
                        .text("/errors/0/field"))
                .isEqualTo("confirm[0]");
        // Beside a command, and nowhere else.
        var account = json("{'login':'somebody','name':'某人'" + confirming(UNLIKE) + "}");
        assertThat(refused(400, app.post("system_admin", "/api/v1/accounts", account))
                        .text("/errors/0/code"))
                .isEqualTo("request.unknown-field");
    }

    @Test
    void the_form_asks_with_a_box_to_tick_and_keeps_what_was_typed() {
        var typed = new HashMap<>(Map.of(
                "tenantId", "T-3",
                "period", last.value(),
                "taxType", "ALL",
                "scope", "FULL",
                "taxCny", "68000.5"));
        var asked = app.form("staff", "/contributions/report-tax", typed);

        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body())
                .contains("尚未记账，请先核对：", "上期（" + last.previous() + "）为 6.8 万元，本期填报 68,000.5 万元", "value=\"68000.5\"")
                .doesNotContain("alert-danger");
        var box = Pattern.compile("<input type=\"checkbox\"[^>]*name=\"_confirm\"[^>]*value=\"([^\"]+)\"")
                .matcher(asked.body());
        assertThat(box.find()).isTrue();
        assertThat(box.group(1)).isEqualTo(UNLIKE);

        typed.put("_confirm", box.group(1));
        // Something else is wrong as well: then it is asked once more.
        typed.put("taxCny", "abc");
        assertThat(refused(400, app.form("staff", "/contributions/report-tax", typed))
                        .body())
                .doesNotContain("name=\"_confirm\"")
                .contains("alert-danger");
        typed.put("taxCny", "68000.5");
        assertThat(app.form("staff", "/contributions/report-tax", typed).statusCode())
                .isEqualTo(302);
    }

    @Test
    void the_document_says_how_to_confirm() {
        var document = app.send(app.request(null, "/v3/api-docs").GET().build()).body();
        var schemas = document.at("/components/schemas");

        assertThat(schemas.at("/ContributionTaxReport/properties/confirm/items/pattern")
                        .asString())
                .contains("needs-confirmation");
        assertThat(schemas.at("/QualifyLead/properties/confirm").isMissingNode())
                .isFalse();
        assertThat(schemas.at("/AccountOpening/properties/confirm").isMissingNode())
                .isTrue();
        assertThat(schemas.at("/Problem/properties/confirm/items/required").toString())
                .contains("code", "detail");
        assertThat(document.at("/components/responses/ConflictContributions/description")
                        .asString())
                .contains(UNLIKE);
    }
}
