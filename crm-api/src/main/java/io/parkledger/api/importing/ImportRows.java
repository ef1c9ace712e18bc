package io.parkledger.api.importing;

import io.parkledger.core.importing.RowCounts;
import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.Touched;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files, and what became of their rows: beside the ledger, as rows of its database, seen by every node. */
@Component
class ImportRows {

    /** Of a file that is only tried. */
    static final int TRIED = 0;

    /** Files name persons: they are kept as long as somebody may want to see what was wrong, or to record once more. */
    private static final int DAYS_KEPT = 30;

    static final String UNDONE = "UNDONE";
    static final String KEPT = "KEPT";

    private static final String ENDED = "UPDATE import_row SET undone = ?, remarks = coalesce(?, remarks)"
            + " WHERE import_id = ? AND run = ? AND row = ?";

    private static final TypeReference<List<RowRemark>> REMARKS = new TypeReference<>() {};
    private static final TypeReference<List<Touched>> TOUCHED = new TypeReference<>() {};
    /** What was only tried has changed nothing. */
    private static final String STANDING = " FROM import_row WHERE import_id = ? AND run = ? AND run <> " + TRIED
            + " AND undone IS NULL AND touched <> '[]'";

    private static final String UNKNOWN_WORDS = "SELECT said ->> 'field', said -> 'facts' ->> 0, count(*)"
            + " FROM import_row, jsonb_array_elements(remarks::jsonb) said"
            + " WHERE import_id = ? AND run = ? AND outcome = ?"
            + " AND said ->> 'code' IN ('import.cell-not-a-word', 'import.cell-word-unclear')"
            + " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 100";

    private static final String UNLIKELY = "SELECT count(*) FROM import_row, jsonb_array_elements(remarks::jsonb) said"
            + " WHERE import_id = ? AND run = " + TRIED + " AND outcome = ?"
            + " AND said ->> 'code' LIKE '%-needs-confirmation'";

    private static final String COLUMNS = "row, outcome, remarks, touched, undone";

    private final Ledger ledger;
    private final Jdbc jdbc;
    private final JsonMapper json = JsonMapper.shared();

    ImportRows(Ledger ledger) {
        this.ledger = ledger;
        jdbc = ledger.jdbc();
    }

    /**
     * What became of one row.
     *
     * @param row     as the file's program counts
     * @param touched which aggregates it has changed
     * @param undone  {@code UNDONE} or {@code KEPT}; null while it stands
     */
    record Row(
            int row,
            RowOutcome outcome,
            List<RowRemark> remarks,
            List<Touched> touched,
            @Nullable String undone) {}

    /** Keeps a file; one of the same id is not replaced. Those that were put in long ago go. */
    void keepFile(Connection transaction, String importId, byte[] bytes, FileSeen seen) throws SQLException {
        Jdbc.update(
                transaction,
                "DELETE FROM import_file WHERE kept_at < ?",
                OffsetDateTime.now(ledger.clock()).minusDays(DAYS_KEPT));
        Jdbc.update(
                transaction,
                "INSERT INTO import_file (import_id, bytes, seen, kept_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                importId,
                bytes,
                json.writeValueAsString(seen),
                OffsetDateTime.now(ledger.clock()));
    }

    /** Empty where the file is kept no longer. */
    Optional<FileSeen> seen(String importId) {
        return jdbc
                .query(
                        "SELECT seen FROM import_file WHERE import_id = ?",
                        row -> json.readValue(row.getString(1), FileSeen.class),
                        importId)
                .stream()
                .findFirst();
    }

    /** Empty where nobody needed it any more. */
    Optional<byte[]> file(String importId) {
        return jdbc
                .query("SELECT bytes FROM import_file WHERE import_id = ?", row -> row.getBytes(1), importId)
                .stream()
                .findFirst();
    }

    /** In the transaction that says that nothing of it will be recorded. */
    static void forgetFile(Connection transaction, String importId) throws SQLException {
        Jdbc.update(transaction, "DELETE FROM import_file WHERE import_id = ?", importId);
    }

    /** Wishes that what is being recorded goes no further. */
    void wishStop(String importId) {
        jdbc.on(connection -> {
            wishStop(connection, importId, true);
            return importId;
        });
    }

    /** In the transaction that begins anew, or goes no further. */
    static void wishStop(Connection transaction, String importId, boolean stop) throws SQLException {
        Jdbc.update(transaction, "UPDATE import_file SET stop = ? WHERE import_id = ?", stop, importId);
    }

    boolean isStopWished(String importId) {
        return jdbc.query("SELECT stop FROM import_file WHERE import_id = ?", row -> row.getBoolean(1), importId)
                .contains(true);
    }

    /** Forgets what was tried before. */
    void forgetTried(String importId) {
        jdbc.update("DELETE FROM import_row WHERE import_id = ? AND run = " + TRIED, importId);
    }

    void keep(String importId, int run, List<Row> rows) {
        jdbc.on(connection -> {
            keep(connection, importId, run, rows);
            return rows;
        });
    }

    /** In the transaction that writes their events; a row that was begun twice is kept as it was first. */
    void keep(Connection transaction, String importId, int run, List<Row> rows) throws SQLException {
        Jdbc.update(
                transaction,
                "INSERT INTO import_row (import_id, run, row, outcome, remarks, touched)"
                        + " SELECT ?, ?, each.* FROM unnest(?, ?, ?, ?) AS each ON CONFLICT DO NOTHING",
                importId,
                run,
                array(transaction, "int", rows, Row::row),
                array(transaction, "text", rows, row -> row.outcome().name()),
                array(transaction, "text", rows, row -> json.writeValueAsString(row.remarks())),
                array(transaction, "text", rows, row -> json.writeValueAsString(row.touched())));
    }

