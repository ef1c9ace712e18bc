package io.parkledger.projection.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.parkledger.core.id.Id;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.projection.Projections;
import io.parkledger.projection.Views;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** Views of events that are simply told, without a ledger. */
public final class TestViews implements AutoCloseable {

    public static final Instant FIRST_RECORDED_AT = Instant.parse("2021-01-01T00:00:00Z");

    private static final Map<String, String> METADATA = Map.of(
            "actor", "lin",
            "role", "staff",
            "source", "api",
            "requestId", "r-1",
            "correlationId", "r-1",
            "causationId", "e-0",
            "reason", "补录");

    private static final String NAME = "test";
    private static final String ANEW = "anew";

    /**
     * Servers with views that were emptied. To make all collections with their indexes, and to drop them, takes a real
     * MongoDB longer than most tests take.
     */
    private static final Deque<ViewServer> EMPTIED = new ArrayDeque<>();

    final ViewServer server;
    final ProjectionSet projections;
    private final boolean isEmptiedAtTheEnd;
    private final Generation generation;
    private final List<LedgerEvent> told = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Projector projector;

    TestViews(ViewServer server, ProjectionSet projections) {
        this(server, projections, false);
    }

    private TestViews(ViewServer server, ProjectionSet projections, boolean isEmptiedAtTheEnd) {
        this.server = server;
        this.projections = projections;
        this.isEmptiedAtTheEnd = isEmptiedAtTheEnd;
        generation = new Generation(server, NAME);
        if (generation.progress() == null) {
            generation.create(projections.collections());
        }
        projector = new Projector(projections, generation);
    }

    public static TestViews on(TestServer server) {
        if (!server.isKept()) {
            return on(server, Projections.all());
        }
        var emptied = EMPTIED.poll();
        return new TestViews(emptied == null ? server.openToKeep() : emptied, Projections.all(), true);
    }

    public static TestViews on(TestServer server, ProjectionSet projections) {
        return new TestViews(server.open(), projections);
    }

    /** Told in one batch, after all that was told before. */
    public TestViews given(Object... events) {
        return given(List.of(events));
    }

    public TestViews given(List<?> events) {
        projector.apply(tell(events));
        return this;
    }

    /** As the ledger would hand them out, but not applied to any view. */
    public List<LedgerEvent> tell(List<?> events) {
        int before = told.size();
        events.forEach(event -> told.add(ledgerEvent((Event) event)));
        return List.copyOf(told.subList(before, told.size()));
    }

    private LedgerEvent ledgerEvent(Event payload) {
        var type = payload.getClass().getAnnotation(EventType.class);
        var id = (Id) Components.read(Components.of(payload.getClass()).get(0), (Record) payload);
        var position = told.size() + 1L;
        return new LedgerEvent(
                position,
                "e-" + position,
                type.value().substring(0, type.value().indexOf('.')),
                id.value(),
                sequences.merge(id.value(), 1L, Long::sum) - 1,
                type.value(),
                type.revision(),
                FIRST_RECORDED_AT.plusSeconds(60 * position),
                payload,
                METADATA);
    }

    /** All that was told so far. */
    List<LedgerEvent> told() {
        return List.copyOf(told);
    }

    public Generation generation() {
        return generation;
    }

    public Views read() {
        return Views.of(generation);
    }

    /** All documents of all collections, in the order of ids. */
    Map<String, List<Document>> documents() {
        return documents(generation);
    }

    List<Document> documents(ViewCollection<?> collection) {
        return generation.documents(collection).find().into(new ArrayList<>());
    }

    Map<String, List<Document>> documents(Generation of) {
        var documents = new TreeMap<String, List<Document>>();
        projections.collections().forEach(collection -> {
            documents.put(collection.name(), inOrder(of.documents(collection)));
            documents.put(collection.name() + "_past", inOrder(of.pastVersions(collection)));
        });
        return documents;
    }

    private static List<Document> inOrder(MongoCollection<Document> collection) {
        return collection.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
    }

    /** The same events, told in one batch to views of their own. */
    Map<String, List<Document>> builtAnew() {
        var anew = new Generation(server, ANEW);
        if (anew.progress() == null) {
            anew.drop();
            anew.createWithoutIndexes(projections.collections());
        } else {
            empty(ANEW);
        }
        new Projector(projections, anew).apply(told);
        return documents(anew);
    }

    /** The same events, of which those that fit are remembered while all is built. */
    Generation builtAtOnce(GenerationBuilder.Way way) {
        var anew = new Generation(server, ANEW);
        anew.drop();
        long built = GenerationBuilder.build(
                projections,
                anew,
                (position, upTo, limit) ->
                        told.stream().skip(position).limit(limit).toList(),
                told.size(),
                position -> {},
                way);
        assertThat(built).isEqualTo(told.size());
        return anew;
    }

    /** The projector dies and another one goes on from what is stored. */
    public TestViews goOnFromWhatIsStored() {
        projector = new Projector(projections, generation);
        return this;
    }

    public void apply(List<LedgerEvent> batch) {
        projector.apply(batch);
    }

    /**
     * Delivers the last event again, every single event again at its old position, and everything again: to the
     * projector that knows its documents, and to one that has to read them.
     */
    public TestViews requireThatDeliveringTwiceChangesNothing() {
        var before = documents();
        for (boolean knowing : new boolean[] {true, false}) {
            deliverAgain(told.subList(told.size() - 1, told.size()), knowing, before);
            for (int i = 0; i < told.size(); i++) {
                deliverAgain(told.subList(i, i + 1), knowing, before);
            }
            deliverAgain(told, knowing, before);
        }
        assertThat(builtAnew()).as("the same events in one batch").isEqualTo(before);
        return this;
    }

    private void deliverAgain(List<LedgerEvent> events, boolean knowing, Map<String, List<Document>> before) {
        if (!knowing) {
            goOnFromWhatIsStored();
        }
        projector.apply(events);
        assertThat(documents())
                .as(
                        "after %s at %s was delivered again",
                        events.get(0).type(), events.get(0).position())
                .isEqualTo(before);
    }

    /** At position 0 again. */
    private void empty(String name) {
        for (var collection : server.database().listCollectionNames()) {
            if (collection.startsWith(name + "_")) {
                server.database().getCollection(collection).deleteMany(Filters.empty());
            }
        }
        server.database()
                .getCollection(name + "_progress")
                .insertOne(new Document("_id", "progress").append("position", 0L));
    }

    @Override
    public void close() {
        if (isEmptiedAtTheEnd) {
            empty(NAME);
            EMPTIED.add(server);
            return;
        }
        if (!server.forgets()) {
            server.database().drop();
        }
        server.close();
    }
}
