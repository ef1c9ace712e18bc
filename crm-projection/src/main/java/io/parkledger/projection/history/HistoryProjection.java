package io.parkledger.projection.history;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Writes {@link HistoryView}: one row per event, never changed again. */
public final class HistoryProjection implements Projection {

    static final ViewCollection<HistoryView> HISTORY = ViewCollection.of(
            "history",
            HistoryView.class,
            Indexes.descending("subjects", "_id"),
            Indexes.descending("type", "_id"),
            Indexes.descending("actor", "_id"),
            Indexes.ascending("aboutUntil", "_id"));

    private static final String ORDERED = "%014d";

    /** Ids order as positions do. */
    static String idOf(long position) {
        return ORDERED.formatted(position);
    }

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(HISTORY);
    }

    @EventHandler
    void on(Event payload, LedgerEvent event, WorkingSet views) {
        var metadata = event.metadata();
        views.make(HISTORY, idOf(event.position()))
                .set("eventId", event.eventId())
                .set("type", event.type())
                .set("aggregateType", event.aggregateType())
                .set("aggregateId", event.aggregateId())
                .set("sequence", event.sequence())
                .set("subjects", Facts.subjects(event.aggregateId(), payload))
                .set("effectiveOn", Facts.effectiveOn(payload))
                .set("aboutFrom", Facts.aboutFrom(payload))
                .set("aboutUntil", Facts.aboutUntil(payload))
                .set("retroactive", Facts.isRetroactive(payload))
                .set("earliestDay", Facts.earliestDay(payload))
                .set("daysLate", daysLate(Facts.effectiveOn(payload), event.recordedAt()))
                .set("recordedAt", event.recordedAt())
                .set("actor", metadata.get(Sender.ACTOR))
                .set("role", metadata.get(Sender.ROLE))
                .set("source", metadata.get(Sender.SOURCE))
                .set("reason", metadata.get(Sender.REASON))
                .set("requestId", metadata.get(Sender.REQUEST_ID))
                .set("correlationId", metadata.get(Sender.CORRELATION_ID))
                .set("causationId", metadata.get(Sender.CAUSATION_ID))
                .set("simulated", metadata.containsKey(Sender.SIMULATED))
                .set("confirmed", Sender.confirmedOf(metadata))
                .set("facts", Facts.of(payload));
    }

    private static @Nullable Long daysLate(@Nullable LocalDate effectiveOn, Instant recordedAt) {
        return effectiveOn == null
                ? null
                : ChronoUnit.DAYS.between(effectiveOn, LocalDate.ofInstant(recordedAt, ZoneOffset.UTC));
    }
}
