package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.seal.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the access log against what the ledger has told of it. Lines that it has not told yet are proven by nothing.
 */
final class ReadingLogCheck {

    /** Told as {@code core.custody} tells it. */
    private static final String SEALED = "custody.reading-log-sealed";

    private static final String AGGREGATE = "custody-of-reading-log";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What was told at a position. */
    private record Told(long position, long fromLine, long toLine, long rows, String digest) {}

    private final ReadingLog log;
    private final Findings findings;
    private final List<Told> told = new ArrayList<>();

    ReadingLogCheck(ReadingLog log, Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    /** The same events up to a place before which all was verified already. */
    void metBefore(LogStore store, @Nullable AppendKey key, long upTo) {
        if (key != null) {
            store.eventsOf(AGGREGATE, SEALED, upTo).stream()
                    .filter(row -> key.isOf(row.event(), row.mac()))
                    .forEach(this::met);
        }
    }

    /** An event that the application has written. */
    void met(Entry row) {
        if (row.event().type().equals(SEALED)) {
            read(row).ifPresent(told::add);
        }
    }

    private static Optional<Told> read(Entry row) {
        try {
            var said = JSON.readTree(row.event().payload());
            return Optional.of(new Told(
                    row.position(),
                    said.path("fromLine").longValue(),
                    said.path("toLine").longValue(),
                    said.path("rows").longValue(),
                    said.path("digest").stringValue()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Names the first of what was told that does not hold any more. */
    void verify() {
        if (log == ReadingLog.NONE) {
            return;
        }
        for (var each : told) {
            var now = log.digest(each.fromLine(), each.toLine());
            if (now.rows() != each.rows() || !now.sha256().equals(each.digest())) {
                var column = now.rows() == each.rows() ? "digest" : "rows";
                findings.add(Code.READING_LOG_CHANGED, each.position(), List.of(column), null);
                return;
            }
        }
    }
}
