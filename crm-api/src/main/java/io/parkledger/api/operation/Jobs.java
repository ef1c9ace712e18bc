package io.parkledger.api.operation;

import io.parkledger.api.operation.Job.Kind;
import io.parkledger.api.operation.Job.State;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.seal.VerificationReport;
import io.parkledger.core.ledger.seal.VerifiedSoFar;
import io.parkledger.projection.store.keeper.RebuildReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Long work, kept as rows beside the ledger: any node takes a wish and shows how far it is, {@link JobWorker} on the
 * node that leads carries it out, and a restart or a take-over loses nothing.
 */
@Component
public class Jobs {

    private static final int SHOWN = 100;
    private static final String COLUMNS =
            "id, kind, subject, started_by, state, done, total, created_at, finished_at, result, error";
    private static final String DONE = "kind = ? AND state = 'DONE' ORDER BY number DESC LIMIT 1";

    private final Ledger ledger;
    private final Jdbc jdbc;
    private final JsonMapper json = JsonMapper.shared();

    Jobs(Ledger ledger) {
        this.ledger = ledger;
        jdbc = ledger.jdbc();
    }

    public Job ask(Kind kind, String startedBy) {
        return ask(kind, null, startedBy);
    }

    public Job ask(Kind kind, @Nullable String subject, String startedBy) {
        return jdbc.on(connection -> ask(connection, kind, subject, startedBy));
    }

    /** Asks as part of a transaction, so that the wish and what goes with it happen together. */
    public Job ask(Connection transaction, Kind kind, @Nullable String subject, String startedBy) throws SQLException {
        return Jdbc.query(
                        transaction,
                        "INSERT INTO job (id, kind, subject, started_by, state, created_at)"
                                + " VALUES (?, ?, ?, ?, 'WAITING', ?) RETURNING " + COLUMNS,
                        this::job,
                        UUID.randomUUID().toString(),
                        kind.code(),
                        subject,
                        startedBy,
                        now())
                .get(0);
    }

    /** Keeps what was done by a command on the server, beside what nodes have done. */
    public static void tell(Jdbc jdbc, Kind kind, String startedBy, Object result, Instant at) {
        var when = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        jdbc.update(
                "INSERT INTO ledger.job (id, kind, started_by, state, done, total, created_at, finished_at, result)"
                        + " VALUES (?, ?, ?, 'DONE', 1, 1, ?, ?, ?)",
                UUID.randomUUID().toString(),
                kind.code(),
                startedBy,
                when,
                when,
                JsonMapper.shared().writeValueAsString(result));
    }

