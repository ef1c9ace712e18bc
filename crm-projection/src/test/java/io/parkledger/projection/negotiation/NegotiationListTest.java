package io.parkledger.projection.negotiation;

import static io.parkledger.projection.Story.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.negotiation.NegotiationViews.Filter;
import io.parkledger.projection.negotiation.NegotiationViews.Sort;
import io.parkledger.projection.negotiation.NegotiationViews.Total;
import io.parkledger.projection.store.OnEveryServer;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.rows.Count;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.SliceRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryServer
class NegotiationListTest {

    private static final Filter ALL = new Filter(null, null, null, null, null);
    private static final Scope OWN = new Scope(null, "su", "二部", null);

    private final TestViews views;

    NegotiationListTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    /** Four talks and one each in review, on hold, signed, lost and landed. */
    @BeforeEach
    void talks() {
        views.given(
                opened("1", "01-12", yuan("100.00")),
                step("1", "03-01"),
                opened("2", "01-10", null),
                step("2", "02-28"),
                opened("3", "su", "二部", "01-11", yuan("0.05")),
                opened("4", "su", "二部", "01-10", yuan("7.00")),
                step("4", "03-01"),
                opened("review", "su", null, "01-01", yuan("1.00")),
                reviewed("review", "01-20"),
                opened("held", "01-02", yuan("2.00")),
                step("held", "01-15"),
                new NegotiationHeld(negotiation("held"), new LeadId("held"), "等待融资", day("01-03")),
                opened("signed", "su", "二部", "01-03", yuan("3.00")),
                step("signed", "02-01"),
                won("signed", "C1", "01-05"),
                opened("lost", "01-04", yuan("4.00")),
                step("lost", "02-01"),
                new NegotiationLost(
                        negotiation("lost"),
                        new LeadId("lost"),
                        NegotiationStage.TALKING,
                        LossReason.PRICE,
                        null,
                        day("01-06")),
                opened("landed", "01-05", yuan("5.00")),
                won("landed", "C2", "01-06"),
                new NegotiationLanded(negotiation("landed"), new LeadId("landed"), new TenantId("T1"), day("01-21")));
    }

    private static Object step(String lead, String dueOn) {
        return new NextStepPlanned(negotiation(lead), new LeadId(lead), "回访", day(dueOn));
    }

    private NegotiationViews negotiations() {
        return views.read().negotiations();
    }

    private static String ids(List<NegotiationView> found) {
        return String.join(
                " ", found.stream().map(each -> each.id().substring(2)).toList());
    }

