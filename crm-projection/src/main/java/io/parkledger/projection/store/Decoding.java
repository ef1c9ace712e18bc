package io.parkledger.projection.store;

import org.bson.BsonDocumentReader;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;

/** Documents in memory to views, and to bytes, by the same codecs as the driver's. */
final class Decoding {

    /** What a MongoDB takes. */
    private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;

    private Decoding() {}

    static <T> T view(Document document, Class<T> type) {
        var bson = document.toBsonDocument(Document.class, ViewCodecs.REGISTRY);
        return ViewCodecs.REGISTRY
                .get(type)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }

    /**
     * As it is written.
     *
     * @throws RuntimeException when it can never be stored: a value without a codec, a number that is none, too large
     */
    static RawBsonDocument bytes(Document document) {
        var bytes = new RawBsonDocument(document, ViewCodecs.REGISTRY.get(Document.class));
        if (bytes.getByteBuffer().remaining() > LARGEST_DOCUMENT) {
            throw new BsonMaximumSizeExceededException("larger than " + LARGEST_DOCUMENT + " bytes");
        }
        return bytes;
    }
}
