package io.parkledger.api.contribution;

import static io.parkledger.api.Told.done;
import static io.parkledger.api.Told.json;
import static io.parkledger.api.Told.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.TestApplication;
import io.parkledger.api.TestApplication.Answered;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many figures in one request: each is reported, proposed to be corrected, left as it is or refused by itself. */
class BatchTest {

    private static final String UNLIKE = "contribution.amount-is-like-the-last-needs-confirmation";
    private static final String TAX = "{'measure':'TAX','taxType':'ALL','scope':'FULL'}";
    private static final String JOBS = "{'measure':'JOBS'}";
    private static final int TENANTS = 20;
    private static final String CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static TestApplication app;
    private static LocalDate today;
    private static int periodsAgo = 1;
    private static int keys;

    @BeforeAll
    static void tenants() {
        app = TestApplication.start();
        today = app.bean(LedgerClock.class).today();
        done(app.post("system_admin", "/api/v1/parks", json("{'parkId':'LQ','name':'园区'}")));
        done(app.post("manager", "/api/v1/buildings", json("{'buildingId':'LQ-A','name':'A座'}")));
        IntStream.rangeClosed(1, TENANTS).forEach(BatchTest::tenant);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void tenant(int number) {
        var unit = "A%04d".formatted(number);
        done(app.post(
                "manager",
                "/api/v1/units",
                json("{'unitId':'" + unit + "','number':'" + unit + "','buildingId':'LQ-A','floor':1,'areaSqm':100}")));
        var from = today.minusYears(6);
        done(app.post("staff", "/api/v1/contracts", json("""
                {'contractId':'C-%1$d','tenantId':'T-%1$d','company':'公司%1$d','creditCode':'%2$s','industry':'BIG_DATA',
                 'track':'SPACE','units':['%3$s'],'startOn':'%4$s','endOn':'%5$s','rentCnyPerSqmMonth':'24','signedOn':'%4$s'}""".formatted(
                        number, creditCode(number), unit, from, today.plusYears(2)))));
        done(app.post(
                "staff",
                "/api/v1/contracts/C-" + number + "/hand-over",
                json("{'evidence':'HANDOVER','handedOverOn':'" + from + "'}")));
    }

    /** With its check character, by GB 32100-2015. */
    private static String creditCode(int number) {
        var body = "91990101MA9%06d".formatted(number);
        int sum = 0;
        int weight = 1;
        for (int at = 0; at < body.length(); at++) {
            sum += CODES.indexOf(body.charAt(at)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CODES.charAt((31 - sum % 31) % 31);
    }

    /** A month nobody has reported yet. */
    private static Period untouched() {
        periodsAgo += 2;
        return Period.month(YearMonth.from(today).minusMonths(periodsAgo));
    }

    private static Answered send(Period period, String more, String key, String... rows) {
        var headers = key == null ? new String[0] : new String[] {"Idempotency-Key", key};
        return app.post(
                "staff",
                "/api/v1/contributions/batch",
                json("{'period':'" + period + "'" + more + ",'rows':[" + String.join(",", rows) + "]}"),
                headers);
    }

    private static String tax(int tenant, String yuan) {
        return "{'tenantId':'T-" + tenant + "','taxCny':'" + yuan + "'}";
    }

    private static String because(String cause) {
        return ",'cause':'" + cause + "'";
    }

    private static List<String> outcomes(Answered answer) {
        return done(answer)
                .body()
                .path("rows")
                .valueStream()
                .map(row -> row.path("outcome").asString())
                .toList();
    }

    /** What is known of a tenant's period: each figure with what waits about it. */
    private static String known(int tenant, Period period, long position) {
        var found = app.get("staff", "/api/v1/contributions/T-" + tenant + "." + period + "?minPosition=" + position);
        if (found.status() == 404) {
            return "nothing";
        }
        return done(found)
                .body()
                .path("figures")
                .propertyStream()
                .map(each -> each.getKey() + "="
                        + each.getValue().path("value").decimalValue().stripTrailingZeros()
                        + (each.getValue().path("pending").isObject()
                                ? "→"
                                        + each.getValue()
                                                .at("/pending/corrected")
                                                .decimalValue()
                                                .stripTrailingZeros()
                                : ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static long head() {
        return app.get("auditor", "/api/v1/events?limit=1").body().path("head").asLong();
    }

    @Test
    void each_figure_has_an_outcome_of_its_own() {
        var period = untouched();
        done(send(period, "", null, tax(1, "68000.00"), tax(2, "500.00")));

        var answer = done(send(
                period,
                because("申报有误"),
                null,
                "{'tenantId':'T-1','taxCny':'68000.00','jobs':12,'outputCny':'900000.55'}",
                tax(2, "600.00"),
                tax(3, "700.25"),
                "{'tenantId':'nobody','jobs':3}"));

        assertThat(outcomes(answer)).containsExactly("SAME", "REPORTED", "REPORTED", "PROPOSED", "REPORTED", "REFUSED");
        assertThat(answer.text("/rows/1/id")).isEqualTo("T-1." + period);
        assertThat(answer.text("/rows/1/figure/measure")).isEqualTo("JOBS");
        assertThat(answer.body().at("/rows/3/row").asInt()).isEqualTo(1);
        assertThat(answer.text("/rows/5/field")).isEqualTo("tenantId");
        assertThat(answer.text("/rows/5/code")).isEqualTo("request.unknown-id");
        var position = answer.body().path("position").asLong();
        assertThat(known(1, period, position)).isEqualTo("JOBS=12 OUTPUT=900000.55 TAX_ALL_FULL=6.8E+4");
        assertThat(known(2, period, position)).isEqualTo("TAX_ALL_FULL=5E+2→6E+2");
        assertThat(known(3, period, position)).isEqualTo("TAX_ALL_FULL=700.25");
    }

    @Test
    void what_differs_from_what_is_reported_takes_a_cause_and_what_says_the_same_takes_none() {
        var period = untouched();
        done(send(period, "", null, tax(1, "100.00"), tax(2, "100.00")));

        var answer = send(period, "", null, tax(1, "100.00"), tax(2, "101.00"), tax(3, "5.00"));

        assertThat(outcomes(answer)).containsExactly("SAME", "REFUSED", "REPORTED");
        assertThat(answer.text("/rows/1/field")).isEqualTo("cause");
        assertThat(answer.text("/rows/1/code")).isEqualTo("request.required");
        assertThat(outcomes(send(period, because("笔误"), null, tax(2, "101.00"))))
                .containsExactly("PROPOSED");
        // It waits; the same as is known now is still nothing, and anything else is refused until it is decided.
        assertThat(outcomes(send(period, because("笔误"), null, tax(2, "100.00"))))
                .containsExactly("SAME");
        var third = send(period, because("笔误"), null, tax(2, "102.00"));
        assertThat(outcomes(third)).containsExactly("REFUSED");
        assertThat(third.text("/rows/0/code")).isEqualTo("contribution.no-restatement-is-pending");
        assertThat(third.text("/rows/0/field")).isEqualTo("taxCny");
    }

    @Test
    void a_repeated_batch_does_nothing_twice_and_is_answered_the_same() {
        var period = untouched();
        done(send(period, "", null, tax(1, "100.00")));
        var rows = new String[] {tax(1, "120.00"), tax(2, "30.00"), "{'tenantId':'T-3','jobs':4}"};

        var first = outcomes(send(period, because("笔误"), "K-1", rows));
        var head = head();
        var again = outcomes(send(period, because("笔误"), "K-1", rows));

        assertThat(first).containsExactly("PROPOSED", "REPORTED", "REPORTED");
        assertThat(again).isEqualTo(first);
        assertThat(head()).isEqualTo(head);
        // The same key for something else is another's.
        var other = send(period, because("笔误"), "K-1", tax(2, "31.00"));
        assertThat(outcomes(other)).containsExactly("REFUSED");
        assertThat(other.text("/rows/0/code")).isEqualTo("ledger.key-reused");
    }

    @Test
    void what_is_unlikely_is_asked_about_and_confirmed_row_by_row() {
        var period = untouched();
        done(send(period.previous(), "", null, tax(1, "68000.00"), tax(2, "68000.00")));

        var asked = send(period, "", "K-2", tax(1, "680000000.00"), tax(2, "68100.00"));

        assertThat(outcomes(asked)).containsExactly("REFUSED", "REPORTED");
        assertThat(asked.text("/rows/0/confirm/0/code")).isEqualTo(UNLIKE);
        assertThat(asked.text("/rows/0/confirm/0/detail"))
                .isEqualTo("上期（" + period.previous() + "）为 6.8 万元，本期填报 68,000 万元，相差十倍以上，请核对单位和数字。");
        assertThat(asked.text("/rows/0/field")).isEqualTo("taxCny");
        var meant = "{'tenantId':'T-1','taxCny':'680000000.00','confirm':['" + UNLIKE + "']}";
        assertThat(outcomes(send(period, "", "K-2", meant, tax(2, "68100.00"))))
                .containsExactly("REPORTED", "REPORTED");
    }

    @Test
    void one_figure_named_twice_is_taken_once_and_a_row_that_says_nothing_refuses_the_request() {
        var period = untouched();

        var twice = send(period, "", null, tax(1, "1.00"), tax(1, "2.00"));

        assertThat(outcomes(twice)).containsExactly("REPORTED", "REFUSED");
        assertThat(twice.text("/rows/1/code")).isEqualTo("request.given-twice");
        var nothing = refused(400, send(period, "", null, tax(2, "1.00"), "{'tenantId':'T-3'}"));
        assertThat(nothing.text("/errors/0/field")).isEqualTo("rows[1].taxCny");
        assertThat(known(2, period, 0)).isEqualTo("nothing");
        assertThat(refused(400, send(period, "")).text("/errors/0/field")).isEqualTo("rows");
        var many = Stream.generate(() -> tax(1, "1.00")).limit(1_001).toArray(String[]::new);
        assertThat(refused(400, send(period, "", null, many)).text("/errors/0/field"))
                .isEqualTo("rows");
    }

    private static Answered send(Period period, String more) {
        return send(period, more, null);
    }

    @Test
    void the_sentence_is_in_the_language_asked_for() {
        var period = untouched();
        done(send(period.quarter(), "", null, tax(4, "1.00")));

        var english = app.post(
                "staff",
                "/api/v1/contributions/batch",
                json("{'period':'" + period + "','rows':[" + tax(4, "2.00") + "]}"),
                "Accept-Language",
                "en");

        assertThat(outcomes(english)).containsExactly("REFUSED");
        assertThat(english.text("/rows/0/code")).isEqualTo("contribution.tax-is-of-days-of-its-own");
        assertThat(english.text("/rows/0/field")).isEqualTo("period");
        assertThat(english.text("/rows/0/detail")).contains("reported");
    }

    private static String pick(int tenant, Period period, String figure, String more) {
        return "{'id':'T-" + tenant + "." + period + "','figure':" + figure + more + "}";
    }

    private static Answered approve(String key, String... rows) {
        return app.post(
                "manager",
                "/api/v1/contributions/approve-batch",
                json("{'rows':[" + String.join(",", rows) + "]}"),
                "Idempotency-Key",
                key);
    }

    private static long version(int tenant, Period period) {
        return done(app.get("staff", "/api/v1/contributions/T-" + tenant + "." + period + "?minPosition=" + head()))
                .body()
                .path("version")
                .asLong();
    }

    @Test
    void corrections_and_withdrawals_are_approved_together_each_with_an_outcome_of_its_own() {
        var period = untouched();
        done(send(period, "", null, "{'tenantId':'T-1','taxCny':'10.00','jobs':3}", tax(2, "20.00"), tax(3, "30.00")));
        done(send(period, because("笔误"), null, "{'tenantId':'T-1','taxCny':'11.00','jobs':4}"));
        done(app.post(
                "staff",
                "/api/v1/contributions/T-2." + period + "/propose-withdrawal",
                json("{'figure':" + TAX + ",'cause':'报错企业'}")));
        done(app.post(
                "manager",
                "/api/v1/contributions/T-3." + period + "/propose-restatement",
                json("{'figure':" + TAX + ",'corrected':31,'cause':'笔误'}")));
        var seen = ",'version':" + version(1, period);
        var rows = new String[] {
            pick(1, period, TAX, seen),
            pick(1, period, JOBS, seen),
            pick(2, period, TAX, ""),
            pick(3, period, TAX, ""),
            pick(4, period, TAX, "")
        };

        var answer = approve("A-1", rows);

        assertThat(outcomes(answer)).containsExactly("APPROVED", "APPROVED", "APPROVED", "REFUSED", "REFUSED");
        assertThat(answer.text("/rows/3/code")).isEqualTo("contribution.checker-is-not-the-maker");
        assertThat(answer.text("/rows/4/code")).isEqualTo("request.unknown-id");
        var position = answer.body().path("position").asLong();
        assertThat(known(1, period, position)).isEqualTo("JOBS=4 TAX_ALL_FULL=11");
        assertThat(known(2, period, position)).isEmpty();
        assertThat(known(3, period, position)).isEqualTo("TAX_ALL_FULL=3E+1→31");
        var head = head();
        assertThat(outcomes(approve("A-1", rows))).isEqualTo(outcomes(answer));
        assertThat(head()).isEqualTo(head);
    }

    private static List<Map.Entry<String, String>> ticked(int boxes) {
        return Collections.nCopies(boxes, Map.entry("pick", "T-1.2021-Q3|1|JOBS"));
    }

    @Test
    void no_more_are_approved_at_once_on_the_page_than_by_the_api() {
        var path = "/contributions/proposals";

        var tooMany = refused(400, app.form("manager", path, ticked(Batch.MOST_ROWS + 1)));

        assertThat(tooMany.body()).contains("一次最多勾选 1000 项", "request.too-many-ticked");
        assertThat(refused(409, app.form("manager", path, ticked(Batch.MOST_ROWS)))
                        .body())
                .contains("项未通过");
    }

    @Test
    void what_has_changed_since_it_was_looked_at_is_not_approved_unseen() {
        var period = untouched();
        done(send(period, "", null, tax(1, "10.00")));
        done(send(period, because("笔误"), null, tax(1, "11.00")));
        var seen = version(1, period);
        done(app.post("staff", "/api/v1/contributions/T-1." + period + "/take-back", json("{'figure':" + TAX + "}")));
        done(send(period, because("笔误"), null, tax(1, "12.00")));

        var answer = approve("A-2", pick(1, period, TAX, ",'version':" + seen));

        assertThat(outcomes(answer)).containsExactly("REFUSED");
        assertThat(answer.text("/rows/0/code")).isEqualTo("ledger.stale-version");
        assertThat(known(1, period, head())).isEqualTo("TAX_ALL_FULL=1E+1→12");
        assertThat(outcomes(approve("A-3", pick(1, period, TAX, "")))).containsExactly("APPROVED");
    }

    /** Rows in any order, batches repeated and cut anywhere: the ledger knows the same as from rows sent one by one. */
    @Test
    void a_batch_does_what_its_rows_do_one_by_one() {
        var seed = 20260211L;
        var random = new Random(seed);
        for (int round = 0; round < 4; round++) {
            var period = untouched();
            var half = TENANTS / 2;
            for (int step = 0; step < 4; step++) {
                var values = new ArrayList<String[]>();
                var tenants =
                        new ArrayList<>(IntStream.rangeClosed(1, half).boxed().toList());
                Collections.shuffle(tenants, random);
                tenants.subList(0, 1 + random.nextInt(half)).forEach(tenant -> values.add(row(tenant, random)));
                var more = random.nextBoolean() ? because("笔误") : "";
                var key = "P-" + keys++;
                var together = values.stream().map(row -> "{'tenantId':'T-" + row[0] + "'," + row[1] + "}");
                var rows = together.toArray(String[]::new);
                var batch = outcomes(send(period, more, key, rows));
                if (random.nextBoolean()) {
                    assertThat(outcomes(send(period, more, key, rows)))
                            .as("seed %d", seed)
                            .isEqualTo(batch);
                }
                var single = new ArrayList<String>();
                for (var row : values) {
                    Stream.of(row[1].split(","))
                            .forEach(figure -> single.add(
                                    alone(Integer.parseInt(row[0]) + half, period, figure, !more.isEmpty())));
                }
                assertThat(batch)
                        .as("seed %d, round %d, step %d", seed, round, step)
                        .isEqualTo(single);
            }
            var head = head();
            for (int tenant = 1; tenant <= half; tenant++) {
                assertThat(known(tenant, period, head))
                        .as("seed %d, round %d, tenant %d", seed, round, tenant)
                        .isEqualTo(known(tenant + half, period, head));
            }
        }
    }

    /** What somebody does who reports one figure, and proposes to correct it when it is there already. */
    private static String alone(int tenant, Period period, String figure, boolean because) {
        var name = figure.substring(1, figure.indexOf("':"));
        var value = figure.substring(figure.indexOf(':') + 1).replace("'", "");
        var is =
                switch (name) {
                    case "taxCny" -> "{'measure':'TAX','taxType':'ALL','scope':'FULL'}";
                    case "jobs" -> "{'measure':'JOBS'}";
                    default -> "{'measure':'OUTPUT'}";
                };
        var reported = app.post(
                "staff",
                "/api/v1/contributions/report-" + name.replace("Cny", ""),
                json("{'tenantId':'T-" + tenant + "','period':'" + period + "'," + figure
                        + (name.equals("taxCny") ? ",'taxType':'ALL','scope':'FULL'}" : "}")));
        if (reported.status() == 200) {
            return "REPORTED";
        }
        assertThat(reported.text("/code")).isEqualTo("contribution.figure-is-not-yet-reported");
        var key = name.equals("taxCny") ? "TAX_ALL_FULL" : name.equals("jobs") ? "JOBS" : "OUTPUT";
        var now = done(app.get("staff", "/api/v1/contributions/T-" + tenant + "." + period + "?minPosition=" + head()))
                .body()
                .at("/figures/" + key + "/value");
        if (now.decimalValue().compareTo(new BigDecimal(value)) == 0) {
            return "SAME";
        }
        if (!because) {
            return "REFUSED";
        }
        return app.post(
                                        "staff",
                                        "/api/v1/contributions/T-" + tenant + "." + period + "/propose-restatement",
                                        json("{'figure':" + is + ",'corrected':" + value + ",'cause':'笔误'}"))
                                .status()
                        == 200
                ? "PROPOSED"
                : "REFUSED";
    }

    /** Tenant and figures: few values, so that some are repeated and some differ. */
    private static String[] row(int tenant, Random random) {
        var tax = "'taxCny':'" + (1 + random.nextInt(2)) + "00.00'";
        var jobs = "'jobs':" + (1 + random.nextInt(2));
        var output = "'outputCny':'-" + random.nextInt(2) + "'";
        var parts = new ArrayList<>(List.of(tax, jobs, output));
        Collections.shuffle(parts, random);
        var some = new ArrayList<>(parts.subList(0, 1 + random.nextInt(3)));
        some.sort(Comparator.comparing(List.of(tax, jobs, output)::indexOf));
        return new String[] {"" + tenant, String.join(",", some)};
    }
}
