package io.parkledger.projection.contribution;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contribution.ContributionEvent.RestatementRejected;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.Scope;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import java.math.BigDecimal;
import java.util.Map;
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

        views.given(restated("T1", "2021-Q3", TAX, "120000.00", "125000.50", "11-03"))
                .requireThatDeliveringTwiceChangesNothing();
        assertThat(figure("TAX_ALL_FULL").pending()).isNull();
        assertThat(figure("TAX_ALL_FULL").value()).isEqualTo("125000.50");
        assertThat(figure("TAX_ALL_FULL").reported()).isEqualTo("120000.00");
        assertThat(figure("TAX_ALL_FULL").restatements())
                .containsExactly(new ContributionView.Restatement(
                        new BigDecimal("120000.00"), new BigDecimal("125000.50"), "税务更正", "lin", "su", day("11-03")));
        assertThat(year().taxFen()).isEqualTo(12_500_050);
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
