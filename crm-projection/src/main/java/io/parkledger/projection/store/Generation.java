package io.parkledger.projection.store;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.parkledger.core.ledger.Persons;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One complete set of views, up to one position, with what they were at every position before. Two can exist side by
 * side: the live one, and one being rebuilt.
 */
public final class Generation implements WorkingSet.Source {

    private static final String PROGRESS = "progress";
    private static final String PARKED = "parked";
    private static final String LATEST_DAYS = "latest_days";
    private static final String PAST = "_past";
    private static final String EVENT_ID = "eventId";
    private static final String ID = "_id";
    private static final int INSERTED_AT_ONCE = 5_000;
    /** Of a transaction that its server may be unable to hold. */
    private static final int ATTEMPTS = 3;

    /** For all that one operation takes: somebody is waiting. The projector and rebuilds wait longer. */
    private static final long READERS_WAIT_SECONDS = 5;
    /** Of all there is in one collection: longer than anything else is waited for. */
    private static final long INDEXES_WITHIN_HOURS = 2;

    private final ViewServer server;
    private final String name;
    private final Persons persons;
    /** The position it is read as of; null for what stands. */
    private final @Nullable Long asOf;
    /** Whether nobody reads it yet, and it is dropped when it is not built to its end. */
    private final boolean unread;

    /**
     * How far a generation is.
     *
     * @param eventId of the event at that position: another ledger, or an older copy of this one, has another one there
     * @param parked  how many events are set aside
     */
    public record Progress(long position, @Nullable String eventId, int parked) {

        static Progress of(Document stored) {
            return new Progress(
                    stored.getLong(Draft.POSITION), stored.getString(EVENT_ID), stored.getInteger(PARKED, 0));
        }
    }

    /** Views without a ledger, which withhold nobody. */
    public Generation(ViewServer server, String name) {
        this(server, name, Persons.ALL_SHOWN);
    }

    /** @param persons whose data readers are not shown */
    public Generation(ViewServer server, String name, Persons persons) {
        this(server, name, persons, null, false);
    }

    private Generation(ViewServer server, String name, Persons persons, @Nullable Long asOf, boolean unread) {
        this.server = server;
        this.name = name;
        this.persons = persons;
        this.asOf = asOf;
        this.unread = unread;
    }

    /** The same views as they were at a position, which they have come to. */
    public Generation asOf(long position) {
        return new Generation(server, name, persons, position, false);
    }

    /**
     * The same views while they are built and nobody reads them. No transaction holds together what a batch writes: one
     * that was written in part is completed when it is delivered again.
     */
    public Generation unread() {
        return new Generation(server, name, persons, null, true);
    }

    /** The position it is read as of; null for what stands. */
    public @Nullable Long asOf() {
        return asOf;
    }

    public String name() {
        return name;
    }

    /** Whose data readers are not shown, whatever the position. */
    public Persons persons() {
        return persons;
    }

    /**
     * Makes the collections with their indexes, at position 0. Empty ones: an index built later waits for every open
     * transaction.
     */
    public void create(List<ViewCollection<?>> collections) {
        createWithoutIndexes(collections);
        createIndexes(collections);
    }

    /** Makes the collections, at position 0: to be built while {@link #unread}. */
    public void createWithoutIndexes(List<ViewCollection<?>> collections) {
        for (var collection : collections) {
            server.database().createCollection(nameOf(collection));
            server.database().createCollection(nameOf(collection) + PAST);
        }
        server.database().createCollection(name + "_" + PARKED);
        server.database().createCollection(name + "_" + LATEST_DAYS);
        if (isIndexed()) {
            allLatestDays().createIndex(Indexes.descending(LatestDays.OF, Draft.POSITION, LatestDays.DAY));
        }
        stored().insertOne(new Document(ID, PROGRESS).append(Draft.POSITION, 0L));
    }

    /** Before anybody reads: of all there is at once, which takes less than of one document after the other. */
    public void createIndexes(List<ViewCollection<?>> collections) {
        if (isIndexed()) {
            for (var collection : collections) {
                createIndexes(documents(collection), collection.indexModels());
                createIndexes(pastVersions(collection), collection.pastIndexModels());
            }
        }
    }

