package io.parkledger.projection.store;

import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/** Documents in memory to views, by the same codecs as the driver's. */
final class Decoding {

    private Decoding() {}

    static <T> T view(Document document, Class<T> type) {
        var bson = document.toBsonDocument(Document.class, ViewCodecs.REGISTRY);
        return ViewCodecs.REGISTRY
                .get(type)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
