package io.parkledger.api.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.api.kit.export.Spreadsheet;
import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a pack holds, for people: one page and one workbook in the reader's language, written as they are read. */
@Component
class PackHistory {

    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Ledger ledger;
    private final StoredEvents stored;
    private final Words words;

    PackHistory(Ledger ledger, StoredEvents stored, Words words) {
        this.ledger = ledger;
        this.stored = stored;
        this.words = words;
    }

    /**
     * The page.
     *
     * @param positions in order; null for all
     * @param sealed    the last that the pack covers
     */
    void write(@Nullable List<Long> positions, long sealed, OutputStream out) throws IOException {
        var page = new OutputStreamWriter(out, UTF_8);
        var language = LocaleContextHolder.getLocale().toLanguageTag();
        page.write("<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>"
                + say("pack.history")
                + "</title><style>body{font-family:sans-serif}td,th{padding:.2em .8em;text-align:left;vertical-align:top}</style>"
                + "</head><body><h1>" + say("pack.history") + "</h1><table><thead><tr><th>" + say("ledger.position")
                + "</th><th>" + say("history.recorded") + "</th><th>" + say("history.who") + "</th><th>"
                + say("history.what") + "</th></tr></thead><tbody>\n");
        eachOf(positions, sealed, row -> write(row, page));
        page.write("</tbody></table></body></html>\n");
        page.flush();
    }

    private static void write(Row row, Writer page) throws IOException {
        page.write("<tr><td>" + row.position() + "</td><td>" + TIME.format(row.recordedAt()) + "</td><td>"
                + escaped(row.actor()) + "</td><td>" + escaped(row.said()) + "</td></tr>\n");
    }

    /**
     * The workbook, of the same events.
     *
     * @param positions in order; null for all
     * @param sealed    the last that the pack covers
     */
    void writeWorkbook(@Nullable List<Long> positions, long sealed, OutputStream out) throws IOException {
        var sheet = new Spreadsheet(out, words.say("pack.history", List.of()));
        sheet.heading(Stream.of("ledger.position", "history.recorded", "history.who", "history.what")
                .map(key -> words.say(key, List.of()))
                .toList());
        eachOf(
                positions,
                sealed,
                row -> sheet.row(Arrays.asList(
                        row.position(), new Spreadsheet.ToTheSecond(row.recordedAt()), row.actor(), row.said())));
        sheet.end();
    }

    /** An event, as both say it. */
    private record Row(
            long position,
            LocalDateTime recordedAt,
            @Nullable String actor,
            @Nullable String said) {}

    private interface Rows {
        void take(Row row) throws IOException;
    }

    private void eachOf(@Nullable List<Long> positions, long sealed, Rows rows) throws IOException {
        if (positions == null) {
            each(1, sealed, rows);
            return;
        }
        for (int i = 0, end; i < positions.size(); i = end) {
            end = endOfRun(positions, i);
            each(positions.get(i), positions.get(end - 1), rows);
        }
    }

    private String say(String key) {
        return HtmlUtils.htmlEscape(words.say(key, List.of()), UTF_8.name());
    }

    /** Where neighbours that follow each other without a gap end. */
    private static int endOfRun(List<Long> positions, int begin) {
        int end = begin + 1;
        while (end < positions.size() && positions.get(end) == positions.get(end - 1) + 1) {
            end++;
        }
        return end;
    }

    private void each(long first, long last, Rows rows) throws IOException {
        for (long after = first - 1; after < last; after += AT_ONCE) {
            for (var event : ledger.reader().after(after, (int) Math.min(AT_ONCE, last - after))) {
                var shown = stored.event(event);
                rows.take(new Row(
                        shown.position(),
                        LocalDateTime.ofInstant(
                                        shown.recordedAt(), ledger.clock().getZone())
                                .truncatedTo(ChronoUnit.SECONDS),
                        event.metadata().get(Sender.ACTOR),
                        shown.said()));
            }
        }
    }

    private static String escaped(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, UTF_8.name());
    }
}
