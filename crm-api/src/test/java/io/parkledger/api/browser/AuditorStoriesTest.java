package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.parkledger.core.ledger.TestLedger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor comes for, by clicking. */
@InBrowser
class AuditorStoriesTest {

    private static final int CHANGED = 1_000;

    private final Visits visits;

    AuditorStoriesTest(Visits visits) {
        this.visits = visits;
    }

    /** A receipt was counted twice: the year's tax as it was known, as it is, and who put it right and why. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_figure_is_followed_from_the_park_to_the_fact_that_changed_it(boolean english) {
        var screen = english ? Screen.DESKTOP.inEnglish() : Screen.DESKTOP;
        try (var shen = visits.as("shen", screen)) {
            shen.open("/contributions?year=2021&asOf=2022-02-14");
            assertThat(kpi(shen, "contribution-tax")).containsText(english ? "¥31.39 m" : "3,139.00 万元");
            shen.open("/contributions?year=2021");
            assertThat(kpi(shen, "contribution-tax")).containsText(english ? "¥31.26 m" : "3,126.40 万元");

            kpi(shen, "contribution-tax").click();
            assertThat(shen.page().locator(".explained output")).hasText(english ? "¥31.26 m" : "3,126.40 万元");
            assertThat(shen.page().locator("#part-1 tfoot")).containsText(english ? "¥31.26 m" : "3,126.40 万元");
            var row = shen.page().locator("#part-1 tbody a[href='/contributions/QY-033.2021-Q3']");
            assertThat(row).hasCount(1);
            row.click();
            assertThat(shen.heading()).containsText("2021-Q3");
            assertThat(shen.content()).containsText(english ? "342,000 CNY" : "342,000 元");
            assertThat(shen.content()).containsText(english ? "468,000 CNY" : "468,000 元");

            shen.content().locator(".timeline-list a[href^='/ledger/']").first().click();
            assertThat(shen.page()).hasURL(Pattern.compile(".*/ledger/\\d+"));
            assertThat(shen.content()).containsText("contribution.restated");
        }
    }

    private static com.microsoft.playwright.Locator kpi(Visitor visitor, String figure) {
        return visitor.page().locator("a.kpi[href^='/figures/" + figure + "?']");
    }

    /** What is asked of every park is answered by the records that it is about. */
    @Test
    void the_question_of_restated_figures_is_answered_by_who_changed_what_and_why() {
        try (var shen = visits.as("shen", Screen.PHONE)) {
            shen.goTo("questions");
            shen.link("更正过的数字").click();
            shen.field("from").fill("2022-01-01");
            shen.field("to").fill("2022-02-16");
            shen.button(shen.word("list.filter")).click();
            assertThat(shen.page().locator(".timeline-list > li")).hasCount(1);
            assertThat(shen.page().locator(".timeline-list")).containsText("重复");
        }
    }

    /** Somebody with the keys of the database changes one record. */
    @Test
    void what_was_changed_is_found_and_named() {
        try (var own = Visits.toDemo();
                var shen = own.as("shen", Screen.DESKTOP)) {
            shen.open("/seal");
            var noted = shen.page().locator("#seal-note").inputValue();

            var owner = TestLedger.owner(own.app().database());
            owner.update("ALTER TABLE ledger.event DISABLE TRIGGER USER");
            owner.update(
                    "UPDATE ledger.event SET recorded_at = recorded_at - interval '1 day'"
                            + " WHERE global_index = (SELECT global_index FROM ledger.seal WHERE position = ?)",
                    CHANGED);

            shen.field("trusted").fill(noted);
            shen.button(shen.word("form.log.verify")).click();
            var found = shen.page().locator("#verification");
            assertThat(found).containsText("事件内容与封存时不一致");
            assertThat(found.locator("a[href='/ledger/" + CHANGED + "']").first())
                    .isVisible();
            assertThat(found).containsText("recorded_at");
        }
    }
}
