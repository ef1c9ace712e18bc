package io.parkledger.projection.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.Components;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One kind of document.
 *
 * @param name          of the collection, the same in every generation
 * @param type          the record its documents are read as
 * @param aggregateType whose ids are the documents' ids, so that a batch can read them at once; null for other ids
 * @param totals        whether documents are sums over documents of other collections: those are written first, so that
 *                      a batch that was written in part is completed, not counted twice, when it is delivered again
 * @param looked        which of its documents are looked at as they were
 * @param indexes       for its queries; a MongoDB keeps them, the in-memory server ignores them
 */
public record ViewCollection<T>(
        String name,
        Class<T> type,
        @Nullable String aggregateType,
        boolean totals,
        Predicate<Document> looked,
        List<Bson> indexes) {

    /** By position alone: whatever has one is found by when it came to be what it is. */
    public static final Bson WHEN = Indexes.ascending();

    /** Of what was superseded: by where it is found that stood at a position. */
    public static final Bson MILESTONES = Indexes.ascending(PastVersions.MILESTONE);

    /** Sums of a past position are those kept at one of these, and what came after it. */
    private static final long SUMS_EVERY = 2_048;

    /** No two have the same name, and they are looked up again and again. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Documents about aggregates of one type. */
    public static <T> ViewCollection<T> about(String aggregateType, String name, Class<T> type, Bson... indexes) {
        return new ViewCollection<>(name, type, aggregateType, false, every -> true, Arrays.asList(indexes));
    }

    /** Documents with ids of their own. */
    public static <T> ViewCollection<T> of(String name, Class<T> type, Bson... indexes) {
        return new ViewCollection<>(name, type, null, false, every -> true, Arrays.asList(indexes));
    }

    /**
     * Sums over documents of other collections.
     *
     * @param looked which of them are looked at as they were; of the others nothing is kept
     */
    public static <T> ViewCollection<T> totals(
            String name, Class<T> type, Predicate<Document> looked, Bson... indexes) {
        return new ViewCollection<>(name, type, null, true, looked, Arrays.asList(indexes));
    }

    /** The id of a record that one of its documents was read as. */
    public String idOf(T view) {
        var id = Components.of(type).stream()
                .filter(component -> component.getName().equals("id"))
                .findFirst()
                .orElseThrow();
        return String.valueOf(Components.read(id, (Record) view));
    }

    /** Whether its documents name persons whose data may have to be withheld. */
    public boolean namesPersons() {
        return WithheldPersons.areNamedIn(type);
    }

    /** One of its documents, as the record it is read as. */
    public T read(Document document) {
        return Decoding.view(document, type);
    }

    /**
     * Whether a version that is superseded is kept, where it is looked at: of sums those that stood at one of the
     * positions to sum up from.
     *
     * @param until the position at which it is superseded
     */
    boolean keeps(Document version, long until) {
        return looked.test(version) && (!totals || version.getLong(Draft.POSITION) <= summedUpAt(until - 1));
    }

    /** The last position, up to that one, of which all sums are kept: what came after it is added up. */
    public static long summedUpAt(long position) {
        return position - position % SUMS_EVERY;
    }

    /** The fields that lists are in the order of, beginning with the largest: among them all days. */
    Set<String> days() {
        var days = new TreeSet<String>();
        indexes.forEach(index -> {
            String before = "";
            for (var key : bson(index).entrySet()) {
                if (key.getKey().equals(PastVersions.ID) && !before.isEmpty()) {
                    days.add(before);
                }
                before = key.getValue().asNumber().intValue() < 0 ? key.getKey() : "";
            }
        });
        return days;
    }

    List<IndexModel> indexModels() {
        return Stream.concat(indexes.stream(), Stream.of(WHEN))
                .map(ViewCollection::live)
                .map(IndexModel::new)
                .toList();
    }

    List<IndexModel> pastIndexModels() {
        return Stream.concat(indexes.stream(), Stream.of(WHEN, MILESTONES, Indexes.ascending(PastVersions.ID)))
                .map(ViewCollection::past)
                .map(IndexModel::new)
                .toList();
    }

    /** An index as it is kept of what stands: it tells since when. */
    public static Bson live(Bson index) {
        var keys = bson(index).clone();
        keys.putIfAbsent(Draft.POSITION, new BsonInt32(1));
        return keys;
    }

    /** An index as it is kept of what was superseded. */
    public static Bson past(Bson index) {
        var keys = new BsonDocument();
        bson(index).forEach((field, order) -> keys.put(PastVersions.field(field), order));
        keys.putIfAbsent(Draft.POSITION, new BsonInt32(1));
        keys.put(PastVersions.UNTIL, new BsonInt32(1));
        return keys;
    }

    private static BsonDocument bson(Bson index) {
        return index.toBsonDocument(Document.class, ViewCodecs.REGISTRY);
    }
}
