package io.parkledger.api.history;

import io.parkledger.api.kit.export.Sheet;
import io.parkledger.api.kit.history.History.Entry;
import io.parkledger.projection.store.rows.Slice;
import io.parkledger.projection.store.rows.SliceRequest;
import java.util.function.Function;

/** Events as a table: what happened when, when that was recorded, and by whom. */
public final class EventSheet {

    private EventSheet() {}

    /** @param title message of its name */
    public static Sheet<Entry> of(String title, Function<SliceRequest, Slice<Entry>> events) {
        return Sheet.of(title, events)
                .column("ledger.position", Entry::position)
                .column("history.what", Entry::said)
                .column(
                        "ledger.subject",
                        event -> event.subjects().stream().findFirst().orElse(null))
                .column("history.effective", Entry::effectiveOn)
                .column("history.recorded", Entry::recordedAt)
                .person("history.who", Entry::actor)
                .column("history.why", Entry::reason)
                .column("ledger.type", Entry::type)
                .column("ledger.event-id", Entry::eventId);
    }
}
