package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Filters;
import java.time.YearMonth;
import java.util.ArrayList;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the month in which something happened. One and the same for counters and for documents, so that what
 * is counted and what is listed cannot come apart.
 *
 * @param first   2021-01; null when there is no first month
 * @param last    inclusive; null when there is no last month
 * @param orNever whether it holds as well of what has not happened
 */
record Months(@Nullable String first, @Nullable String last, boolean orNever) {

    /** Stands in a counter for the month of what has not happened. */
    static final String NEVER = "-";

    static Months within(YearMonth first, YearMonth last) {
        return new Months(first.toString(), last.toString(), false);
    }

    static Months until(YearMonth last) {
        return new Months(null, last.toString(), false);
    }

    static Months sinceOrNever(YearMonth first) {
        return new Months(first.toString(), null, true);
    }

    /** @param month as counters have it */
    boolean include(String month) {
        if (month.equals(NEVER)) {
            return orNever;
        }
        return (first == null || first.compareTo(month) <= 0) && (last == null || month.compareTo(last) <= 0);
    }

    /** @param day a field that holds a day, or nothing for what has not happened; days sort behind their month */
    Bson on(String day) {
        var happened = new ArrayList<Bson>();
        if (first != null) {
            happened.add(Filters.gte(day, first));
        }
        if (last != null) {
            happened.add(Filters.lt(day, YearMonth.parse(last).plusMonths(1).toString()));
        }
        return orNever ? Filters.or(Filters.eq(day, null), Filters.and(happened)) : Filters.and(happened);
    }
}
