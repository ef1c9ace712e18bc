package io.parkledger.projection.store.rows;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.PastVersions;
import io.parkledger.projection.store.ViewCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Where rows are read. What stands now is one half; as of a past position there are two: of what stands, that which did
 * already then, and of what was superseded, that which stood then.
 */
abstract class Half {

    static final String ID = "_id";
    static final String POSITION = "position";
    /** So many are looked at one by one sooner than found in an index where most are of another time. */
    private static final int FEW = 3_000;

    final MongoCollection<Document> documents;
    final @Nullable ClientSession session;
    private final When when;
    private @Nullable Boolean few;

    /**
     * When rows stood that are read.
     *
     * @param position true of those that stood then
     * @param found    the same, so that an index finds them
     * @param index    that index; null where nothing is to be found so
     */
    private record When(Bson position, Bson found, @Nullable Bson index) {

        static final When NOW = at(Filters.empty());

        static When at(Bson position) {
            return new When(position, position, null);
        }

        /** What stands, and did already then. */
        static When standing(long asOf, boolean indexed) {
            var since = Filters.lte(POSITION, asOf);
            return new When(since, since, indexed ? ViewCollection.live(ViewCollection.WHEN) : null);
        }

        /** What was superseded after then. */
        static When superseded(long asOf, boolean indexed) {
            var until = Filters.and(Filters.lte(POSITION, asOf), Filters.gt(PastVersions.UNTIL, asOf));
            return new When(
                    until,
                    Filters.and(Filters.in(PastVersions.MILESTONE, PastVersions.milestonesAround(asOf)), until),
                    indexed ? ViewCollection.past(ViewCollection.MILESTONES) : null);
        }
    }

    private Half(MongoCollection<Document> documents, @Nullable ClientSession session, When when) {
        this.documents = documents;
        this.session = session;
        this.when = when;
    }

    /** Looks at all there is to be read. */
    static <R> R look(Generation generation, ViewCollection<?> collection, Function<List<Half>, R> look) {
        var asOf = generation.asOf();
        if (asOf == null) {
            return look.apply(List.of(standing(generation, collection)));
        }
        var indexed = generation.isIndexed();
        return generation.together(session -> look.apply(List.of(
                new Standing(generation.forPeople(collection), session, When.standing(asOf, indexed)),
                new Superseded(generation.pastForPeople(collection), session, When.superseded(asOf, indexed)))));
    }

    /** What stands now, whichever position is looked at. */
    static Half standing(Generation generation, ViewCollection<?> collection) {
        return new Standing(generation.forPeople(collection), null, When.NOW);
    }

    /** What was written after one position up to another, and still stood at that. */
    static List<Half> written(
            Generation generation,
            ViewCollection<?> collection,
            @Nullable ClientSession session,
            long after,
            long upTo) {
        var between = between(after, upTo);
        return List.of(
                new Standing(generation.forPeople(collection), session, When.at(between)),
                new Superseded(
                        generation.pastForPeople(collection),
                        session,
                        When.at(Filters.and(between, Filters.gt(PastVersions.UNTIL, upTo)))));
    }

    /** All that was written after one position up to another, whether or not it still stood at that. */
    static List<Half> everWritten(
            Generation generation,
            ViewCollection<?> collection,
            @Nullable ClientSession session,
            long after,
            long upTo) {
        var when = When.at(between(after, upTo));
        return List.of(
                new Standing(generation.forPeople(collection), session, when),
                new Superseded(generation.pastForPeople(collection), session, when));
    }

    /** What stood at a position, and does no more. */
    static Half superseded(
            Generation generation, ViewCollection<?> collection, @Nullable ClientSession session, long position) {
        var stood = Filters.and(Filters.lte(POSITION, position), Filters.gt(PastVersions.UNTIL, position));
        return new Superseded(generation.pastForPeople(collection), session, When.at(stood));
    }

    private static Bson between(long after, long upTo) {
        return Filters.and(Filters.gt(POSITION, after), Filters.lte(POSITION, upTo));
    }

    /** What stands. */
    private static final class Standing extends Half {
        private Standing(MongoCollection<Document> documents, @Nullable ClientSession session, When when) {
            super(documents, session, when);
        }

        @Override
        Bson matching(Scope scope, List<Bson> filters, Bson then) {
            return Filters.and(Stream.concat(filters.stream(), Stream.of(scope.filter(), then))
                    .toList());
        }

