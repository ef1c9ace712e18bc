package io.parkledger.projection.store.rows;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.PastVersions;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a collection from one position to another. Those that nothing was written of in between
 * are not looked at, however many there are.
 */
public final class Between<T> {

    private static final int AT_ONCE = 100;
    /** More ids are not asked for one by one. */
    private static final int CANDIDATES = 2_000;

    private static final Bson ID_ALONE = Projections.include(PastVersions.OF);
    private static final Bson POSITION_ALONE = Projections.include(Half.POSITION);
    /** Finds the versions of a row. */
    private static final Bson BY_ID = Indexes.ascending(Half.ID);

    private final Generation generation;
    private final ViewCollection<T> collection;
    private final long from;
    private final long to;
    private final @Nullable RowFilter filter;

    /** @param generation the live one: whose rows one sees of the past is decided by whose they are today */
    public Between(Generation generation, ViewCollection<T> collection, long from, long to) {
        this(generation, collection, from, to, null);
    }

    private Between(
            Generation generation, ViewCollection<T> collection, long from, long to, @Nullable RowFilter filter) {
        this.generation = generation;
        this.collection = collection;
        this.from = from;
        this.to = to;
        this.filter = filter;
    }

    /** Of those rows only that matched at either position; null for all. */
    public Between<T> matching(@Nullable RowFilter narrower) {
        return new Between<>(generation, collection, from, to, narrower);
    }

    /**
     * One row that was written in between; it may be again what it was.
     *
     * @param position      of the event that made it what it came to be
     * @param before        what it was at the first position; null where it was not there yet
     * @param after         what it was at the second
     * @param matchedBefore whether it was there at the first position, and matched what is looked for
     * @param matchesAfter  whether it matched that at the second
     */
    public record Change<T>(
            String id, long position, @Nullable T before, T after, boolean matchedBefore, boolean matchesAfter) {

        /** Where a page ends that ends with it, for the page that goes on. */
        public String cursor() {
            return Slice.encoded(new Place(position, id).text());
        }
    }

    /**
     * The rows that something is said of, those that were written last come first.
     *
     * @param said empty for what counts as no change
     * @throws InvalidValue for a cursor that is none
     */
    public <R> Slice<R> page(Scope scope, Function<Change<T>, Optional<R>> said, SliceRequest request) {
        var last = request.cursor() == null ? null : Place.parse(Slice.decoded(request.cursor()));
        return generation.together(session -> {
            var found = new ArrayList<R>();
            var places = new ArrayList<Place>();
            walk(session, scope, last, change -> {
                said.apply(change).ifPresent(each -> {
                    found.add(each);
                    places.add(new Place(change.position(), change.id()));
                });
                return found.size() <= request.limit();
            });
            return found.size() <= request.limit()
                    ? new Slice<>(found, null)
                    : new Slice<>(
                            found.subList(0, request.limit()),
                            Slice.encoded(places.get(request.limit() - 1).text()));
        });
    }

    /**
     * The positions of events that wrote any row, the last come first.
     *
     * @param before only those before this one
     */
    public List<Long> positions(Scope scope, long before, int limit) {
        return generation.together(session -> {
            var positions = new ArrayList<Long>();
            var halves = Half.everWritten(generation, collection, session, from, Math.min(to, before - 1));
            try (var written = new Written(halves, half -> rows(half, scope, List.of(), POSITION_ALONE))) {
                while (positions.size() < limit && written.hasNext()) {
                    positions.add(written.next().get(0).getLong(Half.POSITION));
                }
            }
            return positions;
        });
    }

    private void walk(@Nullable ClientSession session, Scope scope, @Nullable Place last, Predicate<Change<T>> goesOn) {
        var filters = new ArrayList<Bson>();
        if (last != null) {
            filters.add(Filters.lte(Half.POSITION, last.position()));
        }
        if (filter != null) {
            candidates(session, filter).ifPresent(filters::add);
        }
        var halves = Half.written(generation, collection, session, from, to);
        try (var written = new Written(halves, half -> rows(half, scope, filters, Rows.SHOWN))) {
            while (written.hasNext()) {
                var some = new ArrayList<Document>();
                while (some.size() < AT_ONCE && written.hasNext()) {
                    some.addAll(written.next());
                }
                some.removeIf(row -> last != null && !Place.of(row).isBeyond(last));
                for (var change : changes(session, some)) {
                    if (!goesOn.test(change)) {
                        return;
                    }
                }
            }
        }
    }

