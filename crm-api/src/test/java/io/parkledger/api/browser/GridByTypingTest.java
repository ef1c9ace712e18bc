package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.parkledger.api.TestApplication;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A quarter of all 94 companies is filled in on one page, by keyboard alone or by one paste, and handed to the checker
 * once. It is told to a demo of its own: the others go on with the figures as they were.
 */
class GridByTypingTest {

    private static final int COMPANIES = 94;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /** By forms one after the other it would be as many for twelve companies. */
    private static final int KEYS_AT_MOST = 800;

    private static final String PERIOD = "2022-Q1";

    private static Visits visits;
    private static TestApplication app;

    @BeforeAll
    static void tellTheStory() {
        visits = Visits.toDemo();
        app = visits.app();
    }

    @AfterAll
    static void stop() {
        visits.close();
    }

    /** Somebody who counts the keys that are pressed. */
    private static final class Keys {

        private final Visitor visitor;
        private int pressed;

        Keys(Visitor visitor) {
            this.visitor = visitor;
        }

        void type(String text) {
            text.chars().forEach(letter -> press(Character.toString(letter)));
        }

        void press(String key) {
            pressed++;
            visitor.page().keyboard().press(key);
        }
    }

    private static Locator cells(Visitor visitor) {
        return visitor.page().locator(".cell");
    }

    private static Locator cell(Visitor visitor, String tenant) {
        return visitor.page().locator("#v-" + tenant);
    }

    private static List<String> tenants(Visitor visitor) {
        return cells(visitor).all().stream()
                .map(cell -> cell.getAttribute("name").substring("v.".length()))
                .toList();
    }

    private static void open(Visitor visitor, String more) {
        assertThat(visitor.open("/contributions/grid?period=" + PERIOD + more).status())
                .isEqualTo(200);
        // As long as nobody touches the mouse, nothing is to be seen of it.
        visitor.page()
                .evaluate("() => { window.mice = 0; addEventListener('mousedown', () => { window.mice += 1; }); }");
    }

    private static void assertNoMouse(Visitor visitor) {
        assertThat(visitor.page().evaluate("() => window.mice")).isEqualTo(0);
    }

