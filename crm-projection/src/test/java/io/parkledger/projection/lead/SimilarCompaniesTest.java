package io.parkledger.projection.lead;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEveryServer
class SimilarCompaniesTest {

    private static final int IN_TRADE = 30;

    private final TestViews views;

    SimilarCompaniesTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** A few one looks for, among many of the same town and trade. */
    @BeforeEach
    void leads() {
        var leads = new ArrayList<Object>();
        for (int i = 0; i < IN_TRADE; i++) {
            leads.add(named("trade-" + i, "澜桥" + (char) ('一' + 2 * i) + (char) ('一' + 2 * i + 1) + "数据科技有限公司"));
        }
        leads.add(named("yunshu", "澜桥云枢"));
        leads.add(named("yuntai", "沧屿云台智能制造(集团)股份有限公司"));
        leads.add(named("jinggong", "𬭎桥精工有限公司"));
        leads.add(new LeadRegistered(
                new LeadId("coded"),
                PARK,
                "北辰检测",
                creditCode(7),
                null,
                LeadSource.WALK_IN,
                "lin",
                null,
                null,
                day("01-05")));
        leads.add(registered("elsewhere", "CY", "云枢分部", LeadSource.WALK_IN, "su", null, "01-05"));
        views.given(leads);
    }

    private static Object named(String lead, String company) {
        return registered(lead, company, LeadSource.WALK_IN, "lin", "一部", "01-05");
    }

    private List<String> similar(String company) {
        return views.read().leads().similar(Scope.ofPark("LQ"), company, 3).stream()
                .map(LeadView::id)
                .toList();
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "云枢, yunshu",
        "澜桥云枢, yunshu",
        "澜桥云枢有限公司, yunshu",
        "澜桥云枢数据有限公司, yunshu",
        "澜桥云枢数据科技有限公司, yunshu",
        "云枢数据 (澜桥), yunshu",
        "ＬＱ澜桥·云枢集团, yunshu",
        "沧屿云台, yuntai",
        "云台智能制造有限公司, yuntai",
        "沧屿云台智造, yuntai",
        "𬭎桥, jinggong",
        "𬭎桥精密, jinggong",
        "北辰检测有限, coded",
        "有限公司, ''",
        "股份有限公司, ''",
        "北京中关股份有限公司, ''",
        "澜桥新锐数据科技有限公司, ''",
        "云, ''",
        "'', ''",
        "().*, ''"
    })
    void who_types_a_company_finds_it_under_its_other_names(String typed, String leads) {
        assertThat(String.join(" ", similar(typed))).isEqualTo(leads);
    }

    @Test
    void a_credit_code_finds_the_company_whatever_it_is_called() {
        assertThat(similar(creditCode(7).value())).containsExactly("coded");
        assertThat(similar(" " + creditCode(7).value().toLowerCase(java.util.Locale.ROOT)))
                .containsExactly("coded");
        assertThat(similar(creditCode(8).value())).isEmpty();
    }

    @Test
    void the_same_name_comes_first_then_what_contains_it_then_what_looks_like_it() {
        views.given(
                named("part", "澜桥云枢智能"),
                named("turned", "云枢制造(澜桥)"),
                named("same", "澜桥云枢股份有限公司"),
                lost("same", io.parkledger.core.value.LossReason.PRICE, "02-01"));

        assertThat(views.read().leads().similar(Scope.ofPark("LQ"), "澜桥云枢", 9))
                .extracting(LeadView::id)
                .containsExactly("yunshu", "same", "part", "turned");
    }

    @Test
    void a_short_name_of_common_words_is_found_in_a_long_one_too() {
        views.given(named("words", "数据科技集团"));

        assertThat(similar("沧屿云台智能制造数据科技有限公司")).containsExactly("yuntai", "words");
    }

    @Test
    void a_common_word_finds_some_and_no_more_than_asked_for() {
        assertThat(similar("数据科技")).hasSize(3).allMatch(id -> id.startsWith("trade"));
        assertThat(similar("澜桥")).hasSize(3);
    }

    @Test
    void one_looks_in_the_park_only_and_is_told_what_is_in_scope() {
        assertThat(similar("云枢")).containsExactly("yunshu");
        var found = views.read().leads().similar(Scope.ALL, "云枢", 9);
        assertThat(found).extracting(LeadView::id).containsExactlyInAnyOrder("yunshu", "elsewhere");
        assertThat(views.read().leads().inScope(new Scope(null, "su", null, null), found))
                .containsExactly("elsewhere");
    }
}
