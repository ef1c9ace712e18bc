package io.parkledger.core.custody;

import io.parkledger.core.custody.CustodyEvent.AccountChanged;
import io.parkledger.core.custody.CustodyEvent.ReadingLogSealed;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.LedgerReader;
import java.util.Optional;
import java.util.OptionalLong;

/** How far the ledger has told of the access log. */
public final class ToldOfAccessLog {

    private final LedgerReader reader;

    public ToldOfAccessLog(LedgerReader reader) {
        this.reader = reader;
    }

    /** The last line of which an account's change was told; empty before the first. */
    public OptionalLong lastChange() {
        return newest(CustodyId.ACCOUNTS)
                .filter(AccountChanged.class::isInstance)
                .map(event -> ((AccountChanged) event).line())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The last line whose hash was told, 0 before the first. */
    public long lastSealed() {
        return newest(CustodyId.READING_LOG)
                .filter(ReadingLogSealed.class::isInstance)
                .map(event -> ((ReadingLogSealed) event).toLine())
                .orElse(0L);
    }

    private Optional<Event> newest(CustodyId id) {
        return reader.newestOf(id.value()).map(LedgerEvent::payload);
    }
}
