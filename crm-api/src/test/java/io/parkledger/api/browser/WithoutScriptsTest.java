package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** All that matters works before, and without, any script. */
@InBrowser
class WithoutScriptsTest {

    private final Visits visits;

    WithoutScriptsTest(Visits visits) {
        this.visits = visits;
    }

    @Test
    void a_lead_is_logged_and_found_again() {
        try (var su = visits.as("su", Screen.PHONE.withoutScripts())) {
            su.open("/leads");
            su.link(su.word("leads.register")).click();
            su.field("company").fill("澜桥无脚本科技有限公司");
            su.field("creditCode").fill("123");
            su.field("remark").fill("电话里说的");

            // Refused: what was typed is still there, and the field that is wrong says so.
            su.refusable(() -> su.button(su.word("form.leads.new")).click());
            assertThat(su.alert()).containsText(su.word("form.refused"));
            assertThat(su.field("company")).hasValue("澜桥无脚本科技有限公司");
            assertThat(su.field("remark")).hasValue("电话里说的");
            assertThat(su.field("source")).hasAttribute("aria-invalid", "true");
            assertThat(su.field("source")).hasAttribute("aria-describedby", "f-source-error");
            assertThat(su.page().locator("#f-source-error")).not().isEmpty();

            su.field("source").selectOption("WALK_IN");
            su.refusable(() -> su.button(su.word("form.leads.new")).click());
            assertThat(su.field("creditCode")).hasValue("123");
            assertThat(su.field("creditCode")).hasAttribute("aria-invalid", "true");

            su.field("creditCode").fill("");
            su.button(su.word("form.leads.new")).click();
            assertThat(su.heading()).containsText("澜桥无脚本科技有限公司");

            // The list is narrowed down to it.
            su.open("/leads");
            su.field("q").fill("无脚本");
            su.button(su.word("list.filter")).click();
            assertThat(su.rows()).hasCount(1);
            assertThat(su.rows()).containsText("澜桥无脚本科技有限公司");
        }
    }

    @Test
    void a_list_is_paged_through() {
        try (var wang = visits.as("wang", Screen.DESKTOP.withoutScripts())) {
            wang.open("/leads");
            var first = wang.rows().first().innerText();
            wang.link(wang.word("list.next")).click();
            assertThat(wang.rows().first()).not().hasText(first);
            wang.link(wang.word("list.first")).click();
            assertThat(wang.rows().first())
                    .containsText(first.lines().findFirst().orElseThrow().strip());
        }
    }

    @Test
    void language_and_colours_are_chosen_and_one_signs_out() {
        try (var su = visits.as("su", Screen.DESKTOP.withoutScripts())) {
            su.open("/leads");
            su.menu(su.word("frame.language")).click();
            su.button(su.word("frame.language.other")).click();
            assertThat(su.page()).hasURL(visits.app().address("/leads").toString());
            assertThat(su.page().locator("html")).hasAttribute("lang", "en");
            assertThat(su.heading()).hasText("Leads");

            su.menu("Language").click();
            su.button("Dark").click();
            assertThat(su.page().locator("html")).hasAttribute("data-bs-theme", "dark");

            su.menu("苏专员").click();
            su.button("Sign out").click();
            assertThat(su.button("Sign in")).isVisible();
            su.open("/leads");
            assertThat(su.button("Sign in")).isVisible();
        }
    }
}
