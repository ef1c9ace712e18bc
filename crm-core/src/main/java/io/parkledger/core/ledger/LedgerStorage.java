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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Axon's door to PostgreSQL. A command's events, claims and receipt go out in one call of the function {@code append}:
 * one
 * transaction, one round trip. Reading across aggregates is not offered here: that is {@link LedgerReader}'s, by
 * position.
 */
final class LedgerStorage implements EventStorageEngine {

    private static final String APPEND = "SELECT append(?, ?,?,?,?,?,?,?,?, ?,?,?,?,?,?, ?,?,?)";
    private static final String READ = """
            SELECT event_id, aggregate_type, sequence_number, type, revision, recorded_at, payload, metadata
            FROM event WHERE aggregate_id = ? AND sequence_number >= ? ORDER BY sequence_number""";

    private static final String CLAIMED_BY_ANOTHER = "PL001";
    private static final String NOTHING_TO_CLAIM = "PL002";

    private final Jdbc jdbc;
    private final EventCodec codec;
    private final LedgerClock clock;
    private final List<Context> contexts;
    private final EventCheck check;
    private final Runnable beforeAppend;

    /** @param beforeAppend refuses when nothing may be written now */
    LedgerStorage(
            Jdbc jdbc,
            EventCodec codec,
            LedgerClock clock,
            List<Context> contexts,
            EventCheck check,
            Runnable beforeAppend) {
        this.jdbc = jdbc;
        this.codec = codec;
        this.clock = clock;
        this.contexts = contexts;
        this.check = check;
        this.beforeAppend = beforeAppend;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var events = new ArrayList<DomainEventMessage<?>>();
        messages.forEach(message -> events.add((DomainEventMessage<?>) message));
        beforeAppend.run();
        var ticket = Ticket.current();
        ticket.requireVersionBefore(events.get(0));
        events.forEach(event -> check.require(event.getPayload()));
        var claims = claimsOf(events);
        // Before a connection is taken: the keys of persons need one too, and waiting for a second while holding one
        // can block all.
        var payloads =
                events.stream().map(event -> codec.encode(event.getPayload())).toList();
        try {
            var globalIndex = jdbc.on(connection -> append(connection, events, payloads, claims, ticket));
            ticket.answer(events, globalIndex);
        } catch (LedgerUnavailable e) {
            throw refusal(e, events.get(0), claims);
        }
    }

    private List<Claim> claimsOf(List<DomainEventMessage<?>> events) {
        var claims = new ArrayList<Claim>();
        for (var event : events) {
            contexts.forEach(context -> claims.addAll(context.claims().apply(event.getPayload())));
        }
        return claims;
    }

    private long append(
            Connection connection,
            List<DomainEventMessage<?>> events,
            List<byte[]> payloads,
            List<Claim> claims,
            Ticket ticket)
            throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            var at = new Parameters(connection, statement);
            at.object(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS));
            at.array("text", events.stream().map(DomainEventMessage::getIdentifier));
            at.array("text", events.stream().map(DomainEventMessage::getType));
            at.array("text", events.stream().map(DomainEventMessage::getAggregateIdentifier));
            at.array("bigint", events.stream().map(DomainEventMessage::getSequenceNumber));
            at.array("text", events.stream().map(event -> codec.typeOf(event.getPayload())
                    .value()));
            at.array(
                    "text",
                    events.stream()
                            .map(event -> "" + codec.typeOf(event.getPayload()).revision()));
            at.bytes(payloads.stream());
            at.bytes(events.stream().map(event -> codec.encodeMetadata(metadataOf(event))));
            at.array("text", claims.stream().map(claim -> claim.operation().sql()));
            at.array("text", claims.stream().map(Claim::kind));
            at.array("text", claims.stream().map(Claim::key));
            at.array("text", claims.stream().map(Claim::holder));
            at.array("date", claims.stream().map(claim -> date(claim.from())));
            at.array("date", claims.stream().map(claim -> date(claim.until())));
            at.object(ticket.actor());
            at.object(ticket.delivery().idempotencyKey());
            at.object(ticket.delivery().requestHash());
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private LinkedHashMap<String, Object> metadataOf(DomainEventMessage<?> event) {
        var metadata = new LinkedHashMap<String, Object>(event.getMetaData());
        if (clock.isSimulated()) {
            metadata.put(Sender.SIMULATED, "true");
        }
        return metadata;
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    /** Says in the ledger's own words what PostgreSQL refused. */
    private static RuntimeException refusal(
            LedgerUnavailable failure, DomainEventMessage<?> first, List<Claim> claims) {
        if (!(failure.getCause() instanceof PSQLException refused) || refused.getServerErrorMessage() == null) {
            return failure;
        }
        var error = refused.getServerErrorMessage();
        var kind = String.valueOf(error.getDetail());
        var key = String.valueOf(error.getHint());
        if (CLAIMED_BY_ANOTHER.equals(refused.getSQLState())) {
            return new RuleBroken(ruleOf(claims, kind, key), key);
        }
        if (NOTHING_TO_CLAIM.equals(refused.getSQLState())) {
            return new LedgerRefusal.NothingToClaim(kind, key);
        }
        if ("event_follows_its_predecessor".equals(error.getConstraint())) {
            return first.getSequenceNumber() == 0 ? new LedgerRefusal.IdTaken() : new LedgerRefusal.Stale(-1);
        }
        if ("key_answers_once".equals(error.getConstraint())) {
            return new KeyAnsweredBefore();
        }
        return failure;
    }

    private static Rule ruleOf(List<Claim> claims, String kind, String key) {
        return claims.stream()
                .filter(claim -> claim.kind().equals(kind) && claim.key().equals(key))
                .findFirst()
                .orElseThrow()
                .rule();
    }

    /** The receipt of this key is there already: {@link CommandDesk} answers with it. */
    static final class KeyAnsweredBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyAnsweredBefore() {
            super("idempotency key answered before", null, false, false);
        }
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        // Decoded when the connection has been given back: revealing personal data may need one of its own.
        var rows = jdbc.query(READ, Row::of, aggregateId, firstSequence);
        return DomainEventStream.of(
                rows.stream().map(row -> message(aggregateId, row)).toList());
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
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("No snapshots: the events are the state");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("Raw indexes can skip commits: read by position with LedgerReader");
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

        void array(String type, Stream<?> values) throws SQLException {
            statement.setArray(index++, connection.createArrayOf(type, values.toArray()));
        }

        void bytes(Stream<byte[]> values) throws SQLException {
            statement.setArray(index++, connection.createArrayOf("bytea", values.toArray(byte[][]::new)));
        }
    }
}
