package io.parkledger.api.kit.export;

import io.parkledger.api.kit.export.Sheet.Column;
import io.parkledger.api.kit.page.PageText;
import io.parkledger.projection.store.rows.SliceRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * A book on its way to whoever asked for it, a page of rows at a time. The last line of each table says what it is: a
 * table without one was cut off.
 */
final class BookFile implements View {

    /** Filters that choose a period. */
    private static final Set<String> PERIOD = Set.of("from", "to", "year", "soFar");

    /**
     * Where rows come from.
     *
     * @param position of the ledger
     * @param day      on which the ledger knew no more
     * @param filters  what the page was narrowed down to, in words by name; none when it is whole
     * @param by       who asked
     * @param at       when
     */
    record Origin(
            String position,
            LocalDate day,
            Map<String, String> filters,
            @Nullable String by,
            Instant at) {}

    private final Book book;
    private final Origin origin;
    private final PageText text;
    private final FileKind kind;
    private final int atMost;

    BookFile(Book book, Origin origin, PageText text, FileKind kind) {
        this(book, origin, text, kind, Sheet.AT_MOST);
    }

    /** @param atMost more rows of a table are not written */
    BookFile(Book book, Origin origin, PageText text, FileKind kind, int atMost) {
        this.book = begun(book);
        this.origin = origin;
        this.text = text;
        this.kind = kind;
        this.atMost = atMost;
    }

    /** What cannot be computed is refused while nothing is answered yet: the first rows of all tables are at hand. */
    private static Book begun(Book book) {
        return new Book(
                book.title(), book.sheets().stream().<Sheet<?>>map(Sheet::begun).toList());
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(kind.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        write(kind.lines(response, text.say(book.title())));
    }

    private String name() {
        var title = text.say(book.title());
        return (book.isNow()
                        ? text.say(
                                "export.file.now",
                                title,
                                text.day(text.minute(origin.at()).toLocalDate()))
                        : text.say("export.file", title, text.day(origin.day()), origin.position()))
                + kind.ending();
    }

    void write(Lines lines) throws IOException {
        for (var sheet : book.sheets()) {
            if (book.hasSeveral()) {
                lines.table(text.say(sheet.title()));
            }
            write(sheet, lines);
        }
        lines.end();
    }

    private <T> void write(Sheet<T> sheet, Lines lines) throws IOException {
        lines.heading(sheet.columns().stream().map(this::heading).toList());
        int written = 0;
        boolean cut = false;
        var next = SliceRequest.first(SliceRequest.MAX_LIMIT);
        while (next != null) {
            var page = sheet.pages().apply(next);
            var rows = page.items().subList(0, Math.min(page.items().size(), atMost - written));
            for (var row : rows) {
                lines.row(sheet.columns().stream()
                        .map(column -> cell(column, row))
                        .toList());
            }
            written += rows.size();
            cut = rows.size() < page.items().size() || (written == atMost && page.next() != null);
            next = cut || page.next() == null ? null : new SliceRequest(SliceRequest.MAX_LIMIT, page.next());
        }
        lines.note(note(sheet, written, cut));
    }

    private String heading(Column<?> column) {
        var heading = text.say(column.heading());
        return column.unit() == null ? heading : text.say("export.heading", heading, text.say(column.unit()));
    }

    private <T> @Nullable Object cell(Column<T> column, T row) {
        var fact = column.fact().apply(row, text);
        if (fact instanceof Instant moment) {
            return text.minute(moment);
        }
        return fact instanceof Enum<?> || fact instanceof Collection<?> ? text.word(fact) : fact;
    }

    private String note(Sheet<?> sheet, int rows, boolean cut) {
        return text.say("export.note", text.say(sheet.title()), text.count(rows))
                + (cut ? text.say("export.note.cut", text.count(atMost)) : "")
                + period(sheet.origin().period())
                + filters(sheet.origin())
                + (sheet.origin().isNow()
                        ? ""
                        : text.say("export.note.position", origin.position(), text.day(origin.day())))
                + text.say("export.note.by", text.person(origin.by()), text.moment(origin.at()));
    }

    private String period(Sheet.@Nullable Period period) {
        return period == null ? "" : text.say("export.note.period", text.day(period.from()), text.day(period.to()));
    }

    /** Those that narrow the table down; what is said as its period is not said twice. */
    private String filters(Sheet.Origin of) {
        var said = origin.filters().entrySet().stream()
                .filter(filter -> !of.ignored().contains(filter.getKey()))
                .filter(filter -> of.period() == null || !PERIOD.contains(filter.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(text.say("list.separator")));
        return said.isEmpty() ? "" : text.say("export.note.filters", said);
    }
}
