package io.parkledger.api.kit.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a page as one file: in Excel a sheet for each, in CSV one below the other, each below its name. A page
 * of several tables puts its book into its model, as one of a single list its {@link Sheet}.
 *
 * @param title  message of the page's name
 * @param period which its figures are of; null where that is not asked
 */
public record Book(String title, @Nullable Period period, List<Sheet<?>> sheets) {

    /** From one day to another, both in it. */
    public record Period(LocalDate from, LocalDate to) {}

    public static Book of(String title, Sheet<?>... sheets) {
        return new Book(title, null, List.of(sheets));
    }

    public Book during(LocalDate from, LocalDate to) {
        return new Book(title, new Period(from, to), sheets);
    }

    /** What a page offers, if it does. */
    static Optional<Book> in(Map<String, Object> model) {
        if (model.get("book") instanceof Book book) {
            return Optional.of(book);
        }
        return model.get("sheet") instanceof Sheet<?> sheet ? Optional.of(of(sheet.title(), sheet)) : Optional.empty();
    }

    /** Whether its tables have to be told apart. */
    boolean hasSeveral() {
        return sheets.size() > 1;
    }
}
