package io.parkledger.projection.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One row behind a figure: a subject, and how much of the figure it is.
 *
 * @param of     what the row is
 * @param id     of the subject, whose events are the facts behind the row
 * @param name   what people call it: a company, the number of a unit, the place of a trip
 * @param when   the day or period the amount is of; null where that says nothing
 * @param amount in the unit of its {@link Part}
 */
public record Line(
        Kind of, String id, String name, @Nullable String when, BigDecimal amount) {

    /** What a row can be. */
    public enum Kind {
        LEAD,
        NEGOTIATION,
        TENANT,
        CONTRIBUTION,
        CONTRACT,
        UNIT,
        RECEPTION,
        VISIT;

        /** As subjects of events are called. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A row that counts as one. */
    public static Line one(Kind of, String id, String name, @Nullable Object when) {
        return new Line(of, id, name, when == null ? null : when.toString(), BigDecimal.ONE);
    }

    /** A row that counts by an amount. */
    public static Line of(Kind of, String id, String name, @Nullable Object when, BigDecimal amount) {
        return new Line(of, id, name, when == null ? null : when.toString(), amount);
    }
}
