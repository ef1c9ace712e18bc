package io.parkledger.core.ledger;

import io.parkledger.core.ledger.Stakes.Days;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the claims of new kinds from all events there are, before a command is taken. The kinds that were made stand in
 * {@code claim_kind}: a ledger that knows all of them is asked one question. What contradicts each other is listed in
 * {@code claim_conflict}; the older holder has the claim.
 *
 * <p>Works as the owner of the schema, in one transaction, while nobody appends: nodes that open at the same time wait
 * for the first. Nodes of an older version must be stopped before, since they would not claim what they do not know.
 */
final class ClaimsRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimsRebuild.class);
    private static final int ROWS_AT_A_TIME = 1_000;

    private final List<Context> contexts;
    private final EventCodec codec;
    private final Map<String, Kind> kinds = new TreeMap<>();
    private long position;

    /** The things of one kind, and their days; and who uses them, or their holders. */
    record Kind(Stakes things, Stakes days, Uses uses) {

        Kind() {
            this(new Stakes(), new Stakes(), new Uses());
        }

        void apply(Claim claim, String eventId, long position) {
            var holder = claim.holder();
            switch (claim.operation()) {
                case TAKE -> things.want(claim.key(), holder, Days.ALL, eventId, position);
                case TAKE_UNLESS_USED ->
                    things.takeFrom(other -> !uses.isUsed(other), claim.key(), holder, eventId, position);
                case RELEASE -> things.giveBack(holder);
                case TAKE_DAYS ->
                    days.want(claim.key(), holder, new Days(firstDay(claim), claim.until()), eventId, position);
                case EXTEND_DAYS -> days.wantUntil(holder, claim.until(), eventId, position);
                case HOLD_DAYS -> days.holdOn(holder, eventId, position);
                case BEGIN_DAYS -> days.wantFrom(holder, firstDay(claim), eventId, position);
                case RELEASE_DAYS -> days.giveBackFrom(holder, firstDay(claim));
                case RELEASE_ALL_DAYS -> days.giveBack(holder);
                case USE -> uses.use(claim.key(), holder);
                case LEAVE -> uses.leave(holder);
                case TAKE_OVER -> things.takeFrom(anybody -> true, claim.key(), holder, eventId, position);
                case CLOSE -> uses.close(claim.key(), holder);
            }
        }

        private static LocalDate firstDay(Claim claim) {
            return Objects.requireNonNull(claim.from());
        }
    }

    private ClaimsRebuild(List<Context> contexts, Set<String> kinds) {
        this.contexts = contexts;
        codec = new EventCodec(contexts, NOBODY);
        kinds.forEach(kind -> this.kinds.put(kind, new Kind()));
    }

    /** No claim hangs on a person's data, so nobody's key is fetched. */
    private static final PersonKeys NOBODY = new PersonKeys() {
        @Override
        public byte[] keyFor(String personId) {
            throw new UnsupportedOperationException("events are only read here");
        }

        @Override
        public Optional<byte[]> find(String personId) {
            return Optional.empty();
        }
    };

    /** @param owner connections of the role that owns the schema */
    static void makeWhatIsNew(Jdbc owner, List<Context> contexts) {
        if (owner.on(connection -> newKinds(connection, contexts)).isEmpty()) {
            return;
        }
        owner.inTransaction(connection -> {
            // Whoever appends holds this lock, shared: all rows can be seen now, and none is added until the end.
            Jdbc.query(
                    connection,
                    "SELECT pg_advisory_xact_lock(?, ?)",
                    row -> true,
                    LedgerDatabase.LOCK_CLASS,
                    LedgerDatabase.APPEND_LOCK);
            var kinds = newKinds(connection, contexts);
            if (!kinds.isEmpty()) {
                new ClaimsRebuild(contexts, kinds).make(connection);
            }
            return kinds;
        });
    }

    private static Set<String> newKinds(Connection connection, List<Context> contexts) throws SQLException {
        var kinds = contexts.stream()
                .flatMap(context -> context.claimKinds().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        kinds.removeAll(Jdbc.query(connection, "SELECT kind FROM claim_kind", row -> row.getString(1)));
        return kinds;
    }

    /**
     * The claims of these kinds as all events tell them; an event that cannot be read tells none. Within a transaction,
     * so that not all events are read at once.
     */
    static Map<String, Kind> asTold(Connection connection, List<Context> contexts, Set<String> kinds)
            throws SQLException {
        var told = new ClaimsRebuild(contexts, kinds);
        told.readAll(connection, told::readWhatCanBeRead);
        return told.kinds;
    }

    private void readWhatCanBeRead(ResultSet row) throws SQLException {
        try {
            read(row);
        } catch (RuntimeException e) {
            LOG.debug("An event that cannot be read claims nothing", e);
        }
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void make(Connection connection) throws SQLException {
        readAll(connection, this::read);
        for (var kind : kinds.entrySet()) {
            var conflicts = write(connection, kind.getKey(), kind.getValue());
            Jdbc.update(connection, "INSERT INTO claim_kind (kind, made_to) VALUES (?, ?)", kind.getKey(), position);
            if (conflicts == 0) {
                LOG.info("Claims of kind {} were made from {} events", kind.getKey(), position);
            } else {
                LOG.warn(
                        "Claims of kind {} were made from {} events; {} contradict an older one, see the list of conflicts",
                        kind.getKey(),
                        position,
                        conflicts);
            }
        }
    }

    private void readAll(Connection connection, Reading reading) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT event_id, type, revision, payload FROM event ORDER BY global_index")) {
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    position++;
                    reading.of(row);
                }
            }
        }
    }

    private void read(ResultSet row) throws SQLException {
        var eventId = row.getString(1);
        var event = codec.decode(row.getString(2), Integer.parseInt(row.getString(3)), row.getBytes(4));
        for (var context : contexts) {
            for (var claim : context.claimsOf(event)) {
                var kind = kinds.get(claim.kind());
                if (kind != null) {
                    kind.apply(claim, eventId, position);
                }
            }
        }
    }

    /** @return how many stand in line */
    static int write(Connection connection, String name, Kind kind) throws SQLException {
        // A kind that was made before, and forgotten since, is made from nothing.
        Jdbc.update(connection, "DELETE FROM claim_conflict WHERE kind = ?", name);
        Jdbc.update(connection, "DELETE FROM claim_days WHERE kind = ?", name);
        Jdbc.update(connection, "DELETE FROM claim WHERE kind = ?", name);
        Jdbc.update(connection, "DELETE FROM claim_use WHERE kind = ?", name);
        kind.uses().write(connection, name);
        for (var stake : kind.things().all()) {
            if (stake.granted != null) {
                Jdbc.update(
                        connection,
                        "INSERT INTO claim (kind, key, holder) VALUES (?, ?, ?)",
                        name,
                        stake.key,
                        stake.holder);
            }
        }
        for (var stake : kind.days().all()) {
            if (!kind.things().isHeld(stake.key)) {
                stake.granted = null;
            }
            var granted = stake.granted;
            if (granted != null) {
                Jdbc.update(
                        connection,
                        "INSERT INTO claim_days (kind, key, holder, days) VALUES (?, ?, ?, daterange(?, ?))",
                        name,
                        stake.key,
                        stake.holder,
                        granted.from(),
                        granted.until());
            }
        }
        return writeConflicts(connection, name, kind.things(), false)
                + writeConflicts(connection, name, kind.days(), true);
    }

    private static int writeConflicts(Connection connection, String kind, Stakes stakes, boolean ofDays)
            throws SQLException {
        // Thing by thing in the order in which it was wanted: that is the line.
        var waiting = stakes.all().stream().filter(stake -> !stake.isGranted()).toList();
        for (var stake : waiting) {
            Jdbc.update(
                    connection,
                    "INSERT INTO claim_conflict (kind, key, holder, days, event_id, position)"
                            + " VALUES (?, ?, ?, CASE WHEN ? THEN daterange(?, ?) END, ?, ?)",
                    kind,
                    stake.key,
                    stake.holder,
                    ofDays,
                    ofDays ? stake.wanted.from() : null,
                    ofDays ? stake.wanted.until() : null,
                    stake.eventId,
                    stake.position);
        }
        return waiting.size();
    }

    /** All that contradict each other now, the oldest first. */
    static List<ClaimConflict> conflicts(Jdbc jdbc) {
        return jdbc.query(
                """
                SELECT x.kind, x.key, x.holder,
                       CASE WHEN x.days IS NULL
                            THEN (SELECT c.holder FROM claim c WHERE c.kind = x.kind AND c.key = x.key)
                            ELSE (SELECT min(d.holder) FROM claim_days d
                                  WHERE d.kind = x.kind AND d.key = x.key AND d.holder <> x.holder AND d.days && x.days) END,
                       x.event_id, x.position
                FROM claim_conflict x ORDER BY x.position, x.id""",
                row -> new ClaimConflict(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)));
    }
}