    /** What the ledger says of a figure, tenant by tenant. */
    private static Map<String, JsonNode> reported(String figure) {
        var head = app.get("shen", "/api/v1/events?limit=1").body().path("head").asLong();
        var found = app.get("tong", "/api/v1/contributions?limit=200&period=" + PERIOD + "&minPosition=" + head);
        assertThat(found.status()).isEqualTo(200);
        return found.body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("figures").has(figure))
                .collect(Collectors.toMap(each -> each.path("tenantId").stringValue(), each -> each.path("figures")
                        .path(figure)));
    }

    private static BigDecimal value(JsonNode figure) {
        return figure.path("value").decimalValue();
    }

    @Test
    void a_quarter_of_tax_is_typed_by_keyboard_alone_and_is_there_to_the_fen() {
        try (var tong = visits.as("tong", Screen.DESKTOP)) {
            open(tong, "");
            assertThat(cells(tong)).hasCount(COMPANIES);
            assertThat(tong.page().locator("#grid-count")).hasText("已填报 0 / 94 家");
            assertThat(cells(tong).first()).isFocused();
            var keys = new Keys(tong);
            var typed = new LinkedHashMap<String, BigDecimal>();
            for (var tenant : tenants(tong)) {
                // Like the period before, and some fen more.
                var before = cell(tong, tenant).evaluate("each => each.closest('tr').dataset.before || '0.5'");
                var wan = new BigDecimal(before.toString()).add(new BigDecimal("0.0117"));
                typed.put(tenant, wan.multiply(TEN_THOUSAND));
                assertThat(cell(tong, tenant)).isFocused();
                keys.type(wan.toPlainString());
                keys.press(typed.size() % 2 == 0 ? "Enter" : "ArrowDown");
            }
            assertThat(tong.page().locator("#grid-save")).isFocused();
            assertNoMouse(tong);
            tong.refusable(() -> keys.press("Enter"));

            assertThat(tong.content()).containsText(tong.word("frame.done", tong.word("form.contributions.grid")));
            assertThat(tong.page().locator("#grid-count")).hasText("已填报 94 / 94 家");
            assertThat(keys.pressed).isLessThan(KEYS_AT_MOST);
            var known = reported("TAX_ALL_FULL");
            assertThat(known).hasSize(COMPANIES);
            typed.forEach((tenant, yuan) ->
                    assertThat(value(known.get(tenant))).as(tenant).isEqualByComparingTo(yuan));
        }
    }

    @Test
    void a_quarter_of_jobs_is_pasted_at_once_and_what_matches_no_company_is_listed() {
        try (var tong = visits.as("tong", Screen.DESKTOP.inEnglish())) {
            open(tong, "&show=jobs");
            var codes = cells(tong).all().stream()
                    .map(cell -> String.valueOf(cell.evaluate("each => each.closest('tr').dataset.code")))
                    .toList();
            var tenants = tenants(tong);
            var persons = persons(tong);
            var block = new StringBuilder("企业\t人数\r\n");
            for (int at = 0; at < COMPANIES; at++) {
                // From the last company to the first, some by name and some by code.
                var of = COMPANIES - 1 - at;
                var name =
                        String.valueOf(cell(tong, tenants.get(of)).evaluate("each => each.closest('tr').dataset.name"));
                block.append(of % 3 == 0 ? name : codes.get(of))
                        .append('\t')
                        .append(of == 0 ? "1,004 人" : persons.get(of))
                        .append("\r\n");
            }
            block.append("从未来过的有限公司\t7\r\n");
            paste(tong, block.toString());

            assertThat(tong.page().locator("#grid-unmatched li")).hasText(new String[] {"企业  人数", "从未来过的有限公司  7"});
            assertThat(tong.page().locator("#grid-said")).hasText("94 lines pasted, 2 not matched.");
            assertThat(cell(tong, tenants.get(0))).hasValue("1004");
            assertNoMouse(tong);
            var answer = tong.refusable(() -> tong.page().locator("#grid-save").press("Enter"));

            // 1,004 persons are more than usual: that one is asked about and stays as it was typed.
            assertThat(answer.status()).isEqualTo(409);
            assertThat(tong.alert()).containsText("Not saved: 1. Please correct and save again. Saved: 93.");
            assertThat(cell(tong, tenants.get(0))).hasValue("1004");
            assertThat(cell(tong, tenants.get(0))).hasAttribute("aria-invalid", "true");
            assertThat(tong.page().locator(".grid-note input[type=checkbox]")).hasCount(1);
            assertThat(reported("JOBS")).hasSize(COMPANIES - 1);

            tong.page().locator(".grid-note input[type=checkbox]").press("Space");
            tong.page().locator("#grid-save").press("Enter");
            assertThat(tong.page().locator("#grid-count")).hasText("94 of 94 companies reported");
            var known = reported("JOBS");
            for (int at = 0; at < COMPANIES; at++) {
                assertThat(value(known.get(tenants.get(at))).intValueExact())
                        .isEqualTo(at == 0 ? 1004 : persons.get(at));
            }
        }
    }

    /** One more than the period before. */
    private static List<Integer> persons(Visitor visitor) {
        return cells(visitor).all().stream()
                .map(cell -> cell.evaluate("each => each.closest('tr').dataset.before || '3'"))
                .map(before -> Integer.parseInt(before.toString()) + 1)
                .toList();
    }

    /** With the keys that people paste with. */
    private static void paste(Visitor visitor, String block) {
        visitor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visitor.page().evaluate("text => navigator.clipboard.writeText(text)", block);
        visitor.page().keyboard().press("Control+V");
    }

    @Test
    void a_column_goes_down_from_the_cell_in_the_unit_it_says() {
        try (var tong = visits.as("tong", Screen.DESKTOP)) {
            open(tong, "&show=output&unit=YUAN");
            var cells = cells(tong);
            cells.nth(2).focus();
            paste(tong, "1,234.50\n3.05万元\n\n（８８）\n１２．５");
            assertThat(cells.nth(2)).hasValue("1234.5");
            assertThat(cells.nth(3)).hasValue("30500");
            assertThat(cells.nth(4)).hasValue("");
            assertThat(cells.nth(5)).hasValue("（８８）");
            assertThat(cells.nth(6)).hasValue("12.5");
            cells.nth(6).press("Escape");
            assertThat(cells.nth(6)).hasValue("");
            // The last two rows take two of three values: the third is listed.
            cells.nth(COMPANIES - 2).focus();
            paste(tong, "1\n2\n3");
            assertThat(tong.page().locator("#grid-unmatched li")).hasText(new String[] {"3"});
            cells.nth(COMPANIES - 2).press("ArrowUp");
            assertThat(cells.nth(COMPANIES - 3)).isFocused();
        }
    }

    @Test
    void two_who_save_the_same_grid_at_once_lose_nothing_and_report_nothing_twice() {
        try (var tong = visits.as("tong", Screen.DESKTOP);
                var fang = visits.as("fang", Screen.DESKTOP)) {
            open(tong, "&show=output");
            open(fang, "&show=output");
            var tenants = tenants(tong).subList(10, 14);
            List.of(tong, fang).forEach(each -> {
                cell(each, tenants.get(0)).fill("12.34");
                cell(each, tenants.get(1)).fill(each == tong ? "20" : "21");
            });
            cell(tong, tenants.get(2)).fill("30");
            cell(fang, tenants.get(3)).fill("40");
            save(tong);
            var answer = save(fang);

            // What differs takes a cause, and stays on the screen until it has one.
            assertThat(answer).isEqualTo(409);
            assertThat(cell(fang, tenants.get(1))).hasValue("21");
            assertThat(fang.alert()).containsText("有 1 家未保存");
            fang.field("cause").fill("两人报数不一");
            assertThat(save(fang)).isEqualTo(200);
            assertThat(cell(fang, tenants.get(1))).hasAttribute("readonly", "readonly");
            assertThat(fang.content()).containsText("待审核：更正为 21");
            var known = reported("OUTPUT");
            assertThat(tenants.stream().map(each -> value(known.get(each)).intValueExact()))
                    .containsExactly(123_400, 200_000, 300_000, 400_000);
            var history = app.get("shen", "/api/v1/contributions/" + tenants.get(0) + "." + PERIOD + "/history")
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(each -> each.path("said").asString().contains("产值"))
                    .toList();
            assertThat(history).hasSize(1);

            // The checker does not approve what he proposed himself; somebody else does, all together.
            fang.open("/contributions/proposals");
            assertThat(fang.content()).containsText("本人提出，须由另一人审核");
            assertThat(fang.page().locator("[name=pick]")).hasCount(0);
            try (var wang = visits.as("wang", Screen.DESKTOP)) {
                assertThat(wang.content()).containsText("有 1 项更正、撤回待您审核");
                wang.link("去审核").click();
                wang.page().locator(".ticks-all input").check();
                assertThat(wang.page().locator("[name=pick]")).isChecked();
                wang.button("审核通过所选").click();
                assertThat(wang.content()).containsText("没有待审核的更正");
            }
            assertThat(value(reported("OUTPUT").get(tenants.get(1)))).isEqualByComparingTo("210000");
        }
    }

    private static int save(Visitor visitor) {
        return visitor.refusable(() -> visitor.page().locator("#grid-save").click())
                .status();
    }

    @Test
    void without_scripts_it_is_a_form_that_sends_all_its_fields() {
        try (var tong = visits.as("tong", Screen.DESKTOP.withoutScripts())) {
            assertThat(tong.open("/contributions/grid?period=2021-Q3&show=output")
                            .status())
                    .isEqualTo(200);
            var tenant = tenants(tong).get(0);
            cell(tong, tenant).fill("１，２３４．５ 万元");
            cell(tong, tenants(tong).get(1)).fill("一百");
            assertThat(save(tong)).isEqualTo(409);
            assertThat(cell(tong, tenants(tong).get(1))).hasValue("一百");
            assertThat(tong.content()).containsText("“一百”");
            cell(tong, tenants(tong).get(1)).fill("");
            assertThat(save(tong)).isEqualTo(200);
            assertThat(app.get("tong", "/api/v1/contributions/" + tenant + ".2021-Q3")
                            .body()
                            .at("/figures/OUTPUT/value")
                            .decimalValue())
                    .isEqualByComparingTo("12345000");
            // An emptied cell withdraws nothing, and says so.
            cell(tong, tenant).fill("");
            assertThat(save(tong)).isEqualTo(409);
            assertThat(tong.content()).containsText("已填报的数不能清空");
        }
    }

    @Test
    void whatever_is_typed_or_pasted_is_shown_as_text() {
        try (var tong = visits.as("tong", Screen.DESKTOP)) {
            assertThat(tong.open("/contributions/grid?period=2021-Q2&show=output")
                            .status())
                    .isEqualTo(200);
            paste(tong, Typist.TEXT + "\t1");
            assertThat(tong.page().locator("#grid-unmatched li")).hasText(Typist.TEXT + "  1");
            cells(tong).first().fill(Typist.TEXT.substring(0, 40));
            tong.field("cause").fill(Typist.TEXT);
            assertThat(save(tong)).isEqualTo(409);
            assertThat(cells(tong).first()).hasValue(Typist.TEXT.substring(0, 40));
            assertThat(tong.field("cause")).hasValue(Typist.TEXT);
            assertThat(tong.content()).containsText("<script>");
            assertThat(tong.page().locator("main img, main [onerror]")).hasCount(0);
            assertThat(Inspection.byAxe(tong)).isEmpty();
        }
    }

    @Test
    void the_statistician_is_told_at_home_how_far_the_quarter_is() {
        try (var tong = visits.as("tong", Screen.PHONE.inEnglish())) {
            assertThat(tong.content()).containsText("Figures reported for 2021-Q4");
            tong.link("Fill in a period").click();
            assertThat(tong.page()).hasURL(Pattern.compile(".*/contributions/grid\\?period=2021-Q4"));
            assertThat(tong.heading()).containsText("Figures of a period");
        }
    }
}