        @Override
        Bson kept(Bson index) {
            return ViewCollection.live(index);
        }

        @Override
        Document row(Document found) {
            return found;
        }

        @Override
        <T> List<T> views(Bson filter, @Nullable Bson index, Bson shown, ViewCollection<T> as) {
            var views = documents.withDocumentClass(as.type());
            return (session == null ? views.find(filter) : views.find(session, filter))
                    .hint(index)
                    .projection(shown)
                    .into(new ArrayList<>());
        }
    }

    /** What was superseded. */
    private static final class Superseded extends Half {
        private Superseded(MongoCollection<Document> documents, @Nullable ClientSession session, When when) {
            super(documents, session, when);
        }

        @Override
        Bson matching(Scope scope, List<Bson> filters, Bson then) {
            return Filters.and(Stream.concat(
                            filters.stream().map(this::ofVersions),
                            Stream.of(scope.filter(PastVersions.REACH + "."), then))
                    .toList());
        }

        /** The id of a row stands elsewhere. */
        private Bson ofVersions(Bson filter) {
            return ofVersions(filter.toBsonDocument());
        }

        private BsonDocument ofVersions(BsonDocument filter) {
            var renamed = new BsonDocument();
            filter.forEach((key, value) -> renamed.put(field(key), key.startsWith("$") ? ofVersions(value) : value));
            return renamed;
        }

        private BsonValue ofVersions(BsonValue several) {
            return several instanceof BsonArray all
                    ? new BsonArray(all.stream()
                            .map(each -> each.isDocument() ? ofVersions(each.asDocument()) : each)
                            .toList())
                    : several;
        }

        @Override
        Bson kept(Bson index) {
            return ViewCollection.past(index);
        }

        @Override
        Document row(Document found) {
            return PastVersions.restored(found);
        }

        @Override
        <T> List<T> views(Bson filter, @Nullable Bson index, Bson shown, ViewCollection<T> as) {
            return find(filter)
                    .hint(index)
                    .projection(shown)
                    .map(this::row)
                    .map(as::read)
                    .into(new ArrayList<>());
        }

        @Override
        String field(String name) {
            return name.equals(ID) ? PastVersions.OF : name;
        }
    }

    /** Somebody's rows that match, by whatever index finds them. */
    Bson matching(Scope scope, List<Bson> filters) {
        return matching(scope, filters, when.position());
    }

    /** Somebody's rows that match, of a list that may be long: to be found by {@link #index}. */
    Bson listed(Scope scope, List<Bson> filters) {
        return matching(scope, filters, stoodFew() ? when.found() : when.position());
    }

    /**
     * The index a list is read by.
     *
     * @param index how it is read where many stood then; null for whatever serves best
     */
    @Nullable
    Bson index(@Nullable Bson index) {
        if (stoodFew()) {
            return when.index();
        }
        return index == null ? null : kept(index);
    }

    /**
     * Whether few rows of anybody stood then: those are all looked at. In an index of anything else they would be
     * looked for among all that there ever was.
     */
    private boolean stoodFew() {
        if (few == null) {
            few = when.index() != null
                    && count(when.found(), new CountOptions().hint(when.index()).limit(FEW)) < FEW;
        }
        return few;
    }

    abstract Bson matching(Scope scope, List<Bson> filters, Bson then);

    /** An index as it is kept here. */
    abstract Bson kept(Bson index);

    /** What was found, as a row. */
    abstract Document row(Document found);

    /** What matches, as the records rows are read as. */
    abstract <T> List<T> views(Bson filter, @Nullable Bson index, Bson shown, ViewCollection<T> as);

    /** The name of a row's field, as it is kept here. */
    String field(String name) {
        return name;
    }

    FindIterable<Document> find(Bson filter) {
        return session == null ? documents.find(filter) : documents.find(session, filter);
    }

    long count(Bson filter, CountOptions options) {
        return session == null
                ? documents.countDocuments(filter, options)
                : documents.countDocuments(session, filter, options);
    }

    Iterable<String> distinct(String field, Bson filter) {
        return session == null
                ? documents.distinct(field, filter, String.class)
                : documents.distinct(session, field, filter, String.class);
    }

    AggregateIterable<Document> aggregate(List<Bson> stages) {
        return session == null ? documents.aggregate(stages) : documents.aggregate(session, stages);
    }
}
