package io.parkledger.projection.store.rows;

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
import io.parkledger.projection.store.WithheldPersons;
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
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    static final Bson SHOWN = Projections.exclude(CompanySearch.TEXT, CompanySearch.GRAMS);

    private final Generation generation;
    private final ViewCollection<T> collection;

    public Rows(Generation generation, ViewCollection<T> collection) {
        this.generation = generation;
        this.collection = collection;
    }

    public Optional<T> find(String id, Scope scope) {
        return all(scope, Filters.eq(ID, id)).stream().findFirst();
    }

    /** All that match, by their ids: those of the past in the order in which they came then. */
    public List<T> all(Scope scope, Bson filter) {
        return look(halves -> RowOrder.byId(
                halves.stream().flatMap(half -> views(half, half.matching(scope, List.of(filter)), null).stream()),
                collection::idOf));
    }

    /** All that match, by their ids, of documents that change so often that most were superseded. */
    public List<T> listed(Scope scope, Bson filter) {
        return look(halves -> RowOrder.byId(
                halves.stream()
                        .flatMap(half -> views(half, half.listed(scope, List.of(filter)), half.index(null)).stream()),
                collection::idOf));
    }

    private List<T> views(Half half, Bson filter, @Nullable Bson index) {
        return collection.namesPersons()
                ? shown(half.find(filter)
                                .hint(index)
                                .projection(SHOWN)
                                .map(half::row)
                                .into(new ArrayList<>()))
                        .stream()
                        .map(collection::read)
                        .toList()
                : half.views(filter, index, SHOWN, collection);
    }

    /** Without the persons whose data is shown to nobody. */
    private List<Document> shown(List<Document> found) {
        return collection.namesPersons() ? WithheldPersons.takenOutOf(found, generation.persons()) : found;
    }

    /** {@link #listed} as they are stored. */
    public List<Document> documents(Scope scope, Bson filter) {
        return shown(look(halves -> RowOrder.byId(
                halves.stream()
                        .flatMap(half -> half
                                .find(half.listed(scope, List.of(filter)))
                                .hint(half.index(null))
                                .map(half::row)
                                .into(new ArrayList<>())
                                .stream()),
                row -> row.getString(ID))));
    }

    /** The positions at which a row came to be what it was, one after the other, up to that looked at. */
    public List<Long> positionsOf(String id, Scope scope) {
        var upTo = generation.asOf() == null ? Long.MAX_VALUE : generation.asOf();
        return generation.together(session -> Half.everWritten(generation, collection, session, 0, upTo).stream()
                .flatMap(half -> half
                        .find(half.matching(scope, List.of(Filters.eq(ID, id))))
                        .projection(Projections.include(Half.POSITION))
                        .map(each -> each.getLong(Half.POSITION))
                        .into(new ArrayList<>())
                        .stream())
                .sorted()
                .toList());
    }

    private <R> R look(Function<List<Half>, R> look) {
        return Half.look(generation, collection, look);
    }

    /**
     * Keyset paging: newest or largest first, the id decides between equals. A page deep inside costs what the first
     * one costs.
     *
     * @param sort field to sort by, or path to it; every row has it
     */
    public Slice<T> page(Scope scope, List<Bson> filters, String sort, boolean descending, SliceRequest request) {
        var order = descending ? "-" + sort : sort;
        var wanted = new ArrayList<>(filters);
        if (request.cursor() != null) {
            wanted.add(beyond(Cursor.parse(request.cursor(), order), sort, descending));
        }
        if (descending && generation.asOf() != null) {
            var latest = generation.latest(collection, sort);
            if (latest != null) {
                wanted.add(Filters.lte(sort, latest));
            }
        }
        var found = look(halves -> halves.stream()
                .flatMap(half -> half
                        .find(half.listed(scope, wanted))
                        .hint(half.index(null))
                        .projection(SHOWN)
                        .sort(
                                descending
                                        ? Sorts.descending(half.field(sort), half.field(ID))
                                        : Sorts.ascending(half.field(sort), half.field(ID)))
                        .limit(request.limit() + 1)
                        .map(half::row)
                        .into(new ArrayList<>())
                        .stream())
                .sorted(RowOrder.by(sort, descending))
                .limit(request.limit() + 1L)
                .toList());
        var more = found.size() > request.limit();
        var rows = more ? found.subList(0, request.limit()) : found;
        var last = more ? rows.get(rows.size() - 1) : null;
        var next = last == null ? null : Cursor.at(last, sort, order).text();
        return new Slice<>(shown(rows).stream().map(collection::read).toList(), next);
    }

    /** The first rows of an order, see {@link #page}. */
    public List<T> first(Scope scope, List<Bson> filters, String sort, boolean descending, int limit) {
        return page(scope, filters, sort, descending, SliceRequest.first(limit)).items();
    }

    /** How many rows of anybody match, counted no further than {@code limit}. */
    public long countUpTo(Bson filter, int limit) {
        var found = look(halves -> halves.stream()
                .mapToLong(
                        half -> half.count(half.matching(Scope.ALL, List.of(filter)), new CountOptions().limit(limit)))
                .sum());
        return Math.min(limit, found);
    }

    /**
     * How many rows of anybody match now, whichever position is looked at, counted no further than
     * {@code limit}.
     */
    public long countNowUpTo(Bson filter, int limit) {
        return Half.standing(generation, collection).count(filter, new CountOptions().limit(limit));
    }

    /** How many rows match, counted in an index that holds all the fields asked for. */
    public Count count(Scope scope, List<Bson> filters, Bson index) {
        return count(scope, filters, index, Count.UP_TO);
    }

    /** How many rows match something that no index can tell alone. */
    public Count countFound(Scope scope, List<Bson> filters) {
        return count(scope, filters, null, Count.FOUND_UP_TO);
    }

    private Count count(Scope scope, List<Bson> filters, @Nullable Bson index, int upTo) {
        var found = look(halves -> halves.stream()
                .mapToLong(half -> half.count(
                        half.listed(scope, filters),
                        new CountOptions().hint(half.index(index)).limit(upTo + 1)))
                .sum());
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
            return decimal(number(field));
        }

        private static Totals of(Document group, String... fields) {
            var sums = new HashMap<String, Number>();
            Stream.of(fields).forEach(field -> sums.put(field, group.get(field, Number.class)));
            return new Totals(group.get("count", Number.class).longValue(), sums);
        }

        private Totals plus(Totals other) {
            var both = new HashMap<>(sums);
            other.sums.forEach((field, sum) -> both.merge(field, sum, Totals::sum));
            return new Totals(count + other.count, both);
        }

        private static Number sum(Number one, Number other) {
            return one instanceof Decimal128 || other instanceof Decimal128
                    ? new Decimal128(decimal(one).add(decimal(other)))
                    : (Number) (one.longValue() + other.longValue());
        }

        private static BigDecimal decimal(Number number) {
            return number instanceof Decimal128 decimal
                    ? decimal.bigDecimalValue()
                    : BigDecimal.valueOf(number.longValue());
        }

        private Number number(String field) {
            return sums.getOrDefault(field, 0L);
        }
    }

    /** What a field says that is text, each once, in order. */
    public List<String> distinct(String field, Scope scope, List<Bson> filters) {
        var said = new TreeSet<String>();
        look(halves -> {
            halves.forEach(
                    half -> half.distinct(field, half.matching(scope, filters)).forEach(said::add));
            return said;
        });
        return List.copyOf(said);
    }

    /** Computed by the server; from the index alone, when one holds all the fields asked for. */
    public Totals totals(Scope scope, List<Bson> filters, String... fields) {
        return totals(scope, filters, null, fields);
    }

    /** {@link #totals} in an index that holds all the fields asked for. */
    public Totals totals(Scope scope, List<Bson> filters, @Nullable Bson index, String... fields) {
        return grouped(scope, filters, index, null, fields).values().stream()
                .findFirst()
                .orElse(Totals.NONE);
    }

    /** {@link #totals} by what a field says, which is text. */
    public SortedMap<String, Totals> totalsBy(String field, Scope scope, List<Bson> filters, String... fields) {
        return grouped(scope, filters, null, "$" + field, fields);
    }

    /** {@link #totals} by month, 2021-03, of a field that holds a day. */
    public SortedMap<String, Totals> totalsByMonth(String day, Scope scope, List<Bson> filters, String... fields) {
        return grouped(scope, filters, null, new Document("$substrBytes", List.of("$" + day, 0, MONTH)), fields);
    }

    private SortedMap<String, Totals> grouped(
            Scope scope, List<Bson> filters, @Nullable Bson index, @Nullable Object by, String... fields) {
        var wanted = new ArrayList<BsonField>();
        wanted.add(Accumulators.sum("count", 1));
        Stream.of(fields).map(field -> Accumulators.sum(field, "$" + field)).forEach(wanted::add);
        return look(halves -> {
            var groups = new TreeMap<String, Totals>();
            for (var half : halves) {
                half.aggregate(List.of(Aggregates.match(half.listed(scope, filters)), Aggregates.group(by, wanted)))
                        .hint(half.index(index))
                        .forEach(found ->
                                groups.merge(String.valueOf(found.get(ID)), Totals.of(found, fields), Totals::plus));
            }
            return groups;
        });
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
