package io.parkledger.api.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.parkledger.api.kit.wording.Words;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What a pack holds, for people: one page in the reader's language, written as it is read. */
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
        if (positions == null) {
            rows(1, sealed, page);
        } else {
            for (int i = 0, end; i < positions.size(); i = end) {
                end = endOfRun(positions, i);
                rows(positions.get(i), positions.get(end - 1), page);
            }
        }
        page.write("</tbody></table></body></html>\n");
        page.flush();
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

    private void rows(long first, long last, Writer page) throws IOException {
        for (long after = first - 1; after < last; after += AT_ONCE) {
            rows(ledger.reader().after(after, (int) Math.min(AT_ONCE, last - after)), page);
        }
    }

    private void rows(List<LedgerEvent> events, Writer page) throws IOException {
        for (var event : events) {
            var shown = stored.event(event);
            page.write("<tr><td>" + shown.position() + "</td><td>"
                    + TIME.format(shown.recordedAt().atZone(ledger.clock().getZone()))
                    + "</td><td>" + escaped(event.metadata().get(Sender.ACTOR)) + "</td><td>" + escaped(shown.said())
                    + "</td></tr>\n");
        }
    }

    private static String escaped(@Nullable String text) {
        return text == null ? "" : HtmlUtils.htmlEscape(text, UTF_8.name());
    }
}
