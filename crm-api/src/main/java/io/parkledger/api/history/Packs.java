package io.parkledger.api.history;

import io.parkledger.api.kit.command.Call;
import io.parkledger.api.kit.refusal.Refused;
import io.parkledger.api.kit.view.ViewArguments;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.seal.Pack;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealBroken;
import io.parkledger.projection.history.HistoryView;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.store.rows.Slice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes evidence to take away (取证包): what is asked for, with proofs, and a program that checks them offline. */
@Component
class Packs {

    /** Something that was sealed is missing from the ledger. */
    static final String INCOMPLETE = "log.pack-incomplete";

    static final String ZIP = "application/zip";

    private final Ledger ledger;
    private final Seal seal;
    private final ViewArguments positions;
    private final PackHistory history;

    Packs(Ledger ledger, Seal seal, ViewArguments positions, PackHistory history) {
        this.ledger = ledger;
        this.seal = seal;
        this.positions = positions;
        this.history = history;
    }

    /**
     * What somebody wants evidence of: all of the ledger, or what was said of a subject, or what was recorded in a
     * time, or both.
     *
     * @param from    a position, an instant or a day: what was recorded after it
     * @param to      likewise: up to it
     * @param trusted size of a checkpoint that was noted earlier: the pack proves that it continues it
     */
    record Asked(
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long trusted) {}

    /**
     * Answers with a pack, written while it is read.
     *
     * @throws Refused when nothing of it is sealed, or something of it is missing
     */
    void write(Asked asked, Call call, HttpServletResponse response) throws IOException {
        var subject = asked.subject();
        var from = asked.from();
        var to = asked.to();
        var trusted = asked.trusted();
        var after = from == null ? 0 : positions.position("from", from);
        var sealed = seal.reader().size();
        if (sealed == 0) {
            throw new Refused(HttpStatus.NOT_FOUND, "log.nothing-sealed");
        }
        var upTo = to == null ? sealed : positions.position("to", to);
        Refused.requireOrder(after, upTo);
        if (upTo > sealed) {
            throw new Refused(HttpStatus.NOT_FOUND, "log.not-sealed", sealed);
        }
        var which = which(subject, from == null && to == null, after, upTo);
        var pack = pack(new Pack.Wish(
                what(subject, from, to),
                which,
                trusted == null ? List.of() : List.of(trusted),
                call.caller().login(),
                ledger.clock().instant(),
                history(which, sealed)));
        response.setContentType(ZIP);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("parkledger-" + (subject == null ? upTo : subject) + ".zip")
                        .build()
                        .toString());
        try {
            pack.writeTo(response.getOutputStream());
        } catch (SealBroken e) {
            if (response.isCommitted()) {
                throw e; // the pack ends in the middle, and no program takes it for a whole one
            }
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            response.setContentType(null);
            throw new Refused(HttpStatus.NOT_FOUND, INCOMPLETE);
        }
    }

    /** For people, by the names of the files. */
    private Map<String, Pack.File> history(@Nullable List<Long> which, long sealed) {
        var files = new LinkedHashMap<String, Pack.File>();
        files.put("history.html", out -> history.write(which, sealed, out));
        files.put("history.xlsx", out -> history.writeWorkbook(which, sealed, out));
        return files;
    }

    private Pack pack(Pack.Wish wish) {
        try {
            return seal.pack(wish);
        } catch (SealBroken e) {
            throw new Refused(
                    HttpStatus.NOT_FOUND, "log.not-sealed", seal.reader().size());
        }
    }

    private static Map<String, Object> what(@Nullable String subject, @Nullable String from, @Nullable String to) {
        var what = new LinkedHashMap<String, Object>();
        what.put("subject", subject);
        what.put("from", from);
        what.put("to", to);
        return what;
    }

    /** Null for all. */
    private @Nullable List<Long> which(@Nullable String subject, boolean anyTime, long after, long upTo) {
        if (subject == null) {
            return anyTime
                    ? null
                    : LongStream.rangeClosed(after + 1, upTo).boxed().toList();
        }
        var filter = new HistoryViews.Filter(null, null, subject, null, null, after, upTo);
        var views = positions.live();
        var found = new ArrayList<Long>();
        Slice.forEach(next -> views.history().page(filter, next), (HistoryView event) -> found.add(event.position()));
        if (found.isEmpty()) {
            throw Refused.unknown(subject);
        }
        Collections.reverse(found);
        return found;
    }
}
