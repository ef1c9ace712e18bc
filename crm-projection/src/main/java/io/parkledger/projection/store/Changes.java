package io.parkledger.projection.store;

import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * What a batch of events changes in one collection.
 *
 * @param documents  as they now are
 * @param superseded versions of them that stood in between, or before
 * @param handed     whose they are now, by id, of those that have changed hands
 */
record Changes(List<Document> documents, List<Document> superseded, Map<String, Document> handed) {

    Changes withoutDocuments() {
        return new Changes(List.of(), superseded, handed);
    }
}