    /**
     * Leaves out what can be told in one query to have matched at neither position; nothing, where too many rows have
     * matched before.
     */
    private Optional<Bson> candidates(@Nullable ClientSession session, RowFilter narrower) {
        var half = Half.superseded(generation, collection, session, from);
        var since = Stream.concat(narrower.filters().stream(), Stream.of(Filters.lte(PastVersions.UNTIL, to)))
                .toList();
        var matched = half.find(half.matching(Scope.ALL, since))
                .projection(ID_ALONE)
                .limit(CANDIDATES + 1)
                .map(was -> was.getString(PastVersions.OF))
                .into(new ArrayList<>());
        return matched.size() > CANDIDATES
                ? Optional.empty()
                : Optional.of(Filters.or(Filters.and(narrower.filters()), Filters.in(Half.ID, matched)));
    }

    /** Some rows as they came to be, with what they were; those left out that matched at neither position. */
    private List<Change<T>> changes(@Nullable ClientSession session, List<Document> rows) {
        var superseded = Half.superseded(generation, collection, session, from);
        var byId = hint(superseded, BY_ID);
        var were = found(superseded, byId, rows, List.of()).stream()
                .collect(Collectors.toMap(was -> was.getString(Half.ID), was -> was));
        var matched = filter == null ? were.keySet() : idsOf(found(superseded, byId, rows, filter.filters()));
        var matching = filter == null
                ? idsOf(rows)
                : Half.written(generation, collection, session, from, to).stream()
                        .flatMap(half -> idsOf(found(half, null, rows, filter.filters())).stream())
                        .collect(Collectors.toSet());
        return rows.stream()
                .map(row -> {
                    var id = row.getString(Half.ID);
                    var was = were.get(id);
                    return new Change<>(
                            id,
                            row.getLong(Half.POSITION),
                            was == null ? null : collection.read(was),
                            collection.read(row),
                            matched.contains(id),
                            matching.contains(id));
                })
                .filter(change -> change.matchedBefore() || change.matchesAfter())
                .toList();
    }

    /** Those of some rows that a half has, and that match. */
    private static List<Document> found(Half half, @Nullable Bson index, List<Document> rows, List<Bson> filters) {
        var ofThose = Filters.in(Half.ID, List.copyOf(idsOf(rows)));
        return half.find(half.matching(
                        Scope.ALL,
                        Stream.concat(filters.stream(), Stream.of(ofThose)).toList()))
                .hint(index)
                .projection(Rows.SHOWN)
                .map(half::row)
                .into(new ArrayList<>());
    }

    private static Set<String> idsOf(List<Document> rows) {
        return rows.stream().map(row -> row.getString(Half.ID)).collect(Collectors.toSet());
    }

    private MongoCursor<Document> rows(Half half, Scope scope, List<Bson> filters, Bson shown) {
        var found = half.find(half.matching(scope, filters))
                .hint(hint(half, ViewCollection.WHEN))
                .projection(shown)
                .sort(Sorts.descending(Half.POSITION))
                .batchSize(AT_ONCE);
        return shown == POSITION_ALONE ? found.iterator() : found.map(half::row).iterator();
    }

    private @Nullable Bson hint(Half half, Bson index) {
        return generation.isIndexed() ? half.kept(index) : null;
    }

    /** Rows of several halves: those that one event wrote stand together, by their ids, the last event's first. */
    private static final class Written implements AutoCloseable {

        private final List<MongoCursor<Document>> cursors;
        private final List<@Nullable Document> next = new ArrayList<>();

        Written(List<Half> halves, Function<Half, MongoCursor<Document>> rows) {
            cursors = halves.stream().map(rows).toList();
            cursors.forEach(cursor -> next.add(cursor.hasNext() ? cursor.next() : null));
        }

        boolean hasNext() {
            return next.stream().anyMatch(Objects::nonNull);
        }

        List<Document> next() {
            long position = next.stream()
                    .filter(Objects::nonNull)
                    .mapToLong(row -> row.getLong(Half.POSITION))
                    .max()
                    .orElseThrow();
            var rows = new ArrayList<Document>();
            for (int i = 0; i < cursors.size(); i++) {
                var row = next.get(i);
                while (row != null && row.getLong(Half.POSITION) == position) {
                    rows.add(row);
                    row = cursors.get(i).hasNext() ? cursors.get(i).next() : null;
                }
                next.set(i, row);
            }
            rows.sort(Comparator.comparing(row -> row.getString(Half.ID)));
            return rows;
        }

        @Override
        public void close() {
            cursors.forEach(MongoCursor::close);
        }
    }

    /** Where a page ended. */
    private record Place(long position, String id) {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\|(.+)");

        static Place of(Document row) {
            return new Place(row.getLong(Half.POSITION), row.getString(Half.ID));
        }

        static Place parse(String text) {
            var parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new InvalidValue("value.cursor-malformed");
            }
            return new Place(Long.parseLong(parts.group(1)), parts.group(2));
        }

        String text() {
            return position + "|" + id;
        }

        boolean isBeyond(Place other) {
            return position < other.position || position == other.position && id.compareTo(other.id) > 0;
        }
    }
}
