package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventCodec;
import io.parkledger.core.ledger.PersonKeys;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.rows.Scope;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Whatever the check lets pass, every view can live with. */
@OnEveryServer
class ViewCheckTest {

    private static final int BATCH = 400;
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1949, 10, 1),
            LocalDate.of(2021, 3, 1),
            LocalDate.of(2021, 12, 31),
            LocalDate.of(2199, 12, 31));

    private final TestServer server;
    private final ViewCheck check = new ViewCheck();

    ViewCheckTest(TestServer server) {
        this.server = server;
    }

    private Optional<InvalidValue> refusal(Object event) {
        try {
            check.require((Event) event);
            return Optional.empty();
        } catch (InvalidValue e) {
            return Optional.of(e);
        }
    }

    /** What happens later to a thing is told of one that there is. */
    @Test
    void every_life_has_a_beginning() {
        assertThat(Extremes.kinds()).hasSizeGreaterThan(10).allSatisfy(kind -> assertThat(Extremes.inOrder(kind))
                .as(kind.getSimpleName())
                .anyMatch(Extremes::isBirth));
    }

    @Test
    void every_field_of_every_event_at_its_extremes_is_refused_or_lived_with() {
        var covered = new TreeSet<String>();
        var refused = new TreeSet<String>();
        var events = new ArrayList<Object>();
        int variants = 0;
        int accepted = 0;
        for (var type : Extremes.eventTypes()) {
            for (var variant : Extremes.variants(type)) {
                covered.add(variant.field());
                var event = variant.inStory().apply(++variants);
                if (refusal(event).isPresent()) {
                    refused.add(variant.field());
                } else {
                    events.addAll(Extremes.before(type, variants));
                    events.add(event);
                    accepted++;
                }
            }
        }

        assertThat(Extremes.eventTypes())
                .as("every event type of the product")
                .hasSameSizeAs(
                        new EventCodec(Contexts.ALL, NO_KEYS).classesByType().keySet())
                .hasSizeGreaterThan(50);
        assertThat(covered).as("every field").containsExactlyInAnyOrderElementsOf(new TreeSet<>(Extremes.fields()));
        assertThat(variants).isGreaterThan(2_000);
        assertThat(accepted).isGreaterThan(1_000);
        assertThat(refused).as("fields that can be refused").hasSizeGreaterThan(200);

        try (var views = TestViews.on(server)) {
            for (int from = 0; from < events.size(); from += BATCH) {
                views.given(events.subList(from, Math.min(events.size(), from + BATCH)));
            }
            assertThat(views.generation().parked()).as("set aside").isEmpty();
            views.projections
                    .collections()
                    .forEach(collection -> requireReadable(collection, views.documents(collection)));
            requireThatReportsAnswer(views);
        }
    }

    private static void requireReadable(ViewCollection<?> collection, List<Document> documents) {
        assertThat(documents).as(collection.name()).isNotEmpty();
        for (var document : documents) {
            assertThatCode(() -> Decoding.view(document, collection.type()))
                    .as("%s %s", collection.name(), document.get("_id"))
                    .doesNotThrowAnyException();
        }
    }

    /** What one user was allowed to write must not take a report away from another. */
    private static void requireThatReportsAnswer(TestViews views) {
        var read = views.read();
        for (var day : DAYS) {
            var letting = read.letting(Scope.ALL, day);
            assertThat(letting.occupancy()).isNotNull();
            assertThat(letting.wale()).isNotNull();
            assertThat(letting.expiry()).isNotNull();
            assertThat(letting.rentRoll()).isNotNull();
            var contributions = read.contributionsOf(Scope.ALL);
            assertThat(contributions.sums(day.getYear())).isNotNull();
            assertThat(contributions.report(day.getYear(), 10)).isNotNull();
            assertThat(contributions.commitments(day)).isNotNull();
        }
        var from = LocalDate.of(1949, 10, 1);
        var to = LocalDate.of(2199, 12, 31);
        assertThat(read.tenancy().tenants(Scope.ALL, from, to)).isNotNull();
        assertThat(read.tenancy().renewals(Scope.ALL, from, to, to)).isNotNull();
        assertThat(read.tenancy().receptions(Scope.ALL, from, to)).isNotNull();
        assertThat(read.funnel().report(Scope.ALL, YearMonth.of(2021, 1), YearMonth.of(2021, 12)))
                .isNotNull();
        assertThat(read.funnel().report(Scope.ALL, YearMonth.of(1949, 10), YearMonth.of(2199, 12)))
                .isNotNull();
    }

    @Test
    void what_happens_every_day_passes() {
        assertThat(Extremes.eventTypes()).hasSizeGreaterThan(50).allSatisfy(type -> assertThat(
                        refusal(Extremes.sample(type, 1)))
                .as(type.getSimpleName())
                .isEmpty());
    }

    private static final PersonKeys NO_KEYS = new PersonKeys() {
        @Override
        public byte[] keyFor(String personId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> find(String personId) {
            return Optional.empty();
        }
    };
}
