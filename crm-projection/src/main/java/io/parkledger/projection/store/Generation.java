package io.parkledger.projection.store;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One complete set of views, up to one position. Several can exist side by side: the live one, one being rebuilt, and
 * scratch ones
 * that show the past.
 */
public final class Generation implements WorkingSet.Source {

    private static final String PROGRESS = "progress";
    private static final String ID = "_id";

    private final ViewServer server;
    private final String name;

    Generation(ViewServer server, String name) {
        this.server = server;
        this.name = name;
    }

    public String name() {
        return name;
    }

    /**
     * Makes the collections with their indexes, at position 0. Empty ones: an index built later waits for every open
     * transaction.
     */
    void create(List<ViewCollection<?>> collections) {
        for (var collection : collections) {
            server.database().createCollection(nameOf(collection));
            if (!collection.indexes().isEmpty() && !server.forgets()) {
                documents(collection).createIndexes(collection.indexModels());
            }
        }
        progress().insertOne(new Document(ID, PROGRESS).append(Draft.POSITION, 0L));
    }

    /** Removes all there is of it, whichever collections it was made with. */
    void drop() {
        for (var collection : server.database().listCollectionNames().into(new ArrayList<>())) {
            if (collection.startsWith(name + "_")) {
                server.database().getCollection(collection).drop();
            }
        }
    }

    /** Reads documents as views. */
    public <T> MongoCollection<T> collection(ViewCollection<T> collection) {
        return server.database().getCollection(nameOf(collection), collection.type());
    }

    MongoCollection<Document> documents(ViewCollection<?> collection) {
        return server.database().getCollection(nameOf(collection));
    }

    private String nameOf(ViewCollection<?> collection) {
        return name + "_" + collection.name();
    }

    private MongoCollection<Document> progress() {
        return server.database().getCollection(name + "_" + PROGRESS);
    }

    /** The last position applied; null when this generation does not exist. */
    @Nullable
    Long position() {
        var progress = progress().find(Filters.eq(ID, PROGRESS)).first();
        return progress == null ? null : progress.getLong(Draft.POSITION);
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
     * Writes a batch: one bulk per collection, sums first, and the position last; in one transaction where the server
     * has them.
     *
     * @throws IllegalStateException when another projector has moved the position on
     */
    void write(Map<ViewCollection<?>, List<Document>> changed, long from, long to) {
        if (!server.isTransactional()) {
            writeAll(null, changed, from, to);
            return;
        }
        try (var session = server.startSession()) {
            session.withTransaction(() -> {
                writeAll(session, changed, from, to);
                return to;
            });
        }
    }

    private void writeAll(
            @Nullable ClientSession session, Map<ViewCollection<?>, List<Document>> changed, long from, long to) {
        changed.entrySet().stream()
                .sorted(Comparator.comparing(entry -> !entry.getKey().totals()))
                .forEach(entry -> writeBulk(session, documents(entry.getKey()), entry.getValue()));
        moveOn(session, from, to);
    }

    private static void writeBulk(
            @Nullable ClientSession session, MongoCollection<Document> collection, List<Document> documents) {
        var upsert = new ReplaceOptions().upsert(true);
        List<WriteModel<Document>> writes = documents.stream()
                .<WriteModel<Document>>map(
                        document -> new ReplaceOneModel<>(Filters.eq(ID, document.get(ID)), document, upsert))
                .toList();
        var unordered = new BulkWriteOptions().ordered(false);
        if (session == null) {
            collection.bulkWrite(writes, unordered);
        } else {
            collection.bulkWrite(session, writes, unordered);
        }
    }

    private void moveOn(@Nullable ClientSession session, long from, long to) {
        Bson where = Filters.and(Filters.eq(ID, PROGRESS), Filters.eq(Draft.POSITION, from));
        Bson position = Updates.set(Draft.POSITION, to);
        var moved = session == null
                ? progress().updateOne(where, position)
                : progress().updateOne(session, where, position);
        if (moved.getMatchedCount() != 1) {
            throw new IllegalStateException("Another projector moved " + name + " on from position " + from);
        }
    }
}
