package io.parkledger.projection.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BSONException;
import org.bson.codecs.configuration.CodecConfigurationException;

/**
 * A document cannot be stored as it is, in this database or in any other: the fault of the event that made it so.
 * Everything else that goes wrong while writing is tried again.
 */
final class DocumentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * BadValue, FailedToParse, TypeMismatch, dollar or dot in a name, validation, parallel arrays, too large, key too
     * long.
     */
    private static final Set<Integer> ABOUT_THE_DOCUMENT =
            Set.of(2, 9, 14, 52, 57, 121, 171, 10334, 17280, 17419, 17420);

    private final transient ViewCollection<?> collection;

    DocumentRefused(ViewCollection<?> collection, RuntimeException cause) {
        super("A document of " + collection.name() + " cannot be stored: " + cause.getMessage(), cause);
        this.collection = collection;
    }

    ViewCollection<?> collection() {
        return collection;
    }

    /** Whether a failure to write is of this kind. */
    static boolean is(RuntimeException failure) {
        if (failure instanceof MongoBulkWriteException bulk) {
            return !bulk.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)
                    && !bulk.getWriteErrors().isEmpty()
                    && bulk.getWriteErrors().stream().anyMatch(error -> ABOUT_THE_DOCUMENT.contains(error.getCode()));
        }
        if (failure instanceof MongoWriteException || failure instanceof MongoCommandException) {
            return ABOUT_THE_DOCUMENT.contains(((MongoException) failure).getCode());
        }
        return Stream.of(BSONException.class, CodecConfigurationException.class, IllegalArgumentException.class)
                .anyMatch(kind -> kind.isInstance(failure));
    }
}
