package io.parkledger.projection.lead;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.lead.TriageVerdict;
import io.parkledger.core.value.LeadSource;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class LeadListTest {

    private static final LeadViews.Filter ALL = new LeadViews.Filter(null, null, null, null, null);

    private final TestViews views;

    LeadListTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    private static Object lead(String lead, String company, String owner, String on) {
        return registered(lead, company, LeadSource.WALK_IN, owner, null, on);
    }

    private LeadViews leads() {
        return views.read().leads();
    }

    private List<String> walked(LeadViews.Sort sort, int limit) {
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = leads().page(Scope.ALL, ALL, sort, new SliceRequest(limit, cursor));
            page.items().forEach(lead -> ids.add(lead.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void every_order_shows_every_lead_once_and_the_id_decides_between_equals() {
        views.given(
                lead("a", "乙", "lin", "01-05"),
                lead("b", "甲", "lin", "01-05"),
                lead("c", "乙", "su", "01-06"),
                lead("d", "丙", "su", "01-04"),
                lead("e", "乙", "su", "01-05"));

        for (int limit = 1; limit <= 6; limit++) {
            assertThat(walked(LeadViews.Sort.NEWEST, limit)).containsExactly("c", "e", "b", "a", "d");
            assertThat(walked(LeadViews.Sort.OLDEST, limit)).containsExactly("d", "a", "b", "e", "c");
            assertThat(walked(LeadViews.Sort.COMPANY, limit))
                    .as("by code point")
                    .containsExactly("d", "a", "c", "e", "b");
        }
    }

    @Test
    void a_list_is_counted_as_it_is_filtered() {
        views.given(
                lead("1", "甲", "lin", "01-05"),
                lead("2", "乙", "su", "01-06"),
                qualified("2", "01-07"),
                registered("3", "CY", "丙", LeadSource.WEBSITE, "su", null, "01-07"));

        assertThat(leads().count(Scope.ALL, ALL)).isEqualTo(new Count(3, false));
        assertThat(leads().count(Scope.ofPark("LQ"), ALL)).isEqualTo(new Count(2, false));
        assertThat(leads().count(new Scope(null, "su", null, null), ALL)).isEqualTo(new Count(2, false));
        assertThat(leads().count(
                                Scope.ofPark("LQ"),
                                new LeadViews.Filter(LeadStage.QUALIFIED, "su", LeadSource.WALK_IN, null, null)))
                .isEqualTo(new Count(1, false));
        assertThat(leads().count(Scope.ALL, new LeadViews.Filter(null, null, null, null, "丙")))
                .isEqualTo(new Count(1, false));
    }

    @Test
    void counting_stops_where_nobody_wants_to_know_more() {
        views.given(IntStream.rangeClosed(1, Count.FOUND_UP_TO)
                .mapToObj(number -> lead("" + number, "澜桥" + number, "lin", "01-05"))
                .toList());
        var search = new LeadViews.Filter(null, null, null, null, "澜桥");

        assertThat(leads().count(Scope.ALL, search)).isEqualTo(new Count(Count.FOUND_UP_TO, false));
        views.given(lead("more", "澜桥", "lin", "01-05"));
        assertThat(leads().count(Scope.ALL, search)).isEqualTo(new Count(Count.FOUND_UP_TO, true));
        assertThat(leads().count(Scope.ALL, ALL)).isEqualTo(new Count(Count.FOUND_UP_TO + 1, false));
    }

    @Test
    void a_new_lead_awaits_its_triage_and_the_oldest_comes_first() {
        views.given(
                lead("1", "甲", "lin", "01-07"),
                lead("2", "乙", "su", "01-05"),
                lead("3", "丙", "su", "01-06"),
                new LeadTriaged(new LeadId("3"), TriageVerdict.PURSUE, day("01-07")),
                lead("4", "丁", "su", "01-04"),
                recycled("4", "01-08"),
                lead("5", "戊", "su", "01-06"));

        assertThat(leads().awaitingTriage(Scope.ALL, 2))
                .extracting(LeadView::id)
                .containsExactly("2", "5");
        assertThat(leads().countAwaitingTriage(Scope.ALL)).isEqualTo(new Count(3, false));
        assertThat(leads().countAwaitingTriage(new Scope(null, "su", null, null)))
                .isEqualTo(new Count(2, false));
    }
}
