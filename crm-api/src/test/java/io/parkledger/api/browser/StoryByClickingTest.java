package io.parkledger.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.parkledger.core.ledger.LedgerClock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One company's way from a hint to a renewed contract, by nothing but clicking and typing. */
@InBrowser
class StoryByClickingTest {

    private final Visits visits;

    StoryByClickingTest(Visits visits) {
        this.visits = visits;
    }

    static Stream<Arguments> companies() {
        return Stream.of(
                Arguments.of(Screen.DESKTOP, "云汀数据科技有限公司", "91990101MA00000A19"),
                Arguments.of(Screen.DESKTOP.inEnglish().dark(), "雁回智能装备有限公司", "91990101MA00000A2C"),
                Arguments.of(Screen.PHONE.dark(), "松涛检测技术有限公司", "91990101MA00000A3F"),
                Arguments.of(Screen.PHONE.inEnglish(), "麦浪文化创意有限公司", "91990101MA00000A4J"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("companies")
    void a_lead_becomes_a_tenant_whose_contract_is_renewed(Screen screen, String company, String creditCode) {
        try (var su = visits.as("su", screen)) {
            // A company calls. Is it known already? One that is would be pointed out.
            var known = visits.app().get("su", "/api/v1/leads?limit=1").text("/items/0/company");
            su.goTo("leads");
            su.start("leads.new");
            su.field("company").fill(known);
            assertThat(su.page().locator("#similar")).containsText(known);
            su.page().waitForResponse("**/leads/similar**", () -> su.field("company")
                    .fill(company));
            assertThat(su.page().locator("#similar")).not().containsText(known);
            su.fillIn(Map.of("source", "WALK_IN"));
            su.send("leads.new");
            assertThat(su.heading()).hasText(company);

            // It is worth pursuing, says what it needs, and comes to talk.
            su.does("leads.triage", Map.of("verdict", "PURSUE"));
            su.does(
                    "leads.qualify",
                    Map.of("industry", "BIG_DATA", "track", "SPACE", "areaWantedSqm", "110", "contact.name", "钱工"));
            su.does("leads.negotiate", Map.of("meeting", "RECEPTION", "attendees", "3", "valueCny", "500"));
            assertThat(su.heading()).hasText(company);

            // It is offered something, reviewed, and approved of.
            su.does("negotiations.offer", Map.of("areaSqm", "115", "rentCnyPerSqmMonth", "24"));
            su.does("negotiations.schedule-review", Map.of("meeting", "项目评审会"));
            su.does("negotiations.give-opinion", Map.of("reviewer", "财务部", "opinion", "APPROVED"));
            su.does("negotiations.conclude-review", Map.of("verdict", "APPROVED", "minutesNumber", "2022-07"));

            // The contract is signed over a unit that is vacant.
            su.start("contracts.new");
            su.fillIn(Map.of("company", company, "creditCode", creditCode));
            su.field("units").check();
            var unit = su.field("units").inputValue();
            su.send("contracts.new");
            assertThat(su.heading()).hasText(company);
            assertThat(su.link(unit)).isVisible();

            // It moves in, and is a tenant who pays taxes.
            su.does("contracts.hand-over", Map.of());
            su.follow("/tenants/");
            assertThat(su.heading()).hasText(company);
            su.does(
                    "contributions.report-tax",
                    Map.of("period", "2022-Q1", "taxType", "ALL", "scope", "FULL", "taxCny", "6.8"));
            assertThat(su.content()).containsText("6.8");

            // Long before the lease ends it is renewed, and the contract runs on.
            su.follow("/contracts/");
            su.does("renewals.new", Map.of());
            assertThat(su.heading()).containsText(company);
            var newEnd = visits.app().bean(LedgerClock.class).today().plusYears(5);
            su.does("renewals.offer", Map.of("newEndOn", newEnd.toString()));
            su.does("renewals.agree", Map.of("newEndOn", newEnd.toString()));
            su.follow("/contracts/");
            assertThat(su.content()).containsText(String.valueOf(newEnd.getYear()));
        }
    }
}
