package io.parkledger.projection.store.rows;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.Stored;
import io.parkledger.projection.store.ViewCollection;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonParseException;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** The rows of one collection, by id, by scope, and page by page: without what is there to be searched by only. */
public final class Rows<T> {

    private static final String ID = "_id";
    private static final int MONTH = "2021-03".length();
    private static final Bson SHOWN = Projections.exclude(CompanySearch.TEXT, CompanySearch.GRAMS);

    private final MongoCollection<T> collection;
    private final MongoCollection<Document> documents;
    private final Generation generation;
    private final ViewCollection<T> stored;

    public Rows(Generation generation, ViewCollection<T> collection) {
        this.collection = generation.collection(collection);
        this.documents = generation.documents(collection);
        this.generation = generation;
        this.stored = collection;
    }

    /** Whose rows one sees is decided by what they are today, also in the past. A park is a row's for ever. */
    private Bson within(Scope scope) {
        return within(scope, Filters.empty());
    }

    /** @param asked for these rows only */
    private Bson within(Scope scope, Bson asked) {
        if (!generation.isReachedFromElsewhere() || scope.isWholeParks()) {
            return scope.filter();
        }
        var ids = generation
                .reach()
                .documents(stored)
                .find(Filters.and(asked, scope.filter()))
                .projection(Projections.include(ID))
                .map(row -> row.getString(ID))
                .into(new ArrayList<>());
        return Filters.in(ID, ids);
    }

    public Optional<T> find(String id, Scope scope) {
        return Optional.ofNullable(found(Filters.and(Filters.eq(ID, id), within(scope, Filters.eq(ID, id))))
                .first());
    }

    public List<T> all(Scope scope, Bson filter) {
        return found(Filters.and(within(scope), filter)).into(new ArrayList<>());
    }

    /** As they are stored. */
    public List<Document> documents(Scope scope) {
        return documents.find(within(scope)).into(new ArrayList<>());
    }

    private FindIterable<T> found(Bson filter) {
        return collection.find(filter).projection(SHOWN);
    }

    /**
     * Keyset paging: newest or largest first, the id decides between equals. A page deep inside costs what the first
     * one costs.
     *
     * @param sort field to sort by, or path to it; every row has it
     */
    public Page<T> page(Scope scope, List<Bson> filters, String sort, boolean descending, PageRequest request) {
        var order = descending ? "-" + sort : sort;
        var wanted = new ArrayList<>(filters);
        if (request.cursor() != null) {
            wanted.add(beyond(Cursor.parse(request.cursor(), order), sort, descending));
        }
        var found = documents
                .find(all(scope, wanted))
                .projection(SHOWN)
                .sort(descending ? Sorts.descending(sort, ID) : Sorts.ascending(sort, ID))
                .limit(request.limit() + 1)
                .into(new ArrayList<>());
        var more = found.size() > request.limit();
        var rows = more ? found.subList(0, request.limit()) : found;
        var last = more ? rows.get(rows.size() - 1) : null;
        var next = last == null ? null : Cursor.at(last, sort, order).text();
        return new Page<>(rows.stream().map(stored::read).toList(), next);
    }

    /** The first rows of an order, see {@link #page}. */
    public List<T> first(Scope scope, List<Bson> filters, String sort, boolean descending, int limit) {
        return page(scope, filters, sort, descending, PageRequest.first(limit)).items();
    }

    /** How many rows of anybody match, counted no further than {@code limit}. */
    public long countUpTo(Bson filter, int limit) {
        return collection.countDocuments(filter, new CountOptions().limit(limit));
    }

    /** How many rows match, counted in an index that holds all the fields asked for. */
    public Count count(Scope scope, List<Bson> filters, Bson index) {
        return count(scope, filters, new CountOptions().hint(index), Count.UP_TO);
    }

    /** How many rows match something that no index can tell alone. */
    public Count countFound(Scope scope, List<Bson> filters) {
        return count(scope, filters, new CountOptions(), Count.FOUND_UP_TO);
    }

