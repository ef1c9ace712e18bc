package io.parkledger.projection.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * A digest of every collection: of its indexes and of all documents that it holds, with the names and values of their
 * fields. The order of the fields says nothing.
 */
public final class ViewDigests {

    private static final JsonWriterSettings EVERY_TYPE =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    /** Beside the views: what was set aside, and how far a generation is. */
    private static final List<String> KEPT_BESIDE = List.of("parked", "progress");
    /** When it was set aside, by the clock, and in whose words the cause is told. */
    private static final List<String> DIFFERENT_EACH_TIME = List.of("since", "cause");

    private final Map<String, MessageDigest> digests = new TreeMap<>();

    public ViewDigests add(TestViews views) {
        for (var collection : views.projections.collections()) {
            collection.indexes().forEach(index -> add(collection.name(), json(index)));
        }
        views.documents().forEach((collection, documents) -> documents.forEach(each -> add(collection, json(each))));
        for (var beside : KEPT_BESIDE) {
            var collection = views.generation().name() + "_" + beside;
            for (var document :
                    views.server.database().getCollection(collection).find()) {
                DIFFERENT_EACH_TIME.forEach(document::remove);
                add(beside, json(document));
            }
        }
        return this;
    }

    private void add(String collection, String text) {
        digests.computeIfAbsent(collection, name -> sha256()).update((text + "\n").getBytes(UTF_8));
    }

    /** As {@code sha256sum} prints them, in the order of the collections' names. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        digests.forEach((name, digest) -> lines.add(HexFormat.of().formatHex(digest.digest()) + "  " + name));
        return lines;
    }

    private static String json(Bson index) {
        return index.toBsonDocument(Document.class, ViewCodecs.REGISTRY).toJson(EVERY_TYPE);
    }

    private static String json(Document document) {
        return ((Document) inOrder(document)).toJson(EVERY_TYPE, ViewCodecs.REGISTRY.get(Document.class));
    }

    private static Object inOrder(Object value) {
        if (value instanceof Document document) {
            var sorted = new Document();
            new TreeMap<>(document).forEach((field, inner) -> sorted.put(field, inOrder(inner)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(ViewDigests::inOrder).toList()
                : value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
