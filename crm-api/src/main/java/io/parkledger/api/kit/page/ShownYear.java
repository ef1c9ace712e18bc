package io.parkledger.api.kit.page;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The year a page is about.
 *
 * @param number the year
 * @param today  the last day anything can be known of
 */
public record ShownYear(int number, LocalDate today) {

    private static final int EARLIEST = 1980;
    private static final int CHOICES = 5;

    /**
     * The year asked for. When none is: this one, or, until something happened in it, the one before.
     *
     * @param hasSomething whether there is anything to show of a year
     */
    public static ShownYear of(@Nullable Integer asked, LocalDate today, IntPredicate hasSomething) {
        int latest = today.getYear();
        if (asked != null) {
            return new ShownYear(Math.max(EARLIEST, Math.min(asked, latest)), today);
        }
        return new ShownYear(hasSomething.test(latest) ? latest : latest - 1, today);
    }

    public LocalDate from() {
        return LocalDate.of(number, 1, 1);
    }

    public LocalDate to() {
        return LocalDate.of(number, 12, 31);
    }

    public boolean isRunning() {
        return number == today.getYear();
    }

    public LocalDate fromBefore() {
        return from().minusYears(1);
    }

    /** Like is compared with like: a year that still runs with the same part of the year before. */
    public LocalDate toBefore() {
        return (isRunning() ? today : to()).minusYears(1);
    }

    /** Years to choose from, the latest first; the shown one is among them. */
    public List<Integer> choices() {
        int latest = today.getYear();
        return IntStream.iterate(latest, year -> year > latest - CHOICES || year >= number, year -> year - 1)
                .boxed()
                .toList();
    }
}
