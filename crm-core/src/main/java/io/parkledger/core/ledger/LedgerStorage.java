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
            FROM event WHERE aggregate_id = ? AND sequence_number >= ? ORDER BY sequence_number""";

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
     * Writes all that was decided, or nothing.
     *
     * @throws RuleBroken when another holds what an event claims
     * @throws LedgerRefusal when another command came first
     */
    void append(Cascade cascade) {
        if (cascade.events().isEmpty()) {
            return;
        }
        beforeAppend.run();
        var claims = claimsOf(cascade.events());
        // Before a connection is taken: the keys of persons and of the application need one too, and waiting for a
        // second while holding one can block all.
        var recordedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var events = cascade.events().stream()
                .map(event -> stored(event, cascade, recordedAt))
                .toList();
        var macs = events.stream().map(mac::of).toList();
        Jdbc.Work<Outcome> appending = connection -> append(connection, cascade, recordedAt, events, macs, claims);
        var outcome = cascade.alongside() == Alongside.NOTHING
                ? jdbc.on(appending)
                : jdbc.inTransaction(connection -> withWhatGoesAlong(connection, cascade, appending));
        if (outcome.refusal() != null) {
            throw outcome.inWords(claims);
        }
        cascade.appended(outcome.lastIndex());
    }

    /** What was refused has written nothing, and nothing goes along with it. */
    private static Outcome withWhatGoesAlong(Connection transaction, Cascade cascade, Jdbc.Work<Outcome> appending)
            throws SQLException {
        var outcome = appending.with(transaction);
        if (outcome.refusal() == null) {
            cascade.alongside().write(transaction);
        }
        return outcome;
    }

    private List<Claim> claimsOf(List<DomainEventMessage<?>> events) {
        var claims = new ArrayList<Claim>();
        for (var event : events) {
            contexts.forEach(context -> claims.addAll(context.claimsOf(eventOf(event))));
        }
        return claims;
    }

    private StoredEvent stored(DomainEventMessage<?> event, Cascade cascade, Instant recordedAt) {
        var type = typeOf(event);
        return new StoredEvent(
                event.getIdentifier(),
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                type.value(),
                "" + type.revision(),
                recordedAt,
                codec.encode(eventOf(event)),
                codec.encodeMetadata(metadataOf(event, cascade)));
    }

    private Outcome append(
            Connection connection,
            Cascade cascade,
            Instant recordedAt,
            List<StoredEvent> events,
            List<byte @Nullable []> macs,
            List<Claim> claims)
            throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            var at = new Parameters(connection, statement);
            at.object(OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC));
            at.array("text", events.stream().map(StoredEvent::eventId));
            at.array("text", events.stream().map(StoredEvent::aggregateType));
            at.array("text", events.stream().map(StoredEvent::aggregateId));
            at.array("bigint", events.stream().map(StoredEvent::sequence));
            at.array("text", events.stream().map(StoredEvent::type));
            at.array("text", events.stream().map(StoredEvent::revision));
            at.bytes(events.stream().map(StoredEvent::payload));
            at.bytes(events.stream().map(StoredEvent::metadata));
            at.array("text", claims.stream().map(claim -> claim.operation().sql()));
            at.array("text", claims.stream().map(Claim::kind));
            at.array("text", claims.stream().map(Claim::key));
            at.array("text", claims.stream().map(Claim::holder));
            at.array("date", claims.stream().map(claim -> date(claim.from())));
            at.array("date", claims.stream().map(claim -> date(claim.until())));
            receipt(cascade, at);
            at.array("text", cascade.refused().stream().map(RefusedConsequence::eventId));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::park));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::policy));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::target));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::code));
            at.array("text", cascade.refused().stream().map(RefusedConsequence::facts));
            at.bytes(macs.stream());
            try (var row = statement.executeQuery()) {
                row.next();
                return new Outcome(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
            }
        }
    }

    /** Of the command itself; what follows from it needs none, since it is written with it or not at all. */
    private static void receipt(Cascade cascade, Parameters at) throws SQLException {
        var own = cascade.ownEvents();
        at.object(cascade.sender().actor());
        at.object(own.isEmpty() ? null : cascade.delivery().idempotencyKey());
        at.object(cascade.delivery().requestHash());
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

    private LinkedHashMap<String, Object> metadataOf(DomainEventMessage<?> event, Cascade cascade) {
        var metadata = new LinkedHashMap<String, Object>(event.getMetaData());
        if (cascade.ownEvents().contains(event)) {
            var confirmed = cascade.confirmations().used();
            if (!confirmed.isEmpty()) {
                metadata.put(Sender.CONFIRMED, String.join(",", confirmed));
            }
            var delivery = cascade.delivery();
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
    private record Outcome(
            long lastIndex,
            @Nullable String refusal,
            @Nullable String detail,
            @Nullable String hint) {

        RuntimeException inWords(List<Claim> claims) {
            var kind = String.valueOf(detail);
            var key = String.valueOf(hint);
            return switch (String.valueOf(refusal)) {
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

    /** With what the command under way has decided of it already. */
    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        // Decoded when the connection has been given back: revealing personal data may need one of its own.
        var rows = jdbc.query(READ, Row::of, aggregateId, firstSequence);
        Stream<DomainEventMessage<?>> stored = rows.stream().map(row -> message(aggregateId, row));
        Stream<DomainEventMessage<?>> decided =
                Cascade.current().stream().flatMap(cascade -> cascade.eventsOf(aggregateId));
        return DomainEventStream.of(Stream.concat(stored, decided).toList());
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
    }

    private DomainEventMessage<?> message(String aggregateId, Row row) {
        return new GenericDomainEventMessage<>(
                row.aggregateType(),
                aggregateId,
                row.sequence(),
                codec.decode(row.type(), row.revision(), row.payload()),
                codec.decodeMetadata(row.metadata()),
                row.eventId(),
                row.recordedAt());
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
    private static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int index = 1;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
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
