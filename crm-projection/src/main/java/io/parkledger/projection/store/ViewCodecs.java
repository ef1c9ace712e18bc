package io.parkledger.projection.store;

import com.mongodb.MongoClientSettings;
import io.parkledger.core.value.Cny;
import java.time.LocalDate;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * How values stand in a document: money as fen (exact sums, sorted as numbers), dates as ISO text (sorted as dates).
 */
final class ViewCodecs {

    static final CodecRegistry REGISTRY = CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(new MoneyCodec(), new DateCodec()),
            MongoClientSettings.getDefaultCodecRegistry());

    private ViewCodecs() {}

    private static final class MoneyCodec implements Codec<Cny> {
        @Override
        public void encode(BsonWriter writer, Cny value, EncoderContext context) {
            writer.writeInt64(value.fen());
        }

        @Override
        public Cny decode(BsonReader reader, DecoderContext context) {
            return Cny.ofFen(reader.readInt64());
        }

        @Override
        public Class<Cny> getEncoderClass() {
            return Cny.class;
        }
    }

    private static final class DateCodec implements Codec<LocalDate> {
        @Override
        public void encode(BsonWriter writer, LocalDate value, EncoderContext context) {
            writer.writeString(value.toString());
        }

        @Override
        public LocalDate decode(BsonReader reader, DecoderContext context) {
            return LocalDate.parse(reader.readString());
        }

        @Override
        public Class<LocalDate> getEncoderClass() {
            return LocalDate.class;
        }
    }
}
