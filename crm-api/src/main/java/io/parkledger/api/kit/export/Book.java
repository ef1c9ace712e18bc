package io.parkledger.api.kit.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of a page as one file: in Excel a sheet for each, in CSV one below the other, each below its name. A page
 * of several tables puts its book into its model, as one of a single list its {@link Sheet}.
 *
 * @param title message of the page's name
 */
public record Book(String title, List<Sheet<?>> sheets) {

    public static Book of(String title, Sheet<?>... sheets) {
        return new Book(title, List.of(sheets));
    }

    /** The same with figures of a period in all of its tables. */
    public Book during(LocalDate from, LocalDate to) {
        return new Book(
                title,
                sheets.stream().<Sheet<?>>map(each -> each.during(from, to)).toList());
    }

    /** The book of a page, or its only sheet as one. */
    static Optional<Book> in(Map<String, Object> model) {
        if (model.get("book") instanceof Book book) {
            return Optional.of(book);
        }
        return model.get("sheet") instanceof Sheet<?> sheet ? Optional.of(of(sheet.title(), sheet)) : Optional.empty();
    }

    /** Whether nothing in it can be had as it was before. */
    boolean isNow() {
        return sheets.stream().allMatch(sheet -> sheet.origin().isNow());
    }

    /** Whether its tables have to be told apart. */
    boolean hasSeveral() {
        return sheets.size() > 1;
    }
}
