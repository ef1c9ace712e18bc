package io.parkledger.core.ledger;

import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.postgresql.util.PSQLException;

/**
 * Says what the ledger would say, and writes nothing: each command is decided as it would be, on what is there and on
 * what was rehearsed before it. What only one may hold is taken on a copy of the claims, by the very function that
 * takes it when it is meant.
 *
 * <p>Claims and events of a rehearsal lie in temporary tables of one connection: a file of any length is rehearsed
 * without more memory, nobody waits for it, and they go with the connection. Persons are hidden in them by keys that
 * are nowhere else.
 *
 * <p>It sees the claims as they are when it begins, and events as they come: what others do meanwhile can make the
 * meant command end otherwise.
 */
public final class Rehearsal implements AutoCloseable {

    /** What the function that applies claims raises, as {@code append} answers it. */
    private static final Map<String, String> REFUSALS = Map.of("PL001", "claimed", "PL002", "nothing-to-claim");

    private static final List<String> COPIES = List.of("claim", "claim_days", "claim_use", "claim_conflict");
    private static final String THINGS_EXIST =
            "ALTER TABLE pg_temp.claim_days ADD FOREIGN KEY (kind, key) REFERENCES pg_temp.claim (kind, key)";
    private static final String EVENTS =
            "CREATE TEMP TABLE rehearsed (event_id text, aggregate_type text, aggregate_id text,"
                    + " sequence_number bigint, type text, revision text, recorded_at timestamptz, payload bytea, metadata bytea,"
                    + " PRIMARY KEY (aggregate_id, sequence_number))";

    private final Connection connection;
    private final LedgerStorage storage;
    private final CommandDesk desk;
    private final EventCodec codec;
    /** Whose rehearsed events are worth looking for. */
    private final Set<String> touched = new HashSet<>();

    private Rehearsal(Connection connection, LedgerStorage storage, CommandDesk desk, EventCodec codec) {
        this.connection = connection;
        this.storage = storage;
        this.desk = desk;
        this.codec = codec;
    }

    /** @param connection of its own, with the rights of the application, which the rehearsal closes */
    static Rehearsal begin(
            Connection connection,
            LedgerStorage storage,
            CommandDesk desk,
            List<Context> contexts,
            PersonKeys keys,
            Persons persons) {
        try {
            for (var table : COPIES) {
                Jdbc.update(connection, "CREATE TEMP TABLE " + table + " (LIKE " + table + " INCLUDING ALL)");
                Jdbc.update(
                        connection,
                        "INSERT INTO pg_temp." + table + " OVERRIDING SYSTEM VALUE SELECT * FROM "
                                + LedgerDatabase.SCHEMA + "." + table);
            }
            Jdbc.update(connection, THINGS_EXIST);
            Jdbc.update(connection, EVENTS);
            Jdbc.update(connection, "ANALYZE pg_temp.claim, pg_temp.claim_days, pg_temp.claim_use");
            connection.setAutoCommit(false);
            var codec = new EventCodec(contexts, new KeysOfNobodyElse(keys, persons));
            return new Rehearsal(connection, storage, desk, codec);
        } catch (SQLException e) {
            throw closed(connection, new LedgerUnavailable(e));
        }
    }

