package io.parkledger.projection.store.rows;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a collection from one position to another. Those that nothing was written of in between
 * are not looked at, however many there are.
 */
public final class Between<T> {

    private static final int AT_ONCE = 100;
    private static final Bson POSITION_ALONE = Projections.include(Half.POSITION);
    /** Finds the versions of a row. */
    private static final Bson BY_ID = Indexes.ascending(Half.ID);

    private final Generation generation;
    private final ViewCollection<T> collection;
    private final long from;
    private final long to;

    /** @param generation the live one: whose rows one sees of the past is decided by whose they are today */
    public Between(Generation generation, ViewCollection<T> collection, long from, long to) {
        this.generation = generation;
        this.collection = collection;
        this.from = from;
        this.to = to;
    }

    /**
     * One row that was written in between; it may be again what it was.
     *
     * @param position of the event that made it what it came to be
     * @param before   what it was at the first position; null where it was not there yet
     * @param after    what it was at the second
     */
    public record Change<T>(
            String id, long position, @Nullable T before, T after) {}

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
        var filters = last == null ? List.<Bson>of() : List.of(Filters.lte(Half.POSITION, last.position()));
        var halves = Half.written(generation, collection, session, from, to);
        try (var written = new Written(halves, half -> rows(half, scope, filters, Rows.SHOWN))) {
            while (written.hasNext()) {
                var some = new ArrayList<Document>();
                while (some.size() < AT_ONCE && written.hasNext()) {
                    some.addAll(written.next());
                }
                some.removeIf(row -> last != null && !Place.of(row).isBeyond(last));
                var were = before(session, some);
                for (var row : some) {
                    if (!goesOn.test(change(row, were.get(row.getString(Half.ID))))) {
                        return;
                    }
                }
            }
        }
    }

    private Change<T> change(Document row, @Nullable Document was) {
        return new Change<>(
                row.getString(Half.ID),
                row.getLong(Half.POSITION),
                was == null ? null : collection.read(was),
                collection.read(row));
    }

    /** By id, what some rows were at the first position. */
    private Map<String, Document> before(@Nullable ClientSession session, List<Document> rows) {
        var half = Half.superseded(generation, collection, session, from);
        var ids = rows.stream().map(row -> row.getString(Half.ID)).toList();
        var were = new HashMap<String, Document>();
        half.find(half.matching(Scope.ALL, List.of(Filters.in(Half.ID, ids))))
                .hint(hint(half, BY_ID))
                .projection(Rows.SHOWN)
                .map(half::row)
                .forEach(was -> were.put(was.getString(Half.ID), was));
        return were;
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
