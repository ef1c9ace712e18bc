package io.parkledger.core.ledger;

import io.parkledger.core.rule.Rule;
import io.parkledger.core.rule.RuleBroken;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to PostgreSQL. What aggregates apply is collected in their {@link Cascade}; a command's events with all
 * that follows from them, claims and receipt go out in one call of the function {@code append}: one transaction, one
 * round trip. Reading across aggregates is not offered here: that is {@link LedgerReader}'s, by position.
 *
 * <p>The function runs with its owner's rights, and the application's role can write events in no other way; it refuses
 * a time that is more than five seconds off the database's. What is refused is its answer, not an error: the database's
 * log stays quiet about what is expected. Reading by raw index is not discouraged here but impossible.
 */
final class LedgerStorage implements EventStore {

    private static final String APPEND = "SELECT last_index, refusal, detail, hint"
            + " FROM append(?, ?,?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?,?,?,?, ?)";
    private static final String READ = """
            SELECT event_id, aggregate_type, sequence_number, type, revision, recorded_at, payload, metadata
            FROM %s WHERE aggregate_id = ? AND sequence_number >= ? ORDER BY sequence_number""";

    private final Jdbc jdbc;
    private final EventCodec codec;
    private final EventCheck check;
    private final LedgerClock clock;
    private final List<Context> contexts;
    private final AppendMac mac;
    private final Runnable beforeAppend;