    private static LedgerUnavailable closed(Connection connection, LedgerUnavailable because) {
        try {
            connection.close();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
        return because;
    }

    /**
     * What {@link CommandDesk#sendTogether} would do now. What is refused leaves nothing behind.
     *
     * @return what it would change; nothing where all is as it says
     * @throws RuleBroken    as the desk, or when somebody holds what an event claims
     * @throws LedgerRefusal as the desk
     * @throws InvalidValue  as the desk
     */
    public List<Touched> sendTogether(List<? extends Command> commands, Sender sender) {
        var together = desk.decide(commands, sender, this);
        try {
            for (var cascade : together.cascades()) {
                keep(cascade);
            }
            connection.commit();
        } catch (SQLException e) {
            rollback(e);
            throw new LedgerUnavailable(e);
        } catch (RuleBroken | LedgerRefusal | InvalidValue refusal) {
            rollback(refusal);
            throw refusal;
        }
        together.cascades().stream()
                .flatMap(cascade -> cascade.events().stream())
                .forEach(event -> touched.add(event.getAggregateIdentifier()));
        return together.touched();
    }

    private void rollback(Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    private void keep(Cascade cascade) throws SQLException {
        if (cascade.events().isEmpty()) {
            return;
        }
        requireFree(cascade.events());
        claim(storage.claimsOf(cascade.events()));
        for (var event : cascade.events()) {
            var stored = storage.stored(event, cascade, Delivery.PLAIN, event.getTimestamp(), codec);
            Jdbc.update(
                    connection,
                    "INSERT INTO rehearsed VALUES (?, ?, ?, ?, ?, ?, now(), ?, ?)",
                    stored.eventId(),
                    stored.aggregateType(),
                    stored.aggregateId(),
                    stored.sequence(),
                    stored.type(),
                    stored.revision(),
                    stored.payload(),
                    stored.metadata());
        }
    }

    private void requireFree(List<DomainEventMessage<?>> events) throws SQLException {
        var ids = events.stream()
                .map(DomainEventMessage::getAggregateIdentifier)
                .distinct()
                .toArray();
        var inDoubt = Jdbc.query(
                connection,
                "SELECT aggregate_id FROM aggregate_in_doubt WHERE aggregate_id = ANY (?) LIMIT 1",
                row -> row.getString(1),
                connection.createArrayOf("text", ids));
        if (!inDoubt.isEmpty()) {
            throw new LedgerRefusal.InDoubt(inDoubt.get(0));
        }
        var begun = events.stream()
                .filter(event -> event.getSequenceNumber() == 0)
                .map(DomainEventMessage::getAggregateIdentifier)
                .toArray();
        var taken = begun.length == 0
                ? List.of()
                : Jdbc.query(
                        connection,
                        "SELECT 1 FROM event WHERE aggregate_id = ANY (?) UNION ALL"
                                + " SELECT 1 FROM rehearsed WHERE aggregate_id = ANY (?) LIMIT 1",
                        row -> row.getInt(1),
                        connection.createArrayOf("text", begun),
                        connection.createArrayOf("text", begun));
        if (!taken.isEmpty()) {
            throw new LedgerRefusal.IdTaken();
        }
    }

    private void claim(List<Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement("SELECT apply_claims(?, ?, ?, ?, ?, ?)")) {
            new LedgerStorage.Parameters(connection, statement).claims(claims);
            statement.execute();
        } catch (PSQLException e) {
            var said = e.getServerErrorMessage();
            var refusal = REFUSALS.get(e.getSQLState());
            if (refusal == null || said == null) {
                throw e;
            }
            new LedgerStorage.Outcome(refusal, said.getDetail(), said.getHint()).requireTaken(claims);
        }
    }

    /** What was rehearsed of an aggregate before. */
    Stream<DomainEventMessage<?>> eventsOf(String aggregateId) {
        if (!touched.contains(aggregateId)) {
            return Stream.of();
        }
        try {
            return LedgerStorage.read(connection, "rehearsed", aggregateId, codec).stream();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** All that was rehearsed is gone. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Nobody gets a key for having been rehearsed. */
    private static final class KeysOfNobodyElse implements PersonKeys {

        private final PersonKeys real;
        private final Persons persons;
        private final Map<String, byte[]> made = new HashMap<>();

        KeysOfNobodyElse(PersonKeys real, Persons persons) {
            this.real = real;
            this.persons = persons;
        }

        @Override
        public byte[] keyFor(String personId) {
            persons.requireTakenIn(personId);
            return find(personId).orElseGet(() -> made.computeIfAbsent(personId, any -> PersonalData.newKey()));
        }

        @Override
        public Optional<byte[]> find(String personId) {
            return Optional.ofNullable(made.get(personId)).or(() -> real.find(personId));
        }
    }
}
