package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import io.parkledger.api.TestApplication;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The tax of sixty companies comes with its column shifted: two rows are refused and named, the others are recorded,
 * approved, and taken back to the fen; what was known in between stays known.
 */
@InBrowser
class ImportByClickingTest {

    private static final int ROWS = 60;
    private static final int WRONG_CODE = 10;
    private static final int NO_NUMBER = 20;
    private static final String PERIOD = "2021-Q4";
    private static final String TAX = "TAX_ALL_FULL";
    private static final BigDecimal WRONGLY = new BigDecimal("1.05");
    private static final double A_WHILE_MILLIS = 90_000;

    private static Visits visits;
    private static TestApplication app;

    @BeforeAll
    static void open() {
        visits = Visits.toDemo();
        app = visits.app();
    }

    @AfterAll
    static void stop() {
        visits.close();
    }

    private static long head() {
        return app.get("shen", "/api/v1/events?limit=1").body().path("head").asLong();
    }

    private static List<JsonNode> reported(String time) {
        var found = app.get("tong", "/api/v1/contributions?limit=200&period=" + PERIOD + "&" + time);
        assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
        return found.body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("figures").has(TAX))
                .toList();
    }

    private static BigDecimal total(String time) {
        return reported(time).stream()
                .map(each -> value(each.path("figures").path(TAX)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal value(JsonNode figure) {
        return figure.path("value").decimalValue();
    }

    private static String creditCode(JsonNode contribution) {
        return app.get(
                        "tong",
                        "/api/v1/tenants/" + contribution.path("tenantId").asString())
                .text("/creditCode");
    }

    /** Each with something more than it paid; of one the code is mistyped, of another the amount is no number. */
    private static byte[] shifted() {
        var lines = new StringBuilder("企业名称,统一社会信用代码,所属期,税收合计（元）\n");
        var companies = reported("").subList(0, ROWS);
        for (int row = 0; row < ROWS; row++) {
            var each = companies.get(row);
            var code = creditCode(each);
            var tax = value(each.path("figures").path(TAX))
                    .multiply(WRONGLY)
                    .setScale(2, RoundingMode.HALF_UP)
                    .add(BigDecimal.ONE);
            lines.append("企业")
                    .append(row)
                    .append(',')
                    .append(row == WRONG_CODE ? code.substring(1) : code)
                    .append(',')
                    .append(PERIOD)
                    .append(',')
                    .append(row == NO_NUMBER ? "三千" : tax.toPlainString())
                    .append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void approveAll() {
        for (var each : reported("minPosition=" + head())) {
            if (!each.path("figures").path(TAX).path("pending").isNull()) {
                var answer = app.post(
                        "fang",
                        "/api/v1/contributions/" + each.path("id").asString() + "/approve-restatement",
                        "{\"figure\":{\"measure\":\"TAX\",\"taxType\":\"ALL\",\"scope\":\"FULL\"}}");
                assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
            }
        }
    }

    private static void isAt(Visitor who, String status) {
        assertThat(who.content().locator("#import-status"))
                .hasText(
                        who.word("ImportStatus." + status),
                        new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE_MILLIS));
    }

    private static void counts(Visitor who, int at, int rows) {
        assertThat(who.content().locator(".kpi .value").nth(at))
                .hasText(String.valueOf(rows), new LocatorAssertions.HasTextOptions().setTimeout(A_WHILE_MILLIS));
    }

    @Test
    void trips_and_contacts_come_from_files_too_and_what_cannot_be_is_named_by_its_cell() {
        var leader = "liang";
        var company = app.get("tong", "/api/v1/tenants?limit=1").text("/items/0/company");
        var files = Map.of(
                "VISITS",
                "出发日期,目的地,拜访企业,外出人数,天数,带队人\n2021-03-16,沧屿,沧屿数澜、沧屿云枢,3人,2天," + leader + "\n2021-03-17,沧屿,沧屿数澜,0,2,"
                        + leader + "\n",
                "CONTACTS",
                "企业名称,统一社会信用代码,姓名,联系电话\n" + company + ",,顾经理,100-0000-0007\n没有的公司,,顾经理,100-0000-0007\n");
        try (var maker = visits.as("wang", Screen.DESKTOP)) {
            files.forEach((kind, file) -> {
                maker.open("/imports/new");
                maker.page().selectOption("#kind", kind);
                maker.page()
                        .setInputFiles(
                                "#file", new FilePayload("表.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
                maker.button(maker.word("import.upload")).click();
                counts(maker, 0, 1);
                counts(maker, 3, 1);
                maker.page().reload();
                assertThat(maker.content()).containsText(kind.equals("VISITS") ? "D3" : "A3");
            });
        }
    }

    @Test
    void a_file_with_a_shifted_column_is_recorded_and_taken_back_to_the_fen() {
        var before = total("");
        try (var maker = visits.as("tong", Screen.DESKTOP)) {
            maker.open("/imports/new");
            maker.page().selectOption("#kind", "CONTRIBUTIONS");
            maker.page().setInputFiles("#file", new FilePayload("税收.csv", "text/csv", shifted()));
            maker.button(maker.word("import.upload")).click();

            counts(maker, 1, ROWS - 2);
            counts(maker, 3, 2);
            maker.page().reload();
            maker.content().locator(".kpi .value").nth(3).locator("a").click();
            assertThat(maker.content()).containsText("B" + (WRONG_CODE + 2));
            assertThat(maker.content()).containsText("D" + (NO_NUMBER + 2));

            maker.link(maker.word("form.imports.commit")).click();
            maker.fillIn(Map.of("goodRowsOnly", "true", "unlikelyToo", "true"));
            maker.send("imports.commit");
            isAt(maker, "COMMITTED");
            assertThat(total("minPosition=" + head()))
                    .as("nobody has approved it")
                    .isEqualByComparingTo(before);
            approveAll();
            var wrong = total("minPosition=" + head());
            var between = head();
            assertThat(wrong).isGreaterThan(before);

            maker.page().reload();
            maker.link(maker.word("form.imports.undo")).click();
            assertThat(maker.content()).containsText(maker.word("import.undo.free", ROWS - 2));
            maker.content().locator(".actions a").first().click();
            maker.fillIn(Map.of("cause", "列错位"));
            maker.send("imports.undo");
            isAt(maker, "UNDONE");
            approveAll();

            assertThat(total("minPosition=" + head())).as("to the fen").isEqualByComparingTo(before);
            assertThat(total("asOf=" + between)).as("what was known then").isEqualByComparingTo(wrong);
            maker.page().reload();
            maker.open("/imports");
            maker.open("/imports/new");
        }
    }
}
