package io.parkledger.projection.store;

import io.parkledger.core.id.Id;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Turns what events carry into what documents hold: ids and codes as text, money as fen, records as sub-documents. */
public final class Stored {

    private Stored() {}

    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Id id) {
            return id.value();
        }
        if (value instanceof CreditCode || value instanceof Period || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Cny money) {
            return money.fen();
        }
        if (value instanceof BigDecimal decimal) {
            return new Decimal128(decimal);
        }
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Stored::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var document = new Document();
            map.forEach((key, each) -> document.put(String.valueOf(key), of(each)));
            return document;
        }
        if (value instanceof Record entry) {
            return document(entry);
        }
        return value;
    }

    /** Whether a record becomes a sub-document, not a scalar. */
    public static boolean isComposite(Record entry) {
        return of(entry) instanceof Document;
    }

    private static Document document(Record entry) {
        var document = new Document();
        for (var component : Components.of(entry.getClass())) {
            document.put(component.getName(), of(Components.read(component, entry)));
        }
        return document;
    }
}
