package io.parkledger.core.ledger;

import static java.util.Objects.requireNonNull;

import io.parkledger.core.rule.RuleBroken;
import io.parkledger.core.value.InvalidValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

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

    private static final String BEGIN = "/db/rehearsal.sql";
    private static final String REHEARSE =
            "SELECT refusal, detail, hint, command FROM pg_temp.rehearse(?, ?,?,?,?,?,?,?,?, ?, ?,?,?,?,?,?)";

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
            begin(connection);
            var codec = new EventCodec(contexts, new KeysOfNobodyElse(keys, persons));
            return new Rehearsal(connection, storage, desk, codec);
        } catch (SQLException e) {
            throw closed(connection, new LedgerUnavailable(e));
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (var script = Rehearsal.class.getResourceAsStream(BEGIN);
                var statement = connection.createStatement()) {
            statement.execute(new String(requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        keep(together.cascades().stream()
                .filter(each -> !each.events().isEmpty())
                .map(this::part)
                .toList());
        together.cascades().stream()
                .flatMap(cascade -> cascade.events().stream())
                .forEach(event -> touched.add(event.getAggregateIdentifier()));
        return together.touched();
    }

    /** What one command and its policies have decided, as it is kept. */
    private record Part(List<StoredEvent> events, List<Claim> claims) {}

    private Part part(Cascade cascade) {
        return new Part(
                cascade.events().stream()
                        .map(event -> storage.stored(event, cascade, Delivery.PLAIN, event.getTimestamp(), codec))
                        .toList(),
                storage.claimsOf(cascade.events()));
    }

    private void keep(List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(REHEARSE)) {
            var at = new LedgerStorage.Parameters(connection, statement);
            at.array("int", numbers(parts, Part::events));
            at.events(parts.stream().flatMap(part -> part.events().stream()).toList());
            at.array("int", numbers(parts, Part::claims));
            at.claims(parts.stream().flatMap(part -> part.claims().stream()).toList());
            try (var row = statement.executeQuery()) {
                row.next();
                new LedgerStorage.Outcome(row.getString(1), row.getString(2), row.getString(3))
                        .requireTaken(parts.get(row.getInt(4) - 1).claims());
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Of the command to which each belongs, from 1. */
    private static Stream<Integer> numbers(List<Part> parts, Function<Part, List<?>> of) {
        return IntStream.rangeClosed(1, parts.size())
                .boxed()
                .flatMap(number ->
                        Collections.nCopies(of.apply(parts.get(number - 1)).size(), number).stream());
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
            var own = made.get(personId);
            return own != null
                    ? own
                    : real.find(personId).map(key -> known(personId, key)).orElseGet(() -> fresh(personId));
        }

        /** Only somebody known can be restricted. */
        private byte[] known(String personId, byte[] key) {
            persons.requireTakenIn(personId);
            return key;
        }

        private byte[] fresh(String personId) {
            var key = PersonalData.newKey();
            made.put(personId, key);
            return key;
        }

        @Override
        public Optional<byte[]> find(String personId) {
            return Optional.ofNullable(made.get(personId)).or(() -> real.find(personId));
        }
    }
}
