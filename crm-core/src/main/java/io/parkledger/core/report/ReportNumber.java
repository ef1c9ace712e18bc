package io.parkledger.core.report;

import io.parkledger.core.id.ReportId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The number of a report (编号) as it is printed: {@code 招统-2021-12-001} is the first of that month, {@code 招统-2021-001}
 * the first of that year. The ledger counts those of a period from 1, without a gap, whichever park they are of.
 */
public record ReportNumber(ReportPeriod period, int count) {

    private static final String PRINTED = "招统-";
    /** Begins the id, which is of letters and digits. */
    private static final String STORED = "ZT.";

    private static final Pattern SHAPE = Pattern.compile("(\\d{4}(?:-\\d\\d)?)-(\\d{3,6})");
    private static final int FIRST = 1;

    public static ReportNumber first(ReportPeriod period) {
        return new ReportNumber(period, FIRST);
    }

    public ReportNumber next() {
        return new ReportNumber(period, count + 1);
    }

    /** The one that must have been given before; null for the first of its period. */
    @Nullable
    ReportNumber before() {
        return count == FIRST ? null : new ReportNumber(period, count - 1);
    }

    public ReportId id() {
        return new ReportId(STORED + digits());
    }

    private String digits() {
        return String.format(Locale.ROOT, "%s-%03d", period, count);
    }

    /** The number that an id stands for; empty for what is the id of no report. */
    public static Optional<ReportNumber> of(ReportId id) {
        return id.value().startsWith(STORED) ? parsed(id.value().substring(STORED.length())) : Optional.empty();
    }

    /** A number as it is printed; empty for what is none. */
    public static Optional<ReportNumber> parse(String printed) {
        return printed.startsWith(PRINTED) ? parsed(printed.substring(PRINTED.length())) : Optional.empty();
    }

    private static Optional<ReportNumber> parsed(String digits) {
        var parts = SHAPE.matcher(digits);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var number = new ReportNumber(new ReportPeriod(parts.group(1)), Integer.parseInt(parts.group(2)));
            return number.count() >= FIRST && number.digits().equals(digits) ? Optional.of(number) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return PRINTED + digits();
    }
}
