package io.parkledger.projection.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.parkledger.core.value.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/** The rows of one collection, by id, by scope, and page by page. */
public final class Rows<T> {

    private static final String ID = "_id";

    private final MongoCollection<T> collection;
    private final MongoCollection<Document> documents;

    public Rows(Generation generation, ViewCollection<T> collection) {
        this.collection = generation.collection(collection);
        this.documents = generation.documents(collection);
    }

    public Optional<T> find(String id, Scope scope) {
        return Optional.ofNullable(
                collection.find(Filters.and(Filters.eq(ID, id), scope.filter())).first());
    }

    public List<T> all(Scope scope, Bson filter) {
        return collection.find(Filters.and(scope.filter(), filter)).into(new ArrayList<>());
    }

    /** As stored, for those who compute on them. */
    public List<Document> documents(Scope scope, Bson filter) {
        return documents.find(Filters.and(scope.filter(), filter)).into(new ArrayList<>());
    }

    /**
     * Keyset paging: newest or largest first, the id decides between equals. A page deep inside costs what the first
     * one costs.
     *
     * @param sort field to sort by, or path to it; every row has it
     */
    public Page<T> page(Scope scope, List<Bson> filters, String sort, boolean descending, PageRequest request) {
        var all = new ArrayList<>(filters);
        all.add(scope.filter());
        if (request.cursor() != null) {
            all.add(beyond(Cursor.parse(request.cursor()), sort, descending));
        }
        var order = descending ? Sorts.descending(sort, ID) : Sorts.ascending(sort, ID);
        var found = documents
                .find(Filters.and(all))
                .sort(order)
                .limit(request.limit() + 1)
                .into(new ArrayList<>());
        var more = found.size() > request.limit();
        var rows = more ? found.subList(0, request.limit()) : found;
        var last = more ? rows.get(rows.size() - 1) : null;
        var next = last == null ? null : Cursor.at(last, sort).text();
        return new Page<>(rows.stream().map(this::view).toList(), next);
    }

    /** How many rows match, counted no further than {@code limit}. */
    public long countUpTo(Bson filter, int limit) {
        return collection.countDocuments(filter, new CountOptions().limit(limit));
    }

    /** How many rows, and the sum of one of their fields. */
    public record CountAndSum(long count, long sum) {}

    /** Computed by the server; from the index alone, when one holds all the fields asked for. */
    public CountAndSum countAndSum(Scope scope, Bson filter, String field) {
        var found = documents
                .aggregate(List.of(
                        Aggregates.match(Filters.and(filter, scope.filter())),
                        Aggregates.group(null, Accumulators.sum("count", 1), Accumulators.sum("sum", "$" + field))))
                .first();
        return found == null
                ? new CountAndSum(0, 0)
                : new CountAndSum(((Number) found.get("count")).longValue(), ((Number) found.get("sum")).longValue());
    }

    /** Adds a filter, when there is something to filter by. */
    public static void eq(List<Bson> filters, String field, @Nullable Object value) {
        if (value != null) {
            filters.add(Filters.eq(field, Stored.of(value)));
        }
    }

    private T view(Document document) {
        return Decoding.view(document, collection.getDocumentClass());
    }

    private static Bson beyond(Cursor cursor, String sort, boolean descending) {
        BiFunction<String, Object, Bson> past = descending ? Filters::lt : Filters::gt;
        BiFunction<String, Object, Bson> notBefore = descending ? Filters::lte : Filters::gte;
        return Filters.and(
                notBefore.apply(sort, cursor.value()),
                Filters.or(
                        past.apply(sort, cursor.value()),
                        Filters.and(Filters.eq(sort, cursor.value()), past.apply(ID, cursor.id()))));
    }

    /** Where a page ended. */
    private record Cursor(Object value, String id) {

        static Cursor at(Document row, String sort) {
            return new Cursor(row.getEmbedded(List.of(sort.split("\\.")), Object.class), row.getString(ID));
        }

        String text() {
            var json = new Document("v", value).append("id", id).toJson();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text) {
            try {
                var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                var document = Document.parse(json);
                var value = document.get("v");
                if (document.getString("id") == null || !(value instanceof String || value instanceof Number)) {
                    throw new InvalidValue("value.cursor-malformed");
                }
                return new Cursor(value, document.getString("id"));
            } catch (IllegalArgumentException | JsonParseException | BSONException | ClassCastException e) {
                throw new InvalidValue("value.cursor-malformed");
            }
        }
    }
}
