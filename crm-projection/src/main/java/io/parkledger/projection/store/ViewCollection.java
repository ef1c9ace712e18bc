package io.parkledger.projection.store;

import com.mongodb.client.model.IndexModel;
import java.util.Arrays;
import java.util.List;
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
 * @param indexes       for its queries; a MongoDB keeps them, the in-memory server ignores them
 */
public record ViewCollection<T>(
        String name, Class<T> type, @Nullable String aggregateType, boolean totals, List<Bson> indexes) {

    /** Documents about aggregates of one type. */
    public static <T> ViewCollection<T> about(String aggregateType, String name, Class<T> type, Bson... indexes) {
        return new ViewCollection<>(name, type, aggregateType, false, Arrays.asList(indexes));
    }

    /** Documents with ids of their own. */
    public static <T> ViewCollection<T> of(String name, Class<T> type, Bson... indexes) {
        return new ViewCollection<>(name, type, null, false, Arrays.asList(indexes));
    }

    /** Sums over documents of other collections. */
    public static <T> ViewCollection<T> totals(String name, Class<T> type, Bson... indexes) {
        return new ViewCollection<>(name, type, null, true, Arrays.asList(indexes));
    }

    /** One of its documents, as the record it is read as. */
    public T read(Document document) {
        return Decoding.view(document, type);
    }

    List<IndexModel> indexModels() {
        return indexes.stream().map(IndexModel::new).toList();
    }
}
