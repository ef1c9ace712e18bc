package io.parkledger.projection.reception;

import static io.parkledger.projection.Story.*;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ReceptionId;
import io.parkledger.core.id.VisitId;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class ReceptionProjectionTest {

    private final TestViews views;

    ReceptionProjectionTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_reception_may_be_corrected_and_cancelled() {
        views.given(
                        new ReceptionRecorded(
                                new ReceptionId("1"),
                                PARK,
                                new LeadId("L1"),
                                "沧屿数澜",
                                4,
                                "lin",
                                "一部",
                                "考察",
                                day("01-11")),
                        new ReceptionCorrected(new ReceptionId("1"), 4, 5, "漏记", day("01-12")),
                        new ReceptionRecorded(
                                new ReceptionId("2"), PARK, null, "沧屿智造", 2, "su", null, null, day("01-13")),
                        new ReceptionCancelled(new ReceptionId("2"), "重复", day("01-14")))
                .requireThatDeliveringTwiceChangesNothing();

        var receptions = views.read().receptions();
        var first = receptions.findReception("1", Scope.ALL).orElseThrow();
        assertThat(first.visitors()).isEqualTo(5);
        assertThat(first.owner()).isEqualTo("lin");
        assertThat(first.receivedOn()).isEqualTo("2021-01-11");
        assertThat(receptions.findReception("2", Scope.ALL).orElseThrow().cancelled())
                .isTrue();
        assertThat(receptions.sumsByMonth(Scope.ALL, day("01-01"), day("01-31")))
                .containsExactly(entry("2021-01", new ReceptionViews.Sum(1, 5)));
        assertThat(receptions.sumsByMonth(Scope.ALL.ownedBy("su"), day("01-01"), day("01-31")))
                .as("hers was cancelled")
                .isEmpty();
        assertThat(receptions.sumsByMonth(Scope.ALL, day("01-11"), day("01-11")))
                .hasSize(1);
        assertThat(receptions.sumsByMonth(Scope.ALL, day("01-12"), day("01-31")))
                .isEmpty();
        assertThat(receptions.sumsByMonth(Scope.ALL, day("01-01"), day("01-10")))
                .isEmpty();
        assertThat(receptionsOf("L1", null, null)).containsExactly("1");
        assertThat(receptionsOf(null, "01-11", "01-12")).containsExactly("1");
        assertThat(receptionsOf(null, "01-12", null))
                .as("also the cancelled one")
                .containsExactly("2");
        assertThat(receptionsOf(null, null, "01-13")).containsExactly("2", "1");
    }

    private List<String> receptionsOf(@Nullable String lead, @Nullable String from, @Nullable String to) {
        var filter = new ReceptionViews.Filter(lead, from == null ? null : day(from), to == null ? null : day(to));
        return views.read().receptions().receptions(Scope.ALL, filter, SliceRequest.first(10)).items().stream()
                .map(ReceptionView::id)
                .toList();
    }

    @Test
    void a_trip_shows_whom_it_saw() {
        views.given(new OutboundVisitRecorded(
                        new VisitId("1"), PARK, null, "深圳", List.of("沧屿数澜", "沧屿智造"), 3, 2, "lin", "一部", day("01-07")))
                .requireThatDeliveringTwiceChangesNothing();

        var visit = views.read().receptions().findVisit("1", Scope.ALL).orElseThrow();
        assertThat(visit.companies()).containsExactly("沧屿数澜", "沧屿智造");
        assertThat(visit.staff() * visit.days()).isEqualTo(6);
        assertThat(views.read().receptions().startedBetween(Scope.ALL, day("01-07"), day("01-07")))
                .containsExactly(visit);
        var after = new ReceptionViews.Filter(null, day("01-08"), null);
        assertThat(views.read()
                        .receptions()
                        .visits(Scope.ALL, after, SliceRequest.first(10))
                        .items())
                .isEmpty();
    }
}
