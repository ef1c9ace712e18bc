package io.parkledger.projection.contribution;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ContributionProjectionTest {

    private final TestViews views;

    ContributionProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static final Figure TAX = Figure.tax(TaxType.ALL, TaxScope.FULL);

    private ContributionView.State figure(String key) {
        return views.read()
                .contributions()
                .find("T1.2021-Q3", Scope.ALL)
                .orElseThrow()
                .figures()
                .get(key);
    }

    private TenantYear year() {
        return views.read().contributions().ofYear(Scope.ALL, 2021).get(0);
    }

    @Test
    void every_figure_is_kept_by_its_measure_and_adds_to_the_year() {
        views.given(
                        tax("T1", "2021-Q3", "120000.00"),
                        tax("T1", "2021-Q3", TaxScope.LOCAL_RETAINED, "30000.00"),
                        jobs("T1", "2021-Q3", 48),
                        output("T1", "2021-Q3", "9000000.00"),
                        tax("T1", "2021-10", "0.00"),
                        jobs("T1", "2021-10", 47))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(figure("TAX_ALL_FULL").value()).isEqualByComparingTo("120000.00");
        assertThat(figure("TAX_ALL_LOCAL_RETAINED").value()).isEqualByComparingTo("30000.00");
        assertThat(figure("JOBS").value()).isEqualByComparingTo("48");
        assertThat(figure("OUTPUT").value()).isEqualByComparingTo("9000000.00");
        assertThat(year().tax()).isEqualTo(Map.of("2021-Q3|ALL", 12_000_000L, "2021-10|ALL", 0L));
        assertThat(year().taxFen()).isEqualTo(12_000_000);
        assertThat(year().retainedFen()).isEqualTo(3_000_000);
        assertThat(year().jobsAtEnd())
                .as("October ends after the third quarter")
                .isEqualTo(47);
        assertThat(year().output()).isEqualTo(Map.of("2021-Q3", 900_000_000L));
    }

    @Test
    void a_restatement_waits_for_a_second_person_and_keeps_what_was_reported() {
        views.given(
                        tax("T1", "2021-Q3", "120000.00"),
                        proposed("T1", "2021-Q3", TAX, "120000.00", "125000.50", "11-02"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(figure("TAX_ALL_FULL").pending())
                .isEqualTo(new ContributionView.Proposal(new BigDecimal("125000.50"), "税务更正", "lin", day("11-02")));
        assertThat(year().taxFen()).as("not yet").isEqualTo(12_000_000);
        assertThat(waiting(Scope.ALL)).containsExactly("T1.2021-Q3");

        views.given(restated("T1", "2021-Q3", TAX, "120000.00", "125000.50", "11-03"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(figure("TAX_ALL_FULL").pending()).isNull();
        assertThat(figure("TAX_ALL_FULL").value()).isEqualTo("125000.50");
        assertThat(figure("TAX_ALL_FULL").reported()).isEqualTo("120000.00");
        assertThat(figure("TAX_ALL_FULL").restatements())
                .containsExactly(new ContributionView.Restatement(
                        new BigDecimal("120000.00"), new BigDecimal("125000.50"), "税务更正", "lin", "su", day("11-03")));
        assertThat(year().taxFen()).isEqualTo(12_500_050);
        assertThat(waiting(Scope.ALL)).isEmpty();
    }

    @Test
    void one_decided_the_other_not_still_waits() {
        views.given(
                tax("T1", "2021-Q3", "120000.00"),
                jobs("T1", "2021-Q3", 48),
                proposed("T1", "2021-Q3", TAX, "120000.00", "125000.50", "11-02"),
                proposed("T1", "2021-Q3", Figure.JOBS, "48", "50", "11-02"),
                restated("T1", "2021-Q3", TAX, "120000.00", "125000.50", "11-03"));

        assertThat(waiting(Scope.ALL)).containsExactly("T1.2021-Q3");
    }

    @Test
    void bound_to_a_building_one_sees_what_the_tenants_there_reported() {
        views.given(
                tenant("T1", Industry.BIG_DATA, List.of(let("U1", "B1", "100.00")), "01-01"),
                tenant("T2", Industry.BIG_DATA, List.of(let("U2", "B2", "100.00")), "01-01"),
                tax("T1", "2021-Q3", "1.00"),
                tax("T2", "2021-Q3", "2.00"));
        var contributions = views.read().contributions();
        var inB2 = new Scope(null, null, null, Set.of("B2"));

        assertThat(contributions.find("T1.2021-Q3", inB2)).isEmpty();
        assertThat(contributions.find("T2.2021-Q3", inB2)).isPresent();
        assertThat(page(inB2, null)).containsExactly("T2.2021-Q3");
        assertThat(page(Scope.ALL, null)).containsExactly("T2.2021-Q3", "T1.2021-Q3");
    }

    private List<String> waiting(Scope scope) {
        return page(scope, true);
    }

    private List<String> page(Scope scope, @Nullable Boolean waiting) {
        var filter = new ContributionViews.Filter(null, null, waiting);
        return views.read().contributions().page(scope, filter, SliceRequest.first(10)).items().stream()
                .map(ContributionView::id)
                .toList();
    }

    @Test
    void a_rejected_restatement_leaves_the_figure_alone() {
        views.given(
                        jobs("T1", "2021-Q3", 48),
                        proposed("T1", "2021-Q3", Figure.JOBS, "48", "50", "11-04"),
                        new RestatementRejected(
                                contribution("T1", "2021-Q3"),
                                new TenantId("T1"),
                                new Period("2021-Q3"),
                                Figure.JOBS,
                                "无社保依据",
                                "su",
                                day("11-05")))
                .requireThatDeliveringTwiceChangesNothing();

        assertThat(figure("JOBS").pending()).isNull();
        assertThat(figure("JOBS").restatements()).isEmpty();
        assertThat(year().jobsAtEnd()).isEqualTo(48);
    }
}