    private Count count(Scope scope, List<Bson> filters, CountOptions options, int upTo) {
        var found = collection.countDocuments(all(scope, filters), options.limit(upTo + 1));
        return new Count(Math.min(found, upTo), found > upTo);
    }

    /**
     * How many rows, and the sums of some of their fields.
     *
     * @param sums by field, as stored; a field that no row has sums up to zero
     */
    public record Totals(long count, Map<String, Number> sums) {

        public static final Totals NONE = new Totals(0, Map.of());

        public Cny cny(String field) {
            return Cny.ofFen(number(field).longValue());
        }

        public BigDecimal decimal(String field) {
            var sum = number(field);
            return sum instanceof Decimal128 decimal ? decimal.bigDecimalValue() : BigDecimal.valueOf(sum.longValue());
        }

        private Number number(String field) {
            return sums.getOrDefault(field, 0L);
        }
    }

    /** What a field says that is text, each once, in order. */
    public List<String> distinct(String field, Scope scope, List<Bson> filters) {
        return documents.distinct(field, all(scope, filters), String.class).into(new ArrayList<>()).stream()
                .sorted()
                .toList();
    }

    /** Computed by the server; from the index alone, when one holds all the fields asked for. */
    public Totals totals(Scope scope, List<Bson> filters, String... fields) {
        return grouped(scope, filters, null, fields).values().stream()
                .findFirst()
                .orElse(Totals.NONE);
    }

    /** {@link #totals} by what a field says, which is text. */
    public SortedMap<String, Totals> totalsBy(String field, Scope scope, List<Bson> filters, String... fields) {
        return grouped(scope, filters, "$" + field, fields);
    }

    /** {@link #totals} by month, 2021-03, of a field that holds a day. */
    public SortedMap<String, Totals> totalsByMonth(String day, Scope scope, List<Bson> filters, String... fields) {
        return grouped(scope, filters, new Document("$substrBytes", List.of("$" + day, 0, MONTH)), fields);
    }

    private SortedMap<String, Totals> grouped(Scope scope, List<Bson> filters, @Nullable Object by, String... fields) {
        var wanted = new ArrayList<BsonField>();
        wanted.add(Accumulators.sum("count", 1));
        Stream.of(fields).map(field -> Accumulators.sum(field, "$" + field)).forEach(wanted::add);
        var groups = new TreeMap<String, Totals>();
        documents
                .aggregate(List.of(Aggregates.match(all(scope, filters)), Aggregates.group(by, wanted)))
                .forEach(found -> {
                    var sums = new HashMap<String, Number>();
                    Stream.of(fields).forEach(field -> sums.put(field, found.get(field, Number.class)));
                    var count = found.get("count", Number.class).longValue();
                    groups.put(String.valueOf(found.get(ID)), new Totals(count, sums));
                });
        return groups;
    }

    private Bson all(Scope scope, List<Bson> filters) {
        var all = new ArrayList<>(filters);
        all.add(within(scope));
        return Filters.and(all);
    }

    /** Adds a filter, when there is something to filter by. */
    public static void eq(List<Bson> filters, String field, @Nullable Object value) {
        if (value != null) {
            filters.add(Filters.eq(field, Stored.of(value)));
        }
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

    /** Where a page ended, in which order: it means nothing in another one. */
    private record Cursor(String order, Object value, String id) {

        static Cursor at(Document row, String sort, String order) {
            return new Cursor(order, row.getEmbedded(List.of(sort.split("\\.")), Object.class), row.getString(ID));
        }

        String text() {
            var json =
                    new Document("o", order).append("v", value).append("id", id).toJson();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }

        static Cursor parse(String text, String order) {
            try {
                var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                var document = Document.parse(json);
                var value = document.get("v");
                if (document.getString("id") == null
                        || !(value instanceof String || value instanceof Number)
                        || !order.equals(document.getString("o"))) {
                    throw new InvalidValue("value.cursor-malformed");
                }
                return new Cursor(order, value, document.getString("id"));
            } catch (IllegalArgumentException | JsonParseException | BSONException | ClassCastException e) {
                throw new InvalidValue("value.cursor-malformed");
            }
        }
    }
}