    private static void createIndexes(MongoCollection<Document> collection, List<IndexModel> indexes) {
        collection.withTimeout(INDEXES_WITHIN_HOURS, TimeUnit.HOURS).createIndexes(indexes);
    }

    /** Removes all there is of it, whichever collections it was made with. */
    public void drop() {
        for (var collection : server.database().listCollectionNames().into(new ArrayList<>())) {
            if (collection.startsWith(name + "_")) {
                server.database().getCollection(collection).drop();
            }
        }
    }

    /** What stands, for people: an operation that takes longer than they wait is given up. */
    public MongoCollection<Document> forPeople(ViewCollection<?> collection) {
        return forPeople(documents(collection));
    }

    /** The same of what was superseded. */
    public MongoCollection<Document> pastForPeople(ViewCollection<?> collection) {
        return forPeople(pastVersions(collection));
    }

    private static <T> MongoCollection<T> forPeople(MongoCollection<T> collection) {
        return collection.withTimeout(READERS_WAIT_SECONDS, TimeUnit.SECONDS);
    }

    public MongoCollection<Document> documents(ViewCollection<?> collection) {
        return server.database().getCollection(nameOf(collection));
    }

    /** What documents of the collection were before they became what they are. */
    public MongoCollection<Document> pastVersions(ViewCollection<?> collection) {
        return server.database().getCollection(nameOf(collection) + PAST);
    }

    /**
     * Looks at what stands and at what was superseded together: nothing goes from the one to the other meanwhile.
     *
     * @param look is given the session to read with, or null for none
     */
    public <R> R together(Function<@Nullable ClientSession, R> look) {
        return server.together(look);
    }

    /** Whether its server keeps indexes. */
    public boolean isIndexed() {
        return !server.forgets();
    }

    private String nameOf(ViewCollection<?> collection) {
        return name + "_" + collection.name();
    }

    private MongoCollection<Document> stored() {
        return server.database().getCollection(name + "_" + PROGRESS);
    }

    private MongoCollection<Parked> parkedEvents() {
        return server.database().getCollection(name + "_" + PARKED, Parked.class);
    }

    private MongoCollection<Document> allLatestDays() {
        return server.database().getCollection(name + "_" + LATEST_DAYS);
    }

    List<Document> latestDays() {
        return allLatestDays().find().into(new ArrayList<>());
    }

    /**
     * The latest that any document held in a field up to the position this is read as of.
     *
     * @return null when that was never kept
     */
    public @Nullable String latest(ViewCollection<?> collection, String field) {
        var latest = forPeople(allLatestDays())
                .find(Filters.and(
                        Filters.eq(LatestDays.OF, LatestDays.key(collection, field)),
                        Filters.lte(Draft.POSITION, asOf == null ? Long.MAX_VALUE : asOf)))
                .sort(Sorts.descending(Draft.POSITION, LatestDays.DAY))
                .first();
        return latest == null ? null : latest.getString(LatestDays.DAY);
    }

    /** How far it is; null when this generation does not exist. */
    public @Nullable Progress progress() {
        var progress = stored().find(Filters.eq(ID, PROGRESS)).first();
        return progress == null ? null : Progress.of(progress);
    }

    /** The last position applied; null when this generation does not exist. */
    public @Nullable Long position() {
        var progress = progress();
        return progress == null ? null : progress.position();
    }

    /** All that was set aside, oldest first. */
    List<Parked> parked() {
        return parkedEvents().find().sort(Sorts.ascending(ID)).into(new ArrayList<>());
    }

    /** The first of those that were set aside, each followed by what waits behind it. */
    public List<Parked> parked(int limit) {
        return forPeople(parkedEvents())
                .find()
                .sort(Sorts.ascending("behind", ID))
                .limit(limit)
                .into(new ArrayList<>());
    }

    public boolean hasParked(String aggregateId) {
        return forPeople(parkedEvents())
                        .find(Filters.eq("aggregateId", aggregateId))
                        .first()
                != null;
    }

