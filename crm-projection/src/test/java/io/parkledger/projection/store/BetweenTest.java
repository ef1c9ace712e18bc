package io.parkledger.projection.store;

import static io.parkledger.projection.Story.assigned;
import static io.parkledger.projection.Story.lost;
import static io.parkledger.projection.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.space.UnitState;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.lead.LeadView;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.rows.Between;
import io.parkledger.projection.store.rows.Between.Change;
import io.parkledger.projection.store.rows.RowFilter;
import io.parkledger.projection.store.rows.Rows;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What became of a list between two positions is what differs when it is read as of both. */
@OnEveryServer
class BetweenTest {

    private static final int LENGTH = 40;
    private static final int PAIRS = 25;

    private final TestViews views;

    BetweenTest(TestServer server) {
        views = TestViews.on(server);
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void what_came_and_what_changed_is_what_differs_between_both_lists_whatever_happened_by_chance() {
        int story = 5_000;
        for (var types : HeardEvents.byProjection().values()) {
            views.given(ByChance.story(story++, types, LENGTH));
        }
        var chance = new Random(1);
        int last = views.told().size();
        int differing = 0;
        for (int i = 0; i < PAIRS; i++) {
            long from = chance.nextInt(last);
            long to = from + chance.nextInt(last - (int) from + 1);
            for (var collection : views.projections.collections()) {
                if (!collection.totals()) {
                    differing += requireSame(collection, from, to, 1 + chance.nextInt(9));
                }
            }
        }

        assertThat(differing).isGreaterThan(PAIRS * 10);
    }

    @Test
    void a_list_that_is_narrowed_down_differs_by_what_differs_between_both_narrowed_lists() {
        int story = 7_000;
        for (var types : HeardEvents.byProjection().values()) {
            views.given(ByChance.story(story++, types, 4 * LENGTH));
        }
        var chance = new Random(2);
        int last = views.told().size();
        var became = new TreeMap<String, Integer>();
        for (int i = 0; i < PAIRS * 4; i++) {
            long from = chance.nextInt(last);
            long to = from + chance.nextInt(last - (int) from + 1);
            int limit = 1 + chance.nextInt(9);
            var lead = leadFilter(chance);
            requireSame(
                    LeadViews.COLLECTION,
                    new LeadViews(views.generation()).matched(lead),
                    at -> all(next -> new LeadViews(at).page(Scope.ALL, lead, LeadViews.Sort.COMPANY, next)),
                    from,
                    to,
                    limit,
                    became);
            var talk = new NegotiationViews.Filter(
                    either(chance, NegotiationStage.values()), either(chance, true, false), null, null, null);
            requireSame(
                    NegotiationViews.COLLECTION,
                    new NegotiationViews(views.generation()).matched(talk),
                    at -> all(next ->
                            new NegotiationViews(at).page(Scope.ALL, talk, NegotiationViews.Sort.COMPANY, next)),
                    from,
                    to,
                    limit,
                    became);
            var unit = new SpaceViews.Filter(null, either(chance, UnitState.values()));
            requireSame(
                    SpaceViews.UNITS,
                    new SpaceViews(views.generation()).matched(unit),
                    at -> all(next -> new SpaceViews(at).units(Scope.ALL, unit, next)),
                    from,
                    to,
                    limit,
                    became);
        }

        assertThat(became)
                .containsKeys("came", "went", "changed")
                .allSatisfy((what, often) -> assertThat(often).as(what).isGreaterThan(5));
    }

    private LeadViews.Filter leadFilter(Random chance) {
        var known = rows(LeadViews.COLLECTION, views.told().size()).values().toArray(LeadView[]::new);
        var one = known[chance.nextInt(known.length)];
        return new LeadViews.Filter(
                either(chance, LeadStage.values()),
                either(chance, one.owner()),
                either(chance, one.source()),
                null,
                either(chance, one.company().substring(0, 1)));
    }

    /** One of them, or none. */
    @SafeVarargs
    private static <T> T either(Random chance, T... of) {
        var at = chance.nextInt(of.length + Math.max(1, of.length / 2));
        return at < of.length ? of[at] : null;
    }

    private static <T> List<T> all(Function<SliceRequest, Slice<T>> pages) {
        var all = new ArrayList<T>();
        for (var next = SliceRequest.first(7); next != null; ) {
            var page = pages.apply(next);
            all.addAll(page.items());
            next = page.next() == null ? null : new SliceRequest(7, page.next());
        }
        return all;
    }

    private <T> void requireSame(
            ViewCollection<T> collection,
            RowFilter filter,
            Function<Generation, List<T>> list,
            long from,
            long to,
            int limit,
            Map<String, Integer> became) {
        var before = byId(collection, list.apply(views.generation().asOf(from)));
        var after = byId(collection, list.apply(views.generation().asOf(to)));
        var expected = new TreeMap<String, List<T>>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .forEach(id -> expected.put(id, pair(before.get(id), after.get(id))));

        var found = new TreeMap<String, List<T>>();
        walk(new Between<>(views.generation(), collection, from, to).matching(filter), Scope.ALL, limit)
                .forEach(change -> assertThat(found.put(
                                change.id(),
                                pair(
                                        change.matchedBefore() ? change.before() : null,
                                        change.matchesAfter() ? change.after() : null)))
                        .as("%s is there once", change.id())
                        .isNull());
        // Written, and again what it was: whoever tells it says so by what is shown.
        found.values().removeIf(pair -> Objects.equals(pair.get(0), pair.get(1)));

        assertThat(found).as("%s from %d to %d", collection.name(), from, to).isEqualTo(expected);
        expected.values()
                .forEach(pair -> became.merge(
                        pair.get(0) == null ? "came" : pair.get(1) == null ? "went" : "changed", 1, Integer::sum));
    }

    private static <T> Map<String, T> byId(ViewCollection<T> collection, List<T> rows) {
        return rows.stream().collect(Collectors.toMap(collection::idOf, row -> row));
    }

    private <T> int requireSame(ViewCollection<T> collection, long from, long to, int limit) {
        var before = rows(collection, from);
        var after = rows(collection, to);
        var expected = new TreeMap<String, List<T>>();
        after.forEach((id, row) -> {
            if (!Objects.equals(before.get(id), row)) {
                expected.put(id, pair(before.get(id), row));
            }
        });

        var found = new TreeMap<String, List<T>>();
        walk(new Between<>(views.generation(), collection, from, to), Scope.ALL, limit)
                .forEach(change -> assertThat(found.put(change.id(), pair(change.before(), change.after())))
                        .as("%s is there once", change.id())
                        .isNull());

        assertThat(after.keySet()).as("nothing is ever taken away").containsAll(before.keySet());
        assertThat(found).as("%s from %d to %d", collection.name(), from, to).isEqualTo(expected);
        return found.size();
    }

    private static <T> List<T> pair(T before, T after) {
        var pair = new ArrayList<T>();
        pair.add(before);
        pair.add(after);
        return pair;
    }

    private <T> Map<String, T> rows(ViewCollection<T> collection, long position) {
        var rows = new HashMap<String, T>();
        for (var document :
                new Rows<>(views.generation().asOf(position), collection).documents(Scope.ALL, Filters.empty())) {
            rows.put(document.getString("_id"), collection.read(new Document(document)));
        }
        return rows;
    }

    private static <T> List<Change<T>> walk(Between<T> between, Scope scope, int limit) {
        var walked = new ArrayList<Change<T>>();
        var request = SliceRequest.first(limit);
        Slice<Change<T>> slice;
        do {
            slice = between.page(scope, Optional::of, request);
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(slice.items());
            request = new SliceRequest(limit, slice.next());
        } while (slice.next() != null);
        assertThat(walked)
                .as("those that were written last come first")
                .isSortedAccordingTo(Comparator.comparing((Change<T> change) -> change.position())
                        .reversed()
                        .thenComparing(Change::id));
        return walked;
    }

    private Between<LeadView> leads(long from, long to) {
        return new Between<>(views.generation(), LeadViews.COLLECTION, from, to);
    }

    @Test
    void whoever_has_a_row_today_is_told_what_became_of_it_and_nobody_else_is() {
        views.given(registered("L1", "01-02"), registered("L2", "01-03"));
        views.given(lost("L1", LossReason.PRICE, "01-05"), assigned("L1", "su", "二部", "03-25"));
        var ofSu = new Scope(null, "su", "二部", null);
        var ofLin = new Scope(null, "lin", "一部", null);

        assertThat(walk(leads(0, 2), ofSu, 5)).extracting(Change::id).containsExactly("L1");
        assertThat(walk(leads(2, 3), ofSu, 5))
                .singleElement()
                .satisfies(change -> assertThat(change.before().owner()).isEqualTo("lin"));
        assertThat(walk(leads(0, 2), ofLin, 5)).extracting(Change::id).containsExactly("L2");
        assertThat(leads(0, 4).positions(ofSu, Long.MAX_VALUE, 10)).containsExactly(4L, 3L, 1L);
        assertThat(leads(0, 4).positions(ofSu, 4, 1)).containsExactly(3L);
    }

    @Test
    void what_is_said_of_no_row_is_left_out_and_the_page_is_full_all_the_same() {
        views.given(IntStream.rangeClosed(1, 300)
                .mapToObj(i -> registered("L%03d".formatted(i), "01-02"))
                .toList());
        var between = leads(0, 300);

        var page = between.page(
                Scope.ALL,
                change -> change.id().endsWith("0") ? Optional.of(change.id()) : Optional.empty(),
                SliceRequest.first(20));

        assertThat(page.items()).hasSize(20).startsWith("L300", "L290");
        assertThat(between.page(
                                Scope.ALL,
                                change -> change.id().endsWith("0") ? Optional.of(change.id()) : Optional.empty(),
                                new SliceRequest(20, page.next()))
                        .items())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "L%03d".formatted(110 - 10 * i))
                        .toList());
        assertThatThrownBy(() -> between.page(Scope.ALL, Optional::of, new SliceRequest(5, "bm9uZQ")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void the_positions_of_a_row_are_those_of_the_events_that_wrote_it() {
        views.given(
                registered("L1", "01-02"),
                registered("L2", "01-02"),
                lost("L1", LossReason.PRICE, "01-05"),
                assigned("L2", "su", "二部", "03-25"));

        assertThat(new Rows<>(views.generation(), LeadViews.COLLECTION).positionsOf("L1", Scope.ALL))
                .containsExactly(1L, 3L);
        assertThat(new Rows<>(views.generation().asOf(2), LeadViews.COLLECTION).positionsOf("L1", Scope.ALL))
                .containsExactly(1L);
    }
}
