package io.parkledger.projection.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are added up, and what they come to: a figure is one of these, or is computed from two.
 *
 * @param value null where nothing is known, which is not zero
 * @param rows  how many there are
 * @param lines the rows; not all of them where there are more than a page shows
 */
public record Part(Name name, Unit unit, @Nullable BigDecimal value, long rows, List<Line> lines) {

    /** What is added up. */
    public enum Name {
        TAX,
        TAX_OF_TEN,
        RETAINED,
        OUTPUT,
        JOBS,
        TENANTS,
        LANDINGS,
        EXITS,
        OCCUPIED_SQM,
        COMMITTED_SQM,
        SIGNED_SQM,
        VACANT_SQM,
        HELD_OVER_SQM,
        LETTABLE_SQM,
        OCCUPIED_UNITS,
        LETTABLE_UNITS,
        RENT_PER_YEAR,
        SQM_WITH_RENT,
        LEASES,
        EXPIRING,
        RENEWED,
        EARLY_EXITS,
        ALL_ENDS,
        SQM_TIMES_DAYS,
        RENT_TIMES_DAYS,
        RECEPTIONS,
        VISITORS,
        TRIPS,
        COMPANIES_VISITED,
        PERSON_DAYS,
        COMMITMENTS,
        LEADS,
        REACHED,
        REACHED_BEFORE,
        LANDED,
        LANDED_OR_LOST,
        VALUE_LANDED,
        VALUE_LANDED_OR_LOST,
        CYCLES
    }

    /** All the rows there are; they add up to the value. */
    public static Part of(Name name, Unit unit, List<Line> lines) {
        var sum = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Part(name, unit, sum, lines.size(), lines);
    }

    /** Of what nothing is known. */
    public static Part unknown(Name name, Unit unit) {
        return new Part(name, unit, null, 0, List.of());
    }

    /** Whether every row is here, so that they add up to the value. */
    public boolean isWhole() {
        return rows == lines.size();
    }
}
