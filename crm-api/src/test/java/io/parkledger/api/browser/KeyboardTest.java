package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Nobody needs a mouse. */
@InBrowser
class KeyboardTest {

    /** More than any page has between its top and the field one wants. */
    private static final int MANY = 60;

    private final Visits visits;

    KeyboardTest(Visits visits) {
        this.visits = visits;
    }

    private static void tabTo(Visitor visitor, Locator wanted) {
        for (int i = 0; i < MANY && !isFocused(wanted); i++) {
            visitor.page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private static boolean isFocused(Locator wanted) {
        return (Boolean) wanted.evaluate("each => each === document.activeElement");
    }

    /** Whether one sees where one is. */
    private static void assertSeen(Locator focused) {
        var outlined = (Boolean) focused.evaluate("""
                each => { const style = getComputedStyle(each);
                          return style.outlineStyle !== "none" || style.boxShadow !== "none"; }""");
        org.assertj.core.api.Assertions.assertThat(outlined)
                .as("focus is visible on " + focused)
                .isTrue();
    }

    @Test
    void a_lead_is_logged() {
        try (var su = visits.as("su", Screen.DESKTOP.inEnglish())) {
            su.open("/leads");
            tabTo(su, su.link("Log a lead"));
            assertSeen(su.link("Log a lead"));
            su.page().keyboard().press("Enter");
            assertThat(su.heading()).hasText("Log a lead");

            tabTo(su, su.field("company"));
            assertSeen(su.field("company"));
            su.page().keyboard().type("澜桥键盘科技有限公司");
            tabTo(su, su.field("source"));
            su.page().keyboard().type("W");
            assertThat(su.field("source")).hasValue("WALK_IN");
            tabTo(su, su.button("Log a lead"));
            assertSeen(su.button("Log a lead"));
            su.page().keyboard().press("Enter");
            assertThat(su.heading()).containsText("澜桥键盘科技有限公司");
        }
    }

    @Test
    void the_first_key_leads_past_the_navigation() {
        try (var su = visits.as("su", Screen.DESKTOP)) {
            su.open("/leads");
            su.page().keyboard().press("Tab");
            assertThat(su.page().locator(":focus")).hasText(su.word("frame.skip"));
            assertThat(su.page().locator(":focus")).isInViewport();
            su.page().keyboard().press("Enter");
            su.page().keyboard().press("Tab");
            assertThat(su.content().locator(":focus")).hasCount(1);
        }
    }

    @Test
    void the_navigation_of_a_phone_opens() {
        try (var su = visits.as("su", Screen.PHONE)) {
            var leads = su.page().locator("nav a[href='/leads']");
            assertThat(leads).isHidden();
            tabTo(su, su.page().getByLabel(su.word("frame.menu")));
            su.page().keyboard().press("Space");
            assertThat(leads).isVisible();
            tabTo(su, su.page().locator("nav a[href='/leads']"));
            su.page().keyboard().press("Enter");
            assertThat(su.heading()).hasText(su.word("place.leads"));
        }
    }

    @Test
    void a_menu_opens_and_closes() {
        try (var su = visits.as("su", Screen.DESKTOP)) {
            tabTo(su, su.menu(su.word("frame.language")));
            su.page().keyboard().press("Enter");
            assertThat(su.button(su.word("frame.theme.dark"))).isVisible();
            su.page().keyboard().press("Escape");
            assertThat(su.button(su.word("frame.theme.dark"))).isHidden();
            su.page().keyboard().press("Control+k");
            assertThat(su.page().locator("#find")).isFocused();
        }
    }
}
