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
    private static final String POSITION = "position";

    final MongoCollection<Document> documents;
    final @Nullable ClientSession session;

    private Half(MongoCollection<Document> documents, @Nullable ClientSession session) {
        this.documents = documents;
        this.session = session;
    }

    /** Looks at all there is to be read. */
    static <R> R look(Generation generation, ViewCollection<?> collection, Function<List<Half>, R> look) {
        var asOf = generation.asOf();
        if (asOf == null) {
            return look.apply(List.of(new Standing(generation.forPeople(collection), null, Filters.empty())));
        }
        return generation.together(session -> look.apply(List.of(
                new Standing(generation.forPeople(collection), session, Filters.lte(POSITION, asOf)),
                new Superseded(generation.pastForPeople(collection), session, asOf))));
    }

    /** What stands. */
    private static final class Standing extends Half {
        private final Bson then;

        private Standing(MongoCollection<Document> documents, @Nullable ClientSession session, Bson then) {
            super(documents, session);
            this.then = then;
        }

        @Override
        Bson matching(Scope scope, List<Bson> filters) {
            return Filters.and(Stream.concat(filters.stream(), Stream.of(scope.filter(), then))
                    .toList());
        }

        @Override
        Bson index(Bson index) {
            return ViewCollection.live(index);
        }

        @Override
        Document row(Document found) {
            return found;
        }

        @Override
        <T> List<T> views(Bson filter, Bson shown, ViewCollection<T> as) {
            var views = documents.withDocumentClass(as.type());
            return (session == null ? views.find(filter) : views.find(session, filter))
                    .projection(shown)
                    .into(new ArrayList<>());
        }
    }

    /** What was superseded. */
    private static final class Superseded extends Half {
        private final Bson then;

        private Superseded(MongoCollection<Document> documents, @Nullable ClientSession session, long asOf) {
            super(documents, session);
            then = Filters.and(Filters.lte(POSITION, asOf), Filters.gt(PastVersions.UNTIL, asOf));
        }

        @Override
        Bson matching(Scope scope, List<Bson> filters) {
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
        Bson index(Bson index) {
            return ViewCollection.past(index);
        }

        @Override
        Document row(Document found) {
            return PastVersions.restored(found);
        }

        @Override
        <T> List<T> views(Bson filter, Bson shown, ViewCollection<T> as) {
            return find(filter).projection(shown).map(this::row).map(as::read).into(new ArrayList<>());
        }

        @Override
        String field(String name) {
            return name.equals(ID) ? PastVersions.OF : name;
        }
    }

    /** Somebody's rows that match. */
    abstract Bson matching(Scope scope, List<Bson> filters);

    /** An index as it is kept here. */
    abstract Bson index(Bson index);

    /** What was found, as a row. */
    abstract Document row(Document found);

    /** What matches, as the records rows are read as. */
    abstract <T> List<T> views(Bson filter, Bson shown, ViewCollection<T> as);

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