    private String walked(Scope scope, Filter filter, Sort sort, int limit) {
        var found = new ArrayList<NegotiationView>();
        String cursor = null;
        do {
            var page = negotiations().page(scope, filter, sort, new SliceRequest(limit, cursor));
            found.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return ids(found);
    }

    @Test
    void every_order_shows_every_negotiation_once_and_the_id_decides_between_equals() {
        for (int limit = 1; limit <= 10; limit++) {
            assertThat(walked(Scope.ALL, ALL, Sort.NEWEST, limit)).isEqualTo("1 3 4 2 landed lost signed held review");
            assertThat(walked(Scope.ALL, ALL, Sort.LAST_ACTIVITY, limit))
                    .isEqualTo("held lost signed 2 4 3 1 review landed");
            assertThat(walked(Scope.ALL, ALL, Sort.COMPANY, limit)).isEqualTo("1 2 3 4 held landed lost review signed");
            assertThat(walked(OWN, new Filter(null, true, null, null, null), Sort.LAST_ACTIVITY, limit))
                    .isEqualTo("signed 4 3 review");
        }
    }

    @Test
    void a_negotiation_is_found_by_any_part_of_its_company_or_credit_code() {
        assertThat(walked(Scope.ALL, new Filter(null, null, null, null, "司rev"), Sort.NEWEST, 5))
                .isEqualTo("review");
        assertThat(walked(Scope.ALL, new Filter(null, true, null, null, "（公司）"), Sort.NEWEST, 5))
                .isEqualTo("1 3 4 2 signed held review");
        assertThat(walked(OWN, new Filter(null, null, null, null, "ma0000001"), Sort.NEWEST, 5))
                .isEqualTo("3 4 signed review");
        assertThat(walked(Scope.ALL, new Filter(null, null, null, null, "司司"), Sort.NEWEST, 5))
                .isEmpty();
    }

    @Test
    void a_list_is_added_up_as_it_is_filtered() {
        assertThat(negotiations().total(Scope.ALL, ALL)).isEqualTo(new Total(9, yuan("122.05")));
        assertThat(negotiations().total(OWN, ALL)).isEqualTo(new Total(4, yuan("11.05")));
        assertThat(negotiations().total(Scope.ALL, new Filter(null, false, null, null, null)))
                .isEqualTo(new Total(2, yuan("9.00")));
        assertThat(negotiations().total(Scope.ALL, new Filter(NegotiationStage.REVIEW, true, "su", null, "公司")))
                .isEqualTo(new Total(1, yuan("1.00")));
        assertThat(negotiations().total(Scope.ofPark("CY"), ALL)).isEqualTo(new Total(0, yuan("0.00")));
    }

    @Test
    void steps_are_due_on_their_day_and_after_in_talks_that_go_on() {
        assertThat(ids(negotiations().stepsDue(Scope.ALL, day("02-27"), 9))).isEqualTo("signed");
        assertThat(ids(negotiations().stepsDue(Scope.ALL, day("02-28"), 9))).isEqualTo("signed 2");
        assertThat(ids(negotiations().stepsDue(Scope.ALL, day("03-01"), 9))).isEqualTo("signed 2 1 4");
        assertThat(ids(negotiations().stepsDue(Scope.ALL, day("03-01"), 3))).isEqualTo("signed 2 1");
        assertThat(ids(negotiations().stepsDue(OWN, day("03-01"), 9))).isEqualTo("signed 4");

        var all = new ArrayList<NegotiationView>();
        for (var next = SliceRequest.first(2); next != null; ) {
            var page = negotiations().stepsDue(Scope.ALL, day("03-01"), next);
            all.addAll(page.items());
            next = page.next() == null ? null : new SliceRequest(2, page.next());
        }
        assertThat(ids(all)).isEqualTo("signed 2 1 4");
    }

    @Test
    void talks_without_a_next_step_are_told_the_most_neglected_first() {
        assertThat(ids(negotiations().withoutNextStep(Scope.ALL, 9))).isEqualTo("3 review");
        assertThat(ids(negotiations().withoutNextStep(Scope.ALL, 1))).isEqualTo("3");
        assertThat(negotiations().withoutNextStep(Scope.ofPark("CY"), 9)).isEmpty();
    }

    @Test
    void idle_is_what_nobody_has_touched_and_somebody_should() {
        assertThat(ids(negotiations().idleSince(Scope.ALL, day("01-09"), 9))).isEmpty();
        assertThat(ids(negotiations().idleSince(Scope.ALL, day("01-10"), 9))).isEqualTo("2 4");
        assertThat(ids(negotiations().idleSince(Scope.ALL, day("01-20"), 4))).isEqualTo("2 4 3 1");
        assertThat(ids(negotiations().idleSince(OWN, day("01-20"), 9))).isEqualTo("4 3 review");
        assertThat(negotiations().countIdle(Scope.ALL, day("01-10"))).isEqualTo(new Count(2, false));
        assertThat(negotiations().countIdle(OWN, day("01-20"))).isEqualTo(new Count(3, false));
    }

    @Test
    void a_level_of_attention_holds_those_that_need_this_much_and_no_more() {
        var on = day("01-10").plusDays(60);
        assertThat(walked(Scope.ALL, needing(Attention.YELLOW, on), Sort.LAST_ACTIVITY, 2))
                .isEqualTo("2 4");
        assertThat(walked(Scope.ALL, needing(Attention.GREEN, on), Sort.LAST_ACTIVITY, 2))
                .as("neither held nor signed nor closed")
                .isEqualTo("3 1 review");
        assertThat(walked(Scope.ALL, needing(Attention.YELLOW, on.minusDays(1)), Sort.LAST_ACTIVITY, 2))
                .isEmpty();
        assertThat(walked(Scope.ALL, needing(Attention.RED, on.plusDays(30)), Sort.LAST_ACTIVITY, 2))
                .isEqualTo("2 4");
        assertThat(negotiations().total(OWN, needing(Attention.GREEN, on)).count())
                .isEqualTo(2);
    }

    private static Filter needing(Attention attention, LocalDate on) {
        return new Filter(null, null, null, null, null, new NegotiationViews.Needs(attention, on));
    }

    @Test
    void what_has_moved_is_told_the_newest_first() {
        assertThat(ids(negotiations().movedSince(Scope.ALL, day("01-11"), 9))).isEqualTo("landed review 1 3");
        assertThat(ids(negotiations().movedSince(Scope.ALL, day("01-11"), 1))).isEqualTo("landed");
        assertThat(ids(negotiations().movedSince(OWN, day("01-12"), 9))).isEqualTo("review");
    }
}
