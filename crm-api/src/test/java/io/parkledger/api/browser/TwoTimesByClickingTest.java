package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.FilterOptions;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a year's end is told otherwise ten days later, found by clicking: one hand-over was written down late. */
@InBrowser
class TwoTimesByClickingTest {

    private final Visits visits;

    TwoTimesByClickingTest(Visits visits) {
        this.visits = visits;
    }

    static Stream<Screen> screens() {
        return Stream.of(Screen.DESKTOP, Screen.PHONE.inEnglish());
    }

    @ParameterizedTest
    @MethodSource("screens")
    void the_event_that_moved_a_report_is_found_and_the_contract_is_gone_through(Screen screen) {
        try (var wang = visits.as("wang", screen)) {
            wang.goTo("tenants");
            wang.link(wang.word("diff.compare")).click();
            assertThat(wang.heading()).containsText(wang.word("report.tenants"));
            wang.field("from").fill("2021-12-31");
            wang.field("to").fill("2022-01-10");
            wang.button(wang.word("diff.go")).click();

            var inPark = wang.rows().filter(new FilterOptions().setHasText(wang.word("shown.TenantReport.inPark")));
            assertThat(inPark).containsText("93");
            assertThat(inPark).containsText("94");
            assertThat(inPark).containsText("+1");
            var events = wang.content().locator(".timeline-list > li");
            assertThat(events).hasCount(1);
            assertThat(events).containsText(wang.word("diff.follows"));

            wang.follow("/contracts/");
            assertThat(wang.page()).hasURL(Pattern.compile(".*/contracts/HT-QY-100/replay\\?position=\\d+.*"));
            assertThat(wang.content().locator("dd.diff-changed").first()).containsText(wang.word("replay.changed"));
            var steps = wang.content().locator(".player strong");
            assertThat(steps).hasText(Pattern.compile(".*2.*/.*\\d.*"));

            // By the keys, by the links, and by the slider.
            wang.page().keyboard().press("ArrowLeft");
            assertThat(wang.page()).hasURL(Pattern.compile(".*at=1\\b.*"));
            wang.link(wang.word("replay.next")).click();
            assertThat(wang.page()).hasURL(Pattern.compile(".*at=2\\b.*"));
            wang.field("at").fill("1");
            assertThat(wang.page()).hasURL(Pattern.compile(".*at=1\\b.*"));
            assertThat(wang.content().locator("dd.diff-changed")).hasCount(0);
        }
    }

    @Test
    void without_scripts_links_and_a_button_do_the_same() {
        try (var wang = visits.as("wang", Screen.DESKTOP.withoutScripts())) {
            wang.open("/contracts/HT-QY-100");
            wang.link(wang.word("replay.title")).click();
            wang.link(wang.word("replay.first")).click();
            assertThat(wang.page()).hasURL(Pattern.compile(".*at=1\\b.*"));
            wang.field("at").fill("2");
            wang.button(wang.word("replay.go")).click();
            assertThat(wang.page()).hasURL(Pattern.compile(".*at=2\\b.*"));
            assertThat(wang.content().locator("dd.diff-changed").first()).isVisible();
        }
    }
}