    /** @param beforeAppend refuses when nothing may be written now */
    LedgerStorage(
            Jdbc jdbc,
            EventCodec codec,
            EventCheck check,
            LedgerClock clock,
            List<Context> contexts,
            AppendMac mac,
            Runnable beforeAppend) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.check = check;
        this.clock = clock;
        this.contexts = contexts;
        this.mac = mac;
        this.beforeAppend = beforeAppend;
    }

    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        var work = CurrentUnitOfWork.get();
        for (var event : events) {
            var applied = (DomainEventMessage<?>) event;
            var payload = eventOf(applied);
            check.require(payload);
            Cascade.applied(work, applied);
            if (applied.getSequenceNumber() == 0) {
                admitNew(payload);
            }
        }
    }

    /** Asked when an aggregate has just applied its first event, and folded it. */
    private static void admitNew(Event firstEvent) {
        var cascade = Cascade.current().orElseThrow();
        if (Scope.<Scope>getCurrentScope() instanceof Aggregate<?> fresh) {
            fresh.execute(root -> cascade.admission().requireOfNew((Guarded) root, firstEvent, cascade));
        }
    }

    /**
     * Writes all that one command has decided, or nothing; refuses as {@link #append(Together, Delivery, Alongside)}.
     */
    void append(Cascade cascade) {
        append(List.of(cascade), cascade.delivery(), cascade.alongside());
    }

    /**
     * Writes all that several commands have decided, or nothing.
     *
     * @param delivery of all of them; the first that changed something is answered by its receipt
     * @throws RuleBroken when another holds what an event claims
     * @throws LedgerRefusal when another command came first
     */
    void append(Together together, Delivery delivery, Alongside alongside) {
        append(together.cascades(), delivery, alongside);
    }

    private void append(List<Cascade> cascades, Delivery delivery, Alongside alongside) {
        var deciding =
                cascades.stream().filter(each -> !each.events().isEmpty()).toList();
        if (deciding.isEmpty()) {
            return;
        }
        beforeAppend.run();
        // Before a connection is taken: the keys of persons and of the application need one too, and waiting for a
        // second while holding one can block all.
        var recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var answered =
                deciding.stream().filter(each -> !each.ownEvents().isEmpty()).findFirst();
        var parts = deciding.stream()
                .map(each -> part(each, each == answered.orElse(null) ? delivery : Delivery.PLAIN, recordedAt))
                .toList();
        if (parts.size() == 1 && alongside == Alongside.NOTHING) {
            jdbc.on(connection -> {
                append(connection, parts.get(0));
                return parts;
            });
        } else {
            jdbc.inTransaction(connection -> {
                for (var part : parts) {
                    append(connection, part);
                }
                alongside.write(connection);
                return parts;
            });
        }
    }

    /** What one command and its policies have decided, as it is to be stored. */
    private record Part(
            Cascade of,
            Delivery delivery,
            Instant recordedAt,
            List<StoredEvent> events,
            List<byte @Nullable []> macs,
            List<Claim> claims) {}

    private Part part(Cascade cascade, Delivery delivery, Instant recordedAt) {
        var events = cascade.events().stream()
                .map(event -> stored(event, cascade, delivery, recordedAt, codec))
                .toList();
        return new Part(
                cascade,
                delivery,
                recordedAt,
                events,
                events.stream().map(mac::of).toList(),
                claimsOf(cascade.events()));
    }

    /** What they take and give back, in their order. */
    List<Claim> claimsOf(List<DomainEventMessage<?>> events) {
        var claims = new ArrayList<Claim>();
        for (var event : events) {
            contexts.forEach(context -> claims.addAll(context.claimsOf(eventOf(event))));
        }
        return claims;
    }

    /**
     * An event as it is to be stored, with what its command, if it is that command's own, was confirmed and answered
     * with.
     */
    StoredEvent stored(
            DomainEventMessage<?> event, Cascade cascade, Delivery delivery, Instant recordedAt, EventCodec with) {
        var type = typeOf(event);
        return new StoredEvent(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                type.value(),
                "" + type.revision(),
                recordedAt,
                with.encode(eventOf(event)),
                with.encodeMetadata(metadataOf(event, cascade, delivery)));
    }

    private static void append(Connection connection, Part part) throws SQLException {
        var cascade = part.of();
        try (var statement = connection.prepareStatement(APPEND)) {
            var at = new Parameters(connection, statement);
            at.object(OffsetDateTime.ofInstant(part.recordedAt(), ZoneOffset.UTC));
            at.events(part.events());
            at.claims(part.claims());
            receipt(part, at);
            at.array("text", cascade.refused().stream().map(RefusedConsequence::eventId));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::park));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::policy));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::target));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::code));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::facts));
            at.bytes(part.macs().stream());
            try (var row = statement.executeQuery()) {
                row.next();
                var outcome = new Outcome(row.getString(2), row.getString(3), row.getString(4));
                outcome.requireTaken(part.claims());
                cascade.appended(row.getLong(1));
            }
        }
    }

    /** Of the command itself; what follows from it needs none, since it is written with it or not at all. */
    private static void receipt(Part part, Parameters at) throws SQLException {
        var own = part.of().ownEvents();
        at.object(part.of().sender().actor());
        at.object(own.isEmpty() ? null : part.delivery().idempotencyKey());
        at.object(part.delivery().requestHash());
        at.object(own.isEmpty() ? null : own.get(0).getAggregateIdentifier());
        at.number(own.isEmpty() ? 0 : own.get(0).getSequenceNumber());
        at.number(own.isEmpty() ? 0 : own.get(own.size() - 1).getSequenceNumber());
    }

    private EventType typeOf(DomainEventMessage<?> event) {
        return codec.typeOf(eventOf(event));
    }

    /** Aggregates apply nothing else. */
    private static Event eventOf(DomainEventMessage<?> message) {
        return (Event) message.getPayload();
    }

    private LinkedHashMap<String, Object> metadataOf(DomainEventMessage<?> event, Cascade cascade, Delivery delivery) {
        var metadata = new LinkedHashMap<String, Object>(event.getMetaData());
        if (cascade.ownEvents().contains(event)) {
            var confirmed = cascade.confirmations().used();
            if (!confirmed.isEmpty()) {
                metadata.put(Sender.CONFIRMED, String.join(",", confirmed));
            }
            if (delivery.idempotencyKey() != null) {
                metadata.put(Sender.IDEMPOTENCY_KEY, delivery.idempotencyKey());
                metadata.put(Sender.REQUEST_HASH, HexFormat.of().formatHex(delivery.requestHash()));
            }
        }
        if (clock.isSimulated()) {
            metadata.put(Sender.SIMULATED, "true");
        }
        return metadata;
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /**
     * What the function {@code append} says. An expected refusal is an answer, not an error of the database.
     *
     * @param refusal null when all was written
     */
    record Outcome(
            @Nullable String refusal,
            @Nullable String detail,
            @Nullable String hint) {

        void requireTaken(List<Claim> claims) {
            if (refusal != null) {
                throw inWords(refusal, claims);
            }
        }

        private RuntimeException inWords(String refusal, List<Claim> claims) {
            var kind = String.valueOf(detail);
            var key = String.valueOf(hint);
            return switch (refusal) {
                case "claimed" -> {
                    var rule = ruleOf(claims, kind, key);
                    yield new RuleBroken(rule, rule.claimed(key));
                }
                case "nothing-to-claim" -> new LedgerRefusal.NothingToClaim(kind, key);
                case "id-taken" -> new LedgerRefusal.IdTaken();
                case "overtaken" -> new LedgerRefusal.Stale(-1);
                case "key-answered" -> new KeyAnsweredBefore();
                case "in-doubt" -> new LedgerRefusal.InDoubt(kind);
                case "clock-differs" -> new LedgerRefusal.ClockDiffers();
                default -> new IllegalStateException("append refused: " + refusal);
            };
        }

        private static Rule ruleOf(List<Claim> claims, String kind, String key) {
            return claims.stream()
                    .filter(claim -> claim.kind().equals(kind) && claim.key().equals(key))
                    .findFirst()
                    .or(() -> claims.stream()
                            .filter(claim -> claim.kind().equals(kind))
                            .findFirst())
                    .orElseThrow()
                    .rule();
        }
    }

    /** The receipt of this key is there already: {@link CommandDesk} answers with it. */
    static final class KeyAnsweredBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyAnsweredBefore() {
            super("idempotency key answered before", null, false, false);
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateId) {
        return readEvents(aggregateId, 0);
    }

    /** With what the command under way has decided of it; of what has begun with that, nothing else is there. */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        List<DomainEventMessage<?>> decided = Cascade.current().stream()
                .<DomainEventMessage<?>>flatMap(cascade -> cascade.decidedOf(aggregateId))
                .toList();
        if (!decided.isEmpty() && decided.get(0).getSequenceNumber() == 0) {
            return DomainEventStream.of(decided);
        }
        // Decoded when the connection has been given back: revealing personal data may need one of its own.
        var rows = jdbc.query(READ.formatted("event"), Row::of, aggregateId, firstSequence);
        Stream<DomainEventMessage<?>> stored = rows.stream().map(row -> row.message(aggregateId, codec));
        return DomainEventStream.of(Stream.concat(stored, decided.stream()).toList());
    }

    /** Those of one aggregate in a table like that of the events. */
    static List<DomainEventMessage<?>> read(Connection connection, String table, String aggregateId, EventCodec codec)
            throws SQLException {
        return Jdbc.query(connection, READ.formatted(table), Row::of, aggregateId, 0L).stream()
                .<DomainEventMessage<?>>map(row -> row.message(aggregateId, codec))
                .toList();
    }

    /** An event as stored. */
    private record Row(
            String eventId,
            String aggregateType,
            long sequence,
            String type,
            int revision,
            Instant recordedAt,
            byte[] payload,
            byte[] metadata) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    Integer.parseInt(row.getString(5)),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getBytes(7),
                    row.getBytes(8));
        }

        DomainEventMessage<?> message(String aggregateId, EventCodec codec) {
            return new GenericDomainEventMessage<>(
                    aggregateType,
                    aggregateId,
                    sequence,
                    codec.decode(type, revision, payload),
                    codec.decodeMetadata(metadata),
                    eventId,
                    recordedAt);
        }
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("No snapshots: the events are the state");
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        throw new UnsupportedOperationException("Raw indexes can skip commits: read by position with LedgerReader");
    }

    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> processor) {
        throw new UnsupportedOperationException("Nobody listens before the append: read by position with LedgerReader");
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super EventMessage<?>> dispatchInterceptor) {
        throw new UnsupportedOperationException("Events are stored as they were applied");
    }

    /** Fills a statement from left to right. */
    static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int index = 1;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        /** But for the time at which they are recorded. */
        void events(List<StoredEvent> events) throws SQLException {
            array("text", events.stream().map(StoredEvent::eventId));
            array("text", events.stream().map(StoredEvent::aggregateType));
            array("text", events.stream().map(StoredEvent::aggregateId));
            array("bigint", events.stream().map(StoredEvent::sequence));
            array("text", events.stream().map(StoredEvent::type));
            array("text", events.stream().map(StoredEvent::revision));
            bytes(events.stream().map(StoredEvent::payload));
            bytes(events.stream().map(StoredEvent::metadata));
        }

        /** What the functions take that apply claims. */
        void claims(List<Claim> claims) throws SQLException {
            array("text", claims.stream().map(claim -> claim.operation().sql()));
            array("text", claims.stream().map(Claim::kind));
            array("text", claims.stream().map(Claim::key));
            array("text", claims.stream().map(Claim::holder));
            array("date", claims.stream().map(claim -> date(claim.from())));
            array("date", claims.stream().map(claim -> date(claim.until())));
        }

        void object(@Nullable Object value) throws SQLException {
            statement.setObject(index++, value);
        }

        void number(long value) throws SQLException {
            statement.setLong(index++, value);
        }

        void array(String type, Stream<?> values) throws SQLException {
            statement.setArray(index++, connection.createArrayOf(type, values.toArray()));
        }

        void bytes(Stream<byte[]> values) throws SQLException {
            statement.setArray(index++, connection.createArrayOf("bytea", values.toArray(byte[][]::new)));
        }
    }
}
