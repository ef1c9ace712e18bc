package io.parkledger.api.kit.export;

import io.parkledger.api.kit.page.PageText;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.report.Ratio;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list as a spreadsheet: all of its rows in the order of its page, and what people compute with as plain numbers. A
 * page that puts its sheet into its model, and answers {@link #AT} and {@link #AT_XLSX} as well, offers it: page and
 * files are made by one method, so that none shows what another does not.
 *
 * @param title message of the list's name
 * @param pages the rows, page by page
 */
public record Sheet<T>(String title, Function<SliceRequest, Slice<T>> pages, List<Column<T>> columns, Origin origin) {

    /** Where the file of a list is, below the address of its page. */
    public static final String AT = "/export.csv";

    /** The same for Excel. */
    public static final String AT_XLSX = "/export.xlsx";

    /** More rows are not written into one file. */
    static final int AT_MOST = 200_000;

    /**
     * One column.
     *
     * @param heading message of it
     * @param unit    message of the unit; null where the heading says it, or there is none
     * @param fact    what stands in it: a number, money, a day, an instant, a constant, a text
     */
    record Column<T>(String heading, @Nullable String unit, BiFunction<T, PageText, ?> fact) {}

    /**
     * What a table says of where its rows come from, beside what it was asked for.
     *
     * @param period  which its figures are of; null where they are of a day, or of none
     * @param ignored filters of the page that narrow other tables of it, and not this one
     * @param isNow   whether it is of what is kept beside the ledger: of that nobody knows an earlier state
     */
    record Origin(@Nullable Period period, Set<String> ignored, boolean isNow) {}

    /** From one day to another, both in it. */
    public record Period(LocalDate from, LocalDate to) {}

    public static <T> Sheet<T> of(String title, Function<SliceRequest, Slice<T>> pages) {
        return new Sheet<>(title, pages, List.of(), new Origin(null, Set.of(), false));
    }

    public Sheet<T> during(LocalDate from, LocalDate to) {
        return from(new Origin(new Period(from, to), origin.ignored(), origin.isNow()));
    }

    /** @param filters by name, as they stand in addresses */
    public Sheet<T> ignoring(String... filters) {
        return from(new Origin(origin.period(), Set.of(filters), origin.isNow()));
    }

    public Sheet<T> ofNow() {
        return from(new Origin(origin.period(), origin.ignored(), true));
    }

    /** The same with its first rows at hand. */
    Sheet<T> begun() {
        var first = SliceRequest.first(SliceRequest.MAX_LIMIT);
        var rows = pages.apply(first);
        return new Sheet<>(title, next -> next.equals(first) ? rows : pages.apply(next), columns, origin);
    }

    private Sheet<T> from(Origin origin) {
        return new Sheet<>(title, pages, columns, origin);
    }

    /** Of a list that its page shows at once. */
    public static <T> Sheet<T> of(String title, List<T> rows) {
        return of(title, all -> new Slice<>(rows, null));
    }

    /** The same of rows that nobody computes until they are written. */
    public static <T> Sheet<T> of(String title, Supplier<List<T>> rows) {
        return of(title, all -> new Slice<>(rows.get(), null));
    }

    /** A fact; constants become words, days stay days. */
    public Sheet<T> column(String heading, Function<T, ?> fact) {
        return with(heading, null, (row, text) -> fact.apply(row));
    }

    /** What has to be put into words first. */
    public Sheet<T> words(String heading, BiFunction<T, PageText, @Nullable String> words) {
        return with(heading, null, words);
    }

    /** Somebody by login, named as on pages. */
    public Sheet<T> person(String heading, Function<T, @Nullable String> login) {
        return words(heading, (row, text) -> {
            var somebody = login.apply(row);
            return somebody == null ? null : text.person(somebody);
        });
    }

    /** Money in yuan, not in ten thousands. */
    public Sheet<T> yuan(String heading, Function<T, @Nullable Cny> amount) {
        return with(heading, "unit.yuan", (row, text) -> amount.apply(row));
    }

    /** A rent in yuan per square metre and month, of which the heading says so. */
    public Sheet<T> rent(String heading, Function<T, @Nullable Cny> rent) {
        return column(heading, rent);
    }

    public Sheet<T> sqm(String heading, Function<T, @Nullable BigDecimal> area) {
        return number(heading, "unit.sqm", area);
    }

    /** @param unit message of it */
    public Sheet<T> number(String heading, String unit, Function<T, ? extends @Nullable Number> number) {
        return with(heading, unit, (row, text) -> number.apply(row));
    }

    public Sheet<T> percent(String heading, Function<T, @Nullable Ratio> ratio) {
        return number(heading, "unit.percent", row -> {
            var share = ratio.apply(row);
            return share == null ? null : share.percent();
        });
    }

    private Sheet<T> with(String heading, @Nullable String unit, BiFunction<T, PageText, ?> fact) {
        return new Sheet<>(
                title,
                pages,
                Stream.concat(columns.stream(), Stream.of(new Column<>(heading, unit, fact)))
                        .toList(),
                origin);
    }
}
