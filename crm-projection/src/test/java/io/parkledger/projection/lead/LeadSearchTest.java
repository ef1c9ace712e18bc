package io.parkledger.projection.lead;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryServer
class LeadSearchTest {

    private final TestViews views;

    LeadSearchTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @BeforeEach
    void leads() {
        views.given(
                named("1", "澜桥云枢(科技)有限公司"),
                named("2", "沧屿 ABC 数澜"),
                named("3", "沧屿C++.*智造"),
                named("4", "𬭎桥精工"),
                named("5", "数澜云"));
    }

    private static Object named(String lead, String company) {
        return registered(lead, company, LeadSource.WALK_IN, "lin", "一部", "01-0" + lead);
    }

    private List<String> found(String search) {
        var filter = new LeadViews.Filter(null, null, null, null, search);
        return views
                .read()
                .leads()
                .page(Scope.ALL, filter, LeadViews.Sort.NEWEST, SliceRequest.first(10))
                .items()
                .stream()
                .map(LeadView::id)
                .toList();
    }

    /** Newest first. */
    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "云枢, 1",
        "澜, 5 2 1",
        "科技有限, 1",
        "（科技）, 1",
        "桥云枢科技, 1",
        "枢(科, 1",
        "ＡＢＣ, 2",
        "abc数, 2",
        "沧屿 数澜, ''",
        "c++.*智, 3",
        "智.造, 3",
        "云桥, ''",
        "c, 3 2",
        "𬭎, 4",
        "𬭎桥, 4",
        "桥精, 4",
        "有限公司上海, ''"
    })
    void a_lead_is_found_by_any_part_of_its_name(String search, String leads) {
        assertThat(String.join(" ", found(search))).isEqualTo(leads);
    }

    @Test
    void signs_that_mean_something_in_a_pattern_are_plain_text() {
        assertThat(found("^数")).isNotEmpty().isEqualTo(found("数"));
        for (var search : List.of("^数", "云$", "数澜|云枢", "数.云", "\\\\Q数澜\\\\E云枢", "[数]澜云枢")) {
            assertThat(found(search)).as(search).isSubsetOf(found(search.replaceAll("[^\\p{L}]", "")));
        }
        assertThat(found("(*)")).as("nothing but signs").isEmpty();
        assertThat(found("数.云")).isEmpty();
        assertThat(found("数\\\\E|澜")).isEmpty();
    }

    @Test
    void a_lead_is_found_by_a_part_of_its_credit_code() {
        views.given(new io.parkledger.core.lead.LeadEvent.LeadRegistered(
                new io.parkledger.core.id.LeadId("6"),
                PARK,
                "沧屿智云",
                creditCode(6),
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                day("01-06")));

        assertThat(found(creditCode(6).value())).containsExactly("6");
        assertThat(found("ma0000006")).containsExactly("6");
    }

    @Test
    void what_was_read_back_and_written_again_is_still_found() {
        views.goOnFromWhatIsStored().given(assigned("4", "su", null, "02-01"));

        assertThat(found("𬭎桥")).containsExactly("4");
        assertThat(found("桥精")).containsExactly("4");
    }
}