    /** The newest of a kind, the newest first. */
    List<Job> newestOf(Kind kind, int most) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM job WHERE kind = ? ORDER BY number DESC LIMIT " + most,
                this::job,
                kind.code());
    }

    public Optional<Job> find(String id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM job WHERE id = ?", this::job, id).stream()
                .findFirst();
    }

    /** The newest job of a kind about somebody or something. */
    public Optional<Job> newestAbout(String subject, Kind kind) {
        return jdbc
                .query(
                        "SELECT " + COLUMNS + " FROM job WHERE subject = ? AND kind = ? ORDER BY number DESC LIMIT 1",
                        this::job,
                        subject,
                        kind.code())
                .stream()
                .findFirst();
    }

    /** The newest job of a kind, however it stands. */
    Optional<Job> newest(Kind kind) {
        return newestOf("SELECT " + COLUMNS + " FROM job WHERE kind = ? ORDER BY number DESC LIMIT 1", kind);
    }

    /** The newest job of a kind that is done. */
    Optional<Job> newestDone(Kind kind) {
        return newestOf("SELECT " + COLUMNS + " FROM job WHERE " + DONE, kind);
    }

    private Optional<Job> newestOf(String sql, Kind kind) {
        return jdbc.query(sql, this::job, kind.code()).stream().findFirst();
    }

    /** Its id alone, for whoever knows what it found unless it is another one. */
    Optional<String> newestDoneId(Kind kind) {
        return jdbc.query("SELECT id FROM job WHERE " + DONE, row -> row.getString(1), kind.code()).stream()
                .findFirst();
    }

    /** The newest hundred, oldest first. */
    public List<Job> all() {
        var newest = jdbc.query("SELECT " + COLUMNS + " FROM job ORDER BY number DESC LIMIT " + SHOWN, this::job);
        Collections.reverse(newest);
        return newest;
    }

    /**
     * The oldest job that waits, or that a worker before this one left in the middle, now this worker's. Those that
     * could not be done when it was their turn come last, in any order: none stands in the way of another for ever.
     *
     * @param worker one term of one node
     */
    Optional<Job> takeNext(String worker) {
        return jdbc
                .query(
                        "UPDATE job SET state = 'RUNNING', worker = ?, done = 0, attempts = attempts + 1 WHERE number ="
                                + " (SELECT number FROM job WHERE state = 'WAITING'"
                                + " OR (state = 'RUNNING' AND worker IS DISTINCT FROM ?)"
                                + " ORDER BY error IS NOT NULL, CASE WHEN error IS NULL THEN number ELSE random() END"
                                + " LIMIT 1) RETURNING " + COLUMNS,
                        this::job,
                        worker,
                        worker)
                .stream()
                .findFirst();
    }

    /** How often it was begun without a word of how it ended: by processes that died of it, perhaps. */
    int attempts(String id) {
        return jdbc.query("SELECT attempts FROM job WHERE id = ?", row -> row.getInt(1), id)
                .get(0);
    }

    /** @return whether the worker still has it */
    boolean progressed(String id, String worker, long done, long total) {
        return jdbc.update("UPDATE job SET done = ?, total = ? WHERE id = ? AND worker = ?", done, total, id, worker)
                == 1;
    }

    /** What was done so far is done for good: it is no job that ends every process. */
    void advanced(String id, String worker) {
        jdbc.update("UPDATE job SET attempts = 1 WHERE id = ? AND worker = ?", id, worker);
    }

    /**
     * Keeps how far a verification has come. It goes on, however often it is interrupted: what has come so far is no
     * job that ends every process.
     *
     * @return whether the worker still has it
     */
    boolean keep(String id, String worker, VerifiedSoFar soFar) {
        return jdbc.update(
                        "UPDATE job SET so_far = ?, attempts = 1 WHERE id = ? AND worker = ?",
                        json.writeValueAsString(soFar),
                        id,
                        worker)
                == 1;
    }

    /** How far a verification had come; empty where it begins, or another version has kept it. */
    Optional<VerifiedSoFar> soFar(String id) {
        return jdbc
                .query("SELECT so_far FROM job WHERE id = ? AND so_far IS NOT NULL", row -> row.getString(1), id)
                .stream()
                .flatMap(kept -> read(kept).stream())
                .findFirst();
    }

    private Optional<VerifiedSoFar> read(String kept) {
        try {
            return Optional.of(json.readValue(kept, VerifiedSoFar.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * @param result of a verification or a backup its report, of a rebuild its own; null for work that keeps it
     * elsewhere
     */
    void done(String id, String worker, @Nullable Object result) {
        jdbc.update(
                "UPDATE job SET state = 'DONE', done = total, result = ?, error = NULL, so_far = NULL, finished_at = ?"
                        + " WHERE id = ? AND worker = ?",
                result == null ? null : json.writeValueAsString(result),
                now(),
                id,
                worker);
    }

    void failed(String id, String worker, String error) {
        jdbc.update(
                "UPDATE job SET state = 'FAILED', error = ?, so_far = NULL, finished_at = ? WHERE id = ? AND worker = ?",
                error,
                now(),
                id,
                worker);
    }

    /** Goes back to those that wait, with what kept it from being done. */
    void postponed(String id, String worker, String error) {
        jdbc.update(
                "UPDATE job SET state = 'WAITING', error = ?, attempts = 0 WHERE id = ? AND worker = ?",
                error,
                id,
                worker);
    }

    private <T> @Nullable T read(@Nullable String result, Class<T> type) {
        return result == null ? null : json.readValue(result, type);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(ledger.clock());
    }

    private Job job(ResultSet row) throws SQLException {
        var finishedAt = row.getObject(9, OffsetDateTime.class);
        var result = row.getString(10);
        var kind = Kind.of(row.getString(2));
        return new Job(
                row.getString(1),
                kind.code(),
                row.getString(3),
                row.getString(4),
                State.valueOf(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                finishedAt == null ? null : finishedAt.toInstant(),
                kind == Kind.REBUILD || kind == Kind.ERASE ? read(result, RebuildReport.class) : null,
                kind == Kind.VERIFY ? read(result, VerificationReport.class) : null,
                kind == Kind.BACKUP ? read(result, BackupReport.class) : null,
                row.getString(11));
    }
}
