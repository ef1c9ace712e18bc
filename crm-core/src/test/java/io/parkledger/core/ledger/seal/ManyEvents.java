package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.SomeBooks;
import io.parkledger.core.ledger.StoredEvent;
import io.parkledger.core.ledger.TestLedger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;

/** A ledger of many events, signed by the application's key and written straight into the table. */
final class ManyEvents {

    private static final int AT_ONCE = 5_000;
    private static final int OF_ONE_AGGREGATE = 100;

    private static final String INSERT = """
            INSERT INTO ledger.event (event_id, aggregate_type, aggregate_id, sequence_number, type, revision, recorded_at, payload, metadata, mac)
            SELECT u.event_id, ?, u.aggregate_id, u.sequence, ?, ?, ?, ?, ?, u.mac
            FROM unnest(?, ?, ?, ?) AS u (event_id, aggregate_id, sequence, mac)""";

    private ManyEvents() {}

    /** They claim nothing; returns when all are covered by a checkpoint. */
    static void write(SealedLedger ledger, int count) {
        append(ledger, count);
        ledger.awaitCheckpointOf(count);
    }

    /** As {@link #write}, whether anybody signs checkpoints or not. */
    static void append(SealedLedger ledger, int count) {
        SomeBooks.letUnits(1).forEach(ledger::send);
        SomeBooks.corrections(1).forEach(ledger::send);
        var owner = TestLedger.owner(ledger.settings);
        var like = new LogStore(ledger.database.jdbc()).eventsAfter(0).get(0).event();
        var key = new SealKeys(ledger.folder.resolve("keys")).appendKey(ledger.database.jdbc(), ledger.ledger.id());
        for (int first = 0; first < count; first += AT_ONCE) {
            var recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
            var events = new ArrayList<StoredEvent>();
            for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
                events.add(new StoredEvent(
                        "e-" + i,
                        like.aggregateType(),
                        "B-" + i / OF_ONE_AGGREGATE,
                        i % OF_ONE_AGGREGATE,
                        like.type(),
                        like.revision(),
                        recordedAt,
                        like.payload(),
                        like.metadata()));
            }
            owner.on(connection -> Jdbc.update(
                    connection,
                    INSERT,
                    like.aggregateType(),
                    like.type(),
                    like.revision(),
                    OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC),
                    like.payload(),
                    like.metadata(),
                    connection.createArrayOf(
                            "text", events.stream().map(StoredEvent::eventId).toArray()),
                    connection.createArrayOf(
                            "text",
                            events.stream().map(StoredEvent::aggregateId).toArray()),
                    connection.createArrayOf(
                            "bigint", events.stream().map(StoredEvent::sequence).toArray()),
                    connection.createArrayOf(
                            "bytea", events.stream().map(key::of).toArray(byte[][]::new))));
        }
    }
}
