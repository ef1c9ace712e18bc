package io.parkledger.projection.history;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class HistoryProjectionTest {

    private final TestViews views;

    HistoryProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void the_history_of_a_subject_is_all_that_speaks_of_it_newest_first() {
        views.given(
                        registered("1", "01-05"),
                        registered("2", "01-05"),
                        qualified("1", "01-08"),
                        opened("1", "01-12", yuan("5.00")))
                .requireThatDeliveringTwiceChangesNothing();

        var history = views.read().history().of("1", SliceRequest.first(10)).items();
        assertThat(history)
                .extracting(HistoryView::type)
                .containsExactly("negotiation.opened", "lead.qualified", "lead.registered");
        var opened = history.get(0);
        assertThat(opened.position()).isEqualTo(4);
        assertThat(opened.aggregateType()).isEqualTo("negotiation");
        assertThat(opened.subjects()).isEqualTo(List.of("N-1", "1"));
        assertThat(opened.effectiveOn()).isEqualTo("2021-01-12");
        assertThat(opened.recordedAt()).isEqualTo(TestViews.FIRST_RECORDED_AT.plusSeconds(240));
        assertThat(opened.actor()).isEqualTo("lin");
        assertThat(opened.requestId()).isEqualTo("r-1");
        assertThat(opened.simulated()).isFalse();
        assertThat(opened.facts()).containsEntry("company", "公司1").containsEntry("valueCny", "5.00");
    }

    private List<Long> positions(HistoryViews.Filter filter) {
        return views.read().history().page(filter, SliceRequest.first(10)).items().stream()
                .map(HistoryView::position)
                .toList();
    }

    @Test
    void the_ledger_is_read_by_kind_person_subject_day_and_position() {
        views.given(
                registered("1", "01-05"),
                registered("2", "01-05"),
                qualified("1", "01-08"),
                registered("3", "01-31"),
                qualified("2", "02-01"));

        assertThat(positions(new HistoryViews.Filter(null, null, null, null, null, null, null)))
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(positions(new HistoryViews.Filter("lead.qualified", null, null, null, null, null, null)))
                .containsExactly(5L, 3L);
        assertThat(positions(new HistoryViews.Filter(null, "lin", "1", null, null, null, null)))
                .containsExactly(3L, 1L);
        assertThat(positions(new HistoryViews.Filter(null, "su", null, null, null, null, null)))
                .isEmpty();
        assertThat(positions(new HistoryViews.Filter(null, null, null, day("01-08"), day("01-31"), null, null)))
                .containsExactly(4L, 3L);
        assertThat(positions(new HistoryViews.Filter(null, null, null, null, null, 1L, 3L)))
                .containsExactly(3L, 2L);
    }

    @Test
    void what_is_said_anew_of_a_period_is_late_in_that_period_however_it_is_dated() {
        views.given(
                registered("1", "01-05"),
                tax("T1", "2021-Q1", "5.00"),
                restated("T1", "2021-Q1", Figure.tax(TaxType.ALL, TaxScope.FULL), "5.00", "4.00", "07-05"));

        assertThat(positions(new HistoryViews.Filter(null, null, null, day("01-01"), day("03-31"), 2L, null)))
                .containsExactly(3L);
        assertThat(positions(new HistoryViews.Filter(null, null, null, day("04-01"), day("06-30"), 2L, null)))
                .isEmpty();
    }

    @Test
    void what_turns_out_to_have_begun_earlier_is_late_in_the_days_it_began_in() {
        views.given(
                registered("1", "02-05"),
                new LeadCorrected(
                        new LeadId("1"),
                        PARK,
                        null,
                        "澜桥云枢",
                        null,
                        null,
                        LeadSource.WALK_IN,
                        null,
                        day("01-20"),
                        LeadStage.REGISTERED,
                        "记错了日子",
                        day("02-10")));

        assertThat(positions(new HistoryViews.Filter(null, null, null, day("01-01"), day("01-31"), 1L, null)))
                .containsExactly(2L);
        assertThat(positions(new HistoryViews.Filter(null, null, null, day("2020-12-01"), day("2020-12-31"), 1L, null)))
                .isEmpty();
    }

    /** The auditor's question: what was said of January only after the second event had been recorded? */
    @Test
    void what_was_recorded_late_about_a_period_is_found() {
        views.given(
                registered("1", "01-05"), registered("2", "02-05"), qualified("1", "01-08"), registered("3", "02-06"));

        var january = new HistoryViews.Filter(null, null, null, day("01-01"), day("01-31"), 2L, null);

        assertThat(positions(january)).containsExactly(3L);
    }

    @Test
    void a_page_of_the_ledger_goes_on_where_the_one_before_ended() {
        views.given(registered("1", "01-05"), registered("2", "01-05"), registered("3", "01-05"));
        var all = new HistoryViews.Filter(null, null, null, null, null, null, null);

        var first = views.read().history().page(all, SliceRequest.first(2));
        var second = views.read().history().page(all, new SliceRequest(2, first.next()));

        assertThat(second.items()).extracting(HistoryView::position).containsExactly(1L);
        assertThat(second.next()).isNull();
    }

    @Test
    void no_personal_data_stands_in_the_history() {
        views.given(registered("1", "01-05"), qualified("1", "01-08"));

        var qualified =
                views.read().history().of("1", SliceRequest.first(1)).items().get(0);
        assertThat(qualified.facts().toJson()).doesNotContain("王工", "100-0000-0001");
    }

    @Test
    void what_is_agreed_for_days_that_are_over_is_late_in_these_days() {
        var free = new LeaseConditions(List.of(), List.of(new RentFree(day("04-01"), day("04-15"))), null, null);
        var rentFree = new ContractAmended(new ContractId("C1"), yuan("31.00"), free, day("07-20"), day("07-20"));
        views.given(registered("1", "01-05"), amended("C1", "33.00", "02-01", "07-10"), rentFree);

        assertThat(positions(new HistoryViews.Filter(null, null, null, day("02-01"), day("02-28"), 1L, null)))
                .containsExactly(2L);
        assertThat(positions(new HistoryViews.Filter(null, null, null, day("04-01"), day("04-30"), 1L, null)))
                .containsExactly(3L, 2L);
        assertThat(positions(new HistoryViews.Filter(null, null, null, day("01-01"), day("01-31"), 1L, null)))
                .isEmpty();
    }
}
