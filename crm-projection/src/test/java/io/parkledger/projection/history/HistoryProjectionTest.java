package io.parkledger.projection.history;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.PageRequest;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
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

        var history = views.read().history().of("1", PageRequest.first(10)).items();
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

    @Test
    void no_personal_data_stands_in_the_history() {
        views.given(registered("1", "01-05"), qualified("1", "01-08"));

        var qualified =
                views.read().history().of("1", PageRequest.first(1)).items().get(0);
        assertThat(qualified.facts().toJson()).doesNotContain("王工", "100-0000-0001");
    }
}