    private static Array array(Connection connection, String type, List<Row> rows, Function<Row, Object> of)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(of).toArray());
    }

    /**
     * A word of a file that stands for nothing this product knows.
     *
     * @param rows how many say it
     */
    record UnknownWord(String field, String word, int rows) {}

    /** Those that keep rows of a run out, the most frequent first, up to a hundred. */
    List<UnknownWord> unknownWords(String importId, int run) {
        return jdbc.query(
                UNKNOWN_WORDS,
                row -> new UnknownWord(row.getString(1), row.getString(2), row.getInt(3)),
                importId,
                run,
                RowOutcome.REFUSED.name());
    }

    /** What the rows have come to up to which a run has got; none where it has not begun. */
    NavigableMap<Integer, RowOutcome> outcomes(String importId, int run) {
        var outcomes = new TreeMap<Integer, RowOutcome>();
        jdbc.query(
                "SELECT row, outcome FROM import_row WHERE import_id = ? AND run = ?",
                row -> outcomes.put(row.getInt(1), RowOutcome.valueOf(row.getString(2))),
                importId,
                run);
        return outcomes;
    }

    RowCounts counts(String importId, int run) {
        var counts = new HashMap<RowOutcome, Integer>();
        jdbc.query(
                "SELECT outcome, count(*) FROM import_row WHERE import_id = ? AND run = ? GROUP BY outcome",
                row -> counts.put(RowOutcome.valueOf(row.getString(1)), row.getInt(2)),
                importId,
                run);
        return new RowCounts(
                counts.getOrDefault(RowOutcome.CREATED, 0),
                counts.getOrDefault(RowOutcome.UPDATED, 0),
                counts.getOrDefault(RowOutcome.UNCHANGED, 0),
                counts.getOrDefault(RowOutcome.REFUSED, 0));
    }

    /** Whether rows were refused that would be recorded if what is unlikely is meant so. */
    boolean areSomeUnlikely(String importId) {
        return jdbc.query(UNLIKELY, row -> row.getInt(1), importId, RowOutcome.REFUSED.name())
                        .get(0)
                > 0;
    }

    /** Some rows of a run in their order. @param outcome null for any */
    List<Row> page(String importId, int run, @Nullable RowOutcome outcome, int after, int limit) {
        return jdbc.query(
                "SELECT " + COLUMNS + " FROM import_row WHERE import_id = ? AND run = ? AND row > ?"
                        + " AND (?::text IS NULL OR outcome = ?) ORDER BY row LIMIT ?",
                this::row,
                importId,
                run,
                after,
                outcome == null ? null : outcome.name(),
                outcome == null ? null : outcome.name(),
                limit);
    }

    /** Those that have changed something and stand, the last first. */
    List<Row> standing(String importId, int run, int before, int limit) {
        return jdbc.query(
                "SELECT " + COLUMNS + STANDING + " AND row < ? ORDER BY row DESC LIMIT ?",
                this::row,
                importId,
                run,
                before,
                limit);
    }

    /** What had to be left is tried once more. */
    void forgetKept(String importId, int run) {
        jdbc.update(
                "UPDATE import_row SET undone = NULL, remarks = '[]' WHERE import_id = ? AND run = ? AND undone = '"
                        + KEPT + "'",
                importId,
                run);
    }

    /** How many have changed something and stand. */
    long countStanding(String importId, int run) {
        return jdbc.query("SELECT count(*)" + STANDING, row -> row.getLong(1), importId, run)
                .get(0);
    }

    /** In the transaction that takes it back. */
    void undone(Connection transaction, String importId, int run, int row) throws SQLException {
        Jdbc.update(transaction, ENDED, UNDONE, null, importId, run, row);
    }

    void undone(String importId, int run, int row) {
        jdbc.update(ENDED, UNDONE, null, importId, run, row);
    }

    /** It stands for now, in the transaction that prepares its taking back. */
    void kept(Connection transaction, String importId, int run, int row, List<RowRemark> remarks) throws SQLException {
        Jdbc.update(transaction, ENDED, KEPT, json.writeValueAsString(remarks), importId, run, row);
    }

    /** It stands, for what is said of it. */
    void kept(String importId, int run, int row, List<RowRemark> remarks) {
        jdbc.update(ENDED, KEPT, json.writeValueAsString(remarks), importId, run, row);
    }

    int count(String importId, int run, String how) {
        return jdbc.query(
                        "SELECT count(*) FROM import_row WHERE import_id = ? AND run = ? AND undone = ?",
                        row -> row.getInt(1),
                        importId,
                        run,
                        how)
                .get(0);
    }

    /** All rows of a run, so many at a time. */
    void forEach(String importId, int run, int atOnce, Consumer<Row> each) {
        var rows = page(importId, run, null, 0, atOnce);
        while (!rows.isEmpty()) {
            rows.forEach(each);
            rows = page(importId, run, null, rows.get(rows.size() - 1).row(), atOnce);
        }
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt(1),
                RowOutcome.valueOf(row.getString(2)),
                json.readValue(row.getString(3), REMARKS),
                json.readValue(row.getString(4), TOUCHED),
                row.getString(5));
    }
}
