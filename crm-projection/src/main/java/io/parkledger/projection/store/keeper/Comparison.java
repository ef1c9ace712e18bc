package io.parkledger.projection.store.keeper;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Walks two generations side by side, what they are and were, in the order of ids; gives signs of life, as it may take
 * long.
 */
final class Comparison {

    private static final int EXAMPLES = 10;
    private static final int BEAT_EVERY = 1_000;
    private static final String ID = "_id";
    private static final Codec<Document> AS_DOCUMENT = new DocumentCodec();

    private final List<String> examples = new ArrayList<>();
    private long documents;
    private long differing;

    private Comparison() {}

    static RebuildReport of(
            Generation old, Generation fresh, List<ViewCollection<?>> collections, long position, Runnable beat) {
        var comparison = new Comparison();
        for (var collection : collections) {
            comparison.compare(collection, old.documents(collection), fresh.documents(collection), beat);
            comparison.compare(collection, old.pastVersions(collection), fresh.pastVersions(collection), beat);
        }
        return new RebuildReport(position, comparison.documents, comparison.differing, comparison.examples);
    }

    private void compare(
            ViewCollection<?> collection,
            MongoCollection<Document> old,
            MongoCollection<Document> fresh,
            Runnable beat) {
        try (var left = inOrder(old);
                var right = inOrder(fresh)) {
            var a = left.tryNext();
            var b = right.tryNext();
            while (a != null || b != null) {
                int order = order(a, b);
                if (order == 0) {
                    if (documents++ % BEAT_EVERY == 0) {
                        beat.run();
                    }
                    if (!areEqual(a, b)) {
                        differs(collection, b);
                    }
                } else {
                    differs(collection, order < 0 ? a : b);
                }
                a = order <= 0 ? left.tryNext() : a;
                b = order >= 0 ? right.tryNext() : b;
            }
        }
    }

    private static MongoCursor<RawBsonDocument> inOrder(MongoCollection<Document> collection) {
        return collection
                .withDocumentClass(RawBsonDocument.class)
                .find()
                .sort(Sorts.ascending(ID))
                .batchSize(1_000)
                .iterator();
    }

    private static int order(@Nullable RawBsonDocument a, @Nullable RawBsonDocument b) {
        if (a == null) {
            return 1;
        }
        return b == null ? -1 : idOf(a).compareTo(idOf(b));
    }

    private static String idOf(RawBsonDocument document) {
        return document.getString(ID).getValue();
    }

    /** The same bytes nearly always: only if they are not does the order of fields have to be looked beyond. */
    private static boolean areEqual(RawBsonDocument a, RawBsonDocument b) {
        return a.getByteBuffer().asNIO().equals(b.getByteBuffer().asNIO())
                || a.decode(AS_DOCUMENT).equals(b.decode(AS_DOCUMENT));
    }

    private void differs(ViewCollection<?> collection, RawBsonDocument document) {
        differing++;
        if (examples.size() < EXAMPLES) {
            examples.add(collection.name() + "/" + idOf(document));
        }
    }
}