    @Override
    public @Nullable Document find(ViewCollection<?> collection, String id) {
        return documents(collection).find(Filters.eq(ID, id)).first();
    }

    @Override
    public List<Document> findAll(ViewCollection<?> collection, Collection<String> ids) {
        return documents(collection).find(Filters.in(ID, ids)).into(new ArrayList<>());
    }

    /**
     * Writes a batch: what is set aside, one bulk per collection, sums first, and the position last; in one transaction
     * where the server has them.
     *
     * @throws DocumentRefused       when a document can never be stored
     * @throws BatchTooLarge         when the server cannot hold so much in one transaction
     * @throws IllegalStateException when another projector has moved the position on
     */
    void write(
            Map<ViewCollection<?>, Changes> changed,
            List<Document> latestDays,
            List<Parked> parked,
            long from,
            Progress to) {
        var encoded = encoded(changed);
        if (!server.isTransactional()) {
            server.alone(() -> writeAll(null, encoded, latestDays, parked, from, to));
            return;
        }
        if (unread) {
            writeAll(null, encoded, latestDays, parked, from, to);
            return;
        }
        var tried = new AtomicInteger();
        try (var session = server.startSession()) {
            session.withTransaction(() -> {
                try {
                    writeAll(session, encoded, latestDays, parked, from, to);
                } catch (MongoException e) {
                    if (BatchTooLarge.mayBe(e) && tried.incrementAndGet() == ATTEMPTS) {
                        throw new BatchTooLarge(e);
                    }
                    throw e;
                }
                return to;
            });
        }
    }

    /**
     * Writes what is finished of a generation that is built from nothing, and has never been written before; how far it
     * is stays as it was.
     *
     * @throws DocumentRefused when a document can never be stored
     */
    void add(Map<ViewCollection<?>, Changes> finished, List<Document> latestDays, List<Parked> parked) {
        encoded(finished).forEach((collection, encoded) -> {
            var past = pastVersions(collection).withDocumentClass(RawBsonDocument.class);
            insert(documents(collection).withDocumentClass(RawBsonDocument.class), collection, encoded.documents());
            if (!encoded.handed().isEmpty()) {
                writeBulk(null, past, handed(encoded.handed()));
            }
            insert(past, collection, encoded.superseded());
        });
        if (!latestDays.isEmpty()) {
            allLatestDays().insertMany(latestDays);
        }
        if (!parked.isEmpty()) {
            parkedEvents().insertMany(parked);
        }
    }

    /** The same of documents that are forgotten while it is built: some have been written before. */
    void add(ViewCollection<?> collection, WorkingSet.Leaving leaving) {
        insert(
                documents(collection).withDocumentClass(RawBsonDocument.class),
                collection,
                encoded(collection, leaving.fresh()));
        if (!leaving.again().isEmpty()) {
            writeDocuments(null, collection, encoded(collection, leaving.again()));
        }
    }

    /** It is built. */
    void complete(Progress at) {
        moveOn(null, 0, at);
    }

    private static void insert(
            MongoCollection<RawBsonDocument> into, ViewCollection<?> collection, List<RawBsonDocument> documents) {
        for (int from = 0; from < documents.size(); from += INSERTED_AT_ONCE) {
            var some = documents.subList(from, Math.min(documents.size(), from + INSERTED_AT_ONCE));
            refusing(collection, () -> into.insertMany(some, new InsertManyOptions().ordered(false)));
        }
    }

