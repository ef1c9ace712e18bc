package io.parkledger.projection.store.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.StoredLedger;
import io.parkledger.core.ledger.TestLedger;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.Ends;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Story;
import io.parkledger.projection.reception.VisitView;
import io.parkledger.projection.store.ByChance;
import io.parkledger.projection.store.Extremes;
import io.parkledger.projection.store.HeardEvents;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.store.TestServer;
import io.parkledger.projection.store.TestViews;
import io.parkledger.projection.store.ViewCheck;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.ViewDigests;
import io.parkledger.projection.store.WorkingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/**
 * What views hold is pinned in {@code views.sha256}, and from that file follows whether views are built anew at the
 * next start: so no change of a projection is forgotten. A projection that is written otherwise and makes the same
 * changes nothing.
 */
class ShapeTest {

    private static final Path PINNED = Path.of("src", "main", "resources", "views.sha256");
    private static final Path FOUND = Path.of("target", "views.sha256");
    private static final int BATCH = 1_000;
    /** By chance, of what each projection listens to. */
    private static final int STORIES = 60;
    /** Of each of them, in events. */
    private static final int LENGTH = 60;

    /** More than are ever set aside. */
    private static final int EVENTS = 100_000;
    /** As many as the stored ledger holds. */
    private static final int STORED_EVENTS = 255;

    private static TestViews views() {
        return TestViews.on(TestServer.all().get(0));
    }

    @Test
    void views_hold_what_is_pinned() throws IOException {
        var digests = new ViewDigests();
        addStory(digests);
        addPutRight(digests);
        addEnds(digests);
        addExtremes(digests);
        addByChance(digests);
        addStored(digests, StoredLedger.BOOKS, STORED_EVENTS);
        addStored(digests, StoredLedger.POISON, 1);
        var found = digests.lines();
        var pinned = Files.readAllLines(PINNED);
        Files.write(FOUND, found);

        assertThat(found).hasSizeGreaterThan(Projections.all().collections().size());
        assertThat(found).as("""
                        %s do not hold what they held. If that is meant, copy crm-projection/%s over crm-projection/%s: \
                        with that file, views are built anew at the next start of every site. If you have changed no \
                        projection, and the tests tell no other events than before, find out what you have changed.""", names(found, pinned), FOUND, PINNED).isEqualTo(pinned);
    }

