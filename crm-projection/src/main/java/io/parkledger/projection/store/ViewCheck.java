package io.parkledger.projection.store;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.id.Id;
import io.parkledger.core.ledger.Components;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.core.value.Period;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an event that some view could not store: every field of it is held against {@link Bounds} and put through the
 * views' codecs. What depends on other events is left to the limits, which leave room for sums, and to parking.
 */
public final class ViewCheck implements EventCheck {

    /** Entries of one list; what is sent has narrower bounds. */
    static final int ENTRIES = 1_000;
    /** Persons, days, floors: whatever is counted. */
    static final int COUNT = 10_000_000;

    /** The last that any ledger comes to, as ids of history can be told. */
    private static final long POSITION = 99_999_999_999_999L;

    private static final BigDecimal YUAN = new BigDecimal(Bounds.YUAN);
    private static final BigDecimal RENT = new BigDecimal(Bounds.RENT);
    private static final BigDecimal MU = new BigDecimal(Bounds.MU);
    private static final BigDecimal SQM_OF_ONE = new BigDecimal(Bounds.SQM);
    private static final BigDecimal SQM = SQM_OF_ONE.multiply(BigDecimal.valueOf(ENTRIES));
    /** Of all that one contract can let, for a year. */
    private static final BigDecimal RENT_PER_YEAR = SQM.multiply(RENT).multiply(BigDecimal.valueOf(12));

    @Override
    public void require(Event event) {
        check((Record) event, SQM);
        encode(event);
    }

    /** @param area limit of its areas: what an event says of itself may be a sum, what it says of its parts is not */
    private static void check(Record entry, BigDecimal area) {
        for (var component : Components.of(entry.getClass())) {
            var value = Components.read(component, entry);
            if (value != null) {
                check(component.getName(), value, area);
            } else if (!isNullable(component)) {
                throw new InvalidValue("value.missing", component.getName());
            }
        }
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void check(String field, Object value, BigDecimal area) {
        if (value instanceof String text) {
            checkText(field, text);
        } else if (value instanceof LocalDate day) {
            require(Bounds.holds(day), "value.day-implausible", field, Bounds.FROM, Bounds.UNTIL);
        } else if (value instanceof Cny money) {
            checkNumber(field, money.yuan(), area);
        } else if (value instanceof BigDecimal number) {
            checkNumber(field, number, area);
        } else if (value instanceof Integer count) {
            require(Math.abs((long) count) <= COUNT, "value.number-implausible", field, "" + COUNT);
        } else if (value instanceof Long position) {
            require(position >= 0 && position <= POSITION, "value.number-implausible", field, "" + POSITION);
        } else if (value instanceof Collection<?> entries) {
            checkEntries(field, entries);
        } else if (value instanceof Id || value instanceof CreditCode || value instanceof Period) {
            return; // made by a constructor that knows no others
        } else if (value instanceof Record entry) {
            check(entry, SQM_OF_ONE);
        } else if (!(value instanceof Enum<?> || value instanceof Boolean)) {
            throw new IllegalStateException("No view knows how to store a " + value.getClass() + " as " + field);
        }
    }

    private static void checkText(String field, String text) {
        require(text.length() <= Bounds.TEXT, "value.text-too-long", field, "" + Bounds.TEXT);
        require(Bounds.holds(text), "value.text-unreadable", field);
    }

    private static void checkNumber(String field, BigDecimal number, BigDecimal area) {
        var limit = limitOf(field, area);
        require(fits(number, limit), "value.number-implausible", field, limit.toPlainString());
    }

    private static boolean fits(BigDecimal number, BigDecimal limit) {
        return Bounds.isMeasured(number)
                && number.stripTrailingZeros().scale() <= Bounds.PLACES
                && number.abs().compareTo(limit) <= 0;
    }

    /** By the unit that a field's name ends with; of amounts, which have none, the largest. */
    private static BigDecimal limitOf(String field, BigDecimal area) {
        if (field.endsWith("PerSqmMonth")) {
            return RENT;
        }
        if (field.endsWith("PerYear")) {
            return RENT_PER_YEAR;
        }
        return field.endsWith("Sqm") ? area : field.endsWith("Mu") ? MU : YUAN;
    }

    private static void checkEntries(String field, Collection<?> entries) {
        require(entries.size() <= ENTRIES, "value.too-many", field, "" + ENTRIES);
        for (var entry : entries) {
            if (entry == null) {
                throw new InvalidValue("value.missing", field);
            }
            check(field, entry, SQM_OF_ONE);
        }
    }

    private static void require(boolean holds, String code, Object... facts) {
        if (!holds) {
            throw new InvalidValue(code, facts);
        }
    }

    private static void encode(Event event) {
        try {
            new RawBsonDocument(new Document("event", Stored.of(event)), ViewCodecs.REGISTRY.get(Document.class));
        } catch (RuntimeException e) {
            throw new InvalidValue("value.not-storable", String.valueOf(e.getMessage()));
        }
    }
}