    /** @throws DocumentRefused when it was not written because a document can never be stored */
    private static void refusing(ViewCollection<?> collection, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            throw DocumentRefused.is(e) ? new DocumentRefused(collection, e) : e;
        }
    }

    private static List<WriteModel<RawBsonDocument>> handed(Map<String, Document> reaches) {
        return reaches.entrySet().stream()
                .<WriteModel<RawBsonDocument>>map(entry -> new UpdateManyModel<>(
                        PastVersions.allOf(entry.getKey()), Updates.set(PastVersions.REACH, entry.getValue())))
                .toList();
    }

    /** What is to be written of one collection. */
    private record Encoded(
            List<RawBsonDocument> documents, List<RawBsonDocument> superseded, Map<String, Document> handed) {}

    /** All of them, before any is written: without transactions, a batch that is refused must not be half there. */
    private static Map<ViewCollection<?>, Encoded> encoded(Map<ViewCollection<?>, Changes> changed) {
        var encoded = new LinkedHashMap<ViewCollection<?>, Encoded>();
        changed.forEach((collection, changes) -> encoded.put(
                collection,
                new Encoded(
                        encoded(collection, changes.documents()),
                        encoded(collection, changes.superseded()),
                        changes.handed())));
        return encoded;
    }

    private static List<RawBsonDocument> encoded(ViewCollection<?> collection, List<Document> documents) {
        try {
            return documents.stream().map(Decoding::bytes).toList();
        } catch (RuntimeException e) {
            throw new DocumentRefused(collection, e);
        }
    }

    private void writeAll(
            @Nullable ClientSession session,
            Map<ViewCollection<?>, Encoded> changed,
            List<Document> latestDays,
            List<Parked> parked,
            long from,
            Progress to) {
        if (!latestDays.isEmpty()) {
            writeBulk(
                    session,
                    allLatestDays(),
                    latestDays.stream()
                            .map(each -> replace(each.getString(ID), each))
                            .toList());
        }
        if (!parked.isEmpty()) {
            writeBulk(
                    session,
                    parkedEvents(),
                    parked.stream().map(each -> replace(each.id(), each)).toList());
        }
        // Without transactions a batch may end here: what was superseded is there before what supersedes it.
        changed.forEach((collection, encoded) -> writePast(session, collection, encoded));
        changed.entrySet().stream()
                .sorted(Comparator.comparing(entry -> !entry.getKey().totals()))
                .forEach(entry ->
                        writeDocuments(session, entry.getKey(), entry.getValue().documents()));
        moveOn(session, from, to);
    }

    private void writePast(@Nullable ClientSession session, ViewCollection<?> collection, Encoded changes) {
        var writes = new ArrayList<>(handed(changes.handed()));
        changes.superseded()
                .forEach(version -> writes.add(
                        session == null
                                ? replace(version.getString(ID).getValue(), version)
                                : new InsertOneModel<>(version)));
        if (!writes.isEmpty()) {
            writeBulk(session, pastVersions(collection).withDocumentClass(RawBsonDocument.class), writes);
        }
    }

    private void writeDocuments(
            @Nullable ClientSession session, ViewCollection<?> collection, List<RawBsonDocument> documents) {
        var writes = documents.stream()
                .map(document -> replace(document.getString(ID).getValue(), document))
                .toList();
        refusing(
                collection,
                () -> writeBulk(session, documents(collection).withDocumentClass(RawBsonDocument.class), writes));
    }

    private static <T> WriteModel<T> replace(String id, T document) {
        return new ReplaceOneModel<>(Filters.eq(ID, id), document, new ReplaceOptions().upsert(true));
    }

    private static <T> void writeBulk(
            @Nullable ClientSession session, MongoCollection<T> collection, List<WriteModel<T>> writes) {
        var unordered = new BulkWriteOptions().ordered(false);
        if (session == null) {
            collection.bulkWrite(writes, unordered);
        } else {
            collection.bulkWrite(session, writes, unordered);
        }
    }

    private void moveOn(@Nullable ClientSession session, long from, Progress to) {
        Bson where = Filters.and(Filters.eq(ID, PROGRESS), Filters.eq(Draft.POSITION, from));
        Bson progress = Updates.combine(
                Updates.set(Draft.POSITION, to.position()),
                Updates.set(EVENT_ID, to.eventId()),
                Updates.set(PARKED, to.parked()));
        var moved =
                session == null ? stored().updateOne(where, progress) : stored().updateOne(session, where, progress);
        if (moved.getMatchedCount() != 1) {
            throw new IllegalStateException("Another projector moved " + name + " on from position " + from);
        }
    }
}
