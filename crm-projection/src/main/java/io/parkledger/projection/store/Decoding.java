package io.parkledger.projection.store;

import java.util.Date;
import java.util.List;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocumentReader;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

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
        var bytes = new BasicOutputBuffer();
        try (var writer = new BsonBinaryWriter(bytes)) {
            write(writer, document);
        }
        if (bytes.getSize() > LARGEST_DOCUMENT) {
            throw new BsonMaximumSizeExceededException("larger than " + LARGEST_DOCUMENT + " bytes");
        }
        return new RawBsonDocument(bytes.getInternalBuffer(), 0, bytes.getSize());
    }

    private static void write(BsonBinaryWriter writer, Document document) {
        writer.writeStartDocument();
        document.forEach((field, value) -> {
            writer.writeName(field);
            write(writer, value);
        });
        writer.writeEndDocument();
    }

    /** What {@link Stored} makes of values, without a look into the registry of codecs for each of them. */
    private static void write(BsonBinaryWriter writer, @Nullable Object value) {
        if (value == null) {
            writer.writeNull();
        } else if (value instanceof String text) {
            writer.writeString(text);
        } else if (value instanceof Long number) {
            writer.writeInt64(number);
        } else if (value instanceof Integer number) {
            writer.writeInt32(number);
        } else if (value instanceof Boolean truth) {
            writer.writeBoolean(truth);
        } else if (value instanceof Date instant) {
            writer.writeDateTime(instant.getTime());
        } else if (value instanceof Document inner) {
            write(writer, inner);
        } else if (value instanceof List<?> values) {
            writer.writeStartArray();
            values.forEach(each -> write(writer, each));
            writer.writeEndArray();
        } else {
            otherwise(writer, value);
        }
    }

    private static <T> void otherwise(BsonBinaryWriter writer, T value) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) value.getClass();
        ViewCodecs.REGISTRY
                .get(type)
                .encode(writer, value, EncoderContext.builder().build());
    }
}