    /** Collections whose lines are not the same on both sides. */
    private static Set<String> names(List<String> found, List<String> pinned) {
        var differing = new TreeSet<String>();
        found.stream().filter(line -> !pinned.contains(line)).forEach(differing::add);
        pinned.stream().filter(line -> !found.contains(line)).forEach(differing::add);
        return differing.stream()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every type of event, in an order that makes sense. */
    private static void addStory(ViewDigests digests) {
        var told = Story.ofEverything();
        assertThat(told.stream().map(Object::getClass).collect(Collectors.toSet()))
                .as("every type of event")
                .containsAll(Extremes.eventTypes());
        try (var views = views()) {
            digests.add(views.given(told));
            assertThat(views.generation().parked(EVENTS)).isEmpty();
        }
    }

    /** What puts something right, or takes it back, before the story goes on and hides what that has changed. */
    private static void addPutRight(ViewDigests digests) {
        var putRight = new HashSet<Class<?>>();
        try (var views = views()) {
            for (var event : Story.ofEverything()) {
                views.given(event);
                if (putsRight(event.getClass())) {
                    putRight.add(event.getClass());
                    digests.add(views);
                }
            }
        }
        assertThat(putRight)
                .hasSizeGreaterThan(40)
                .containsAll(Extremes.eventTypes().stream()
                        .filter(ShapeTest::putsRight)
                        .toList());
    }

    private static boolean putsRight(Class<?> type) {
        return type.getAnnotation(EventType.class).retroactive();
    }

    /** Every end with every correction of it, and nothing after it. */
    private static void addEnds(ViewDigests digests) {
        try (var views = views()) {
            digests.add(views.given(Ends.all()));
            assertThat(views.generation().parked(EVENTS)).isEmpty();
        }
    }

    /** Every field of every type of event at all values that can be told. */
    private static void addExtremes(ViewDigests digests) {
        var check = new ViewCheck();
        var events = new ArrayList<Object>();
        int story = 0;
        for (var type : Extremes.eventTypes()) {
            for (var variant : Extremes.variants(type)) {
                var event = variant.inStory().apply(++story);
                if (canBeTold(event, check)) {
                    events.addAll(Extremes.before(type, story));
                    events.add(event);
                }
            }
        }
        assertThat(events).hasSizeGreaterThan(2_000);
        try (var views = views()) {
            for (int from = 0; from < events.size(); from += BATCH) {
                views.given(events.subList(from, Math.min(events.size(), from + BATCH)));
            }
            digests.add(views);
        }
    }

    /** What each projection listens to, in any order: what one event says, and what another has said before. */
    private static void addByChance(ViewDigests digests) {
        var heard = HeardEvents.byProjection();
        assertThat(heard).hasSizeGreaterThan(5);
        int story = 0;
        try (var views = views()) {
            for (var types : heard.values()) {
                for (int i = 0; i < STORIES; i++) {
                    views.given(ByChance.story(story++, types, LENGTH));
                }
            }
            digests.add(views);
            assertThat(views.generation().parked(EVENTS))
                    .as("what makes no sense at all")
                    .hasSizeLessThan(story * LENGTH / 10);
        }
    }

    private static boolean canBeTold(Object event, ViewCheck check) {
        try {
            check.require((Event) event);
            return true;
        } catch (InvalidValue e) {
            return false;
        }
    }

    /** What an older version wrote, as it is read today. */
    private static void addStored(ViewDigests digests, String name, int atLeast) {
        List<LedgerEvent> events;
        try (var ledger = TestLedger.open(StoredLedger.restore(name))) {
            events = ledger.ledger.reader().after(0, BATCH);
        }
        assertThat(events).hasSizeBetween(atLeast, BATCH - 1);
        try (var views = views()) {
            views.apply(events);
            digests.add(views);
        }
    }

    @Test
    void the_shape_is_that_of_the_pinned_file() throws IOException {
        var pinned = Files.readAllLines(PINNED);

        assertThat(Shape.now()).isEqualTo(Shape.of(pinned));
        assertThat(Shape.of(pinned.subList(1, pinned.size()))).isNotEqualTo(Shape.now());
    }

    /** Writes what it is told to, once or in another order. */
    static final class Remarks implements Projection {
        private final ViewCollection<VisitView> collection;
        private final List<String> fields;
        private final Object value;

        Remarks(List<String> fields, Object value, Bson... indexes) {
            collection = ViewCollection.of("remarks", VisitView.class, indexes);
            this.fields = fields;
            this.value = value;
        }

        @Override
        public List<ViewCollection<?>> collections() {
            return List.of(collection);
        }

        @EventHandler
        void on(LeadRegistered e, WorkingSet views) {
            var draft = views.open(collection, e.leadId().value());
            fields.forEach(field -> draft.set(field, value));
        }
    }

    private static List<String> digestsOf(Remarks remarks) {
        var projections = new ProjectionSet(List.of(remarks));
        try (var views = TestViews.on(TestServer.all().get(0), projections)) {
            return new ViewDigests()
                    .add(views.given(Story.registered("1", "01-05")))
                    .lines();
        }
    }

    @Test
    void a_field_a_value_its_type_or_an_index_that_is_another_one_is_another_shape_and_the_order_is_not() {
        var before = digestsOf(new Remarks(List.of("a", "b"), 1));

        assertThat(digestsOf(new Remarks(List.of("b", "a"), 1))).isEqualTo(before);
        assertThat(List.of(
                        digestsOf(new Remarks(List.of("a", "c"), 1)),
                        digestsOf(new Remarks(List.of("a"), 1)),
                        digestsOf(new Remarks(List.of("a", "b"), 2)),
                        digestsOf(new Remarks(List.of("a", "b"), 1L)),
                        digestsOf(new Remarks(List.of("a", "b"), 1, Indexes.ascending("a")))))
                .allSatisfy(after -> assertThat(names(after, before)).containsExactly("remarks"))
                .doesNotHaveDuplicates();
    }
}
