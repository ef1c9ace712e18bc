package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in a table of their own, which a backup may leave out and an erasure empties. */
final class JdbcPersonKeys implements ErasableKeys {

    private final Jdbc jdbc;
    private final Persons persons;
    /** Only within one decode of many events; an erasure on another node must be seen soon. */
    private final ConcurrentHashMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** The count of erasures as last read: what was remembered at another count is not believed. */
    private volatile long erasures;

    private record Remembered(Optional<byte[]> key, long atNanos, long erasures) {}

    JdbcPersonKeys(Jdbc jdbc, Persons persons) {
        this.jdbc = jdbc;
        this.persons = persons;
    }

    @Override
    public byte[] keyFor(String personId) {
        persons.requireTakenIn(personId);
        return find(personId).orElseGet(() -> make(personId));
    }

    private byte[] make(String personId) {
        jdbc.update(
                "INSERT INTO person_key (person_id, key) VALUES (?, ?) ON CONFLICT DO NOTHING",
                personId,
                PersonalData.newKey());
        remembered.remove(personId);
        return find(personId).orElseThrow();
    }

    @Override
    public Optional<byte[]> find(String personId) {
        var now = System.nanoTime();
        var count = erasures;
        var known = remembered.get(personId);
        if (known != null && known.erasures() == count && now - known.atNanos() < 1_000_000_000L) {
            return known.key();
        }
        var key =
                jdbc.query("SELECT key FROM person_key WHERE person_id = ?", row -> row.getBytes(1), personId).stream()
                        .findFirst();
        if (remembered.size() > 10_000) {
            remembered.clear();
        }
        remembered.put(personId, new Remembered(key, now, count));
        return key;
    }

    @Override
    public void erase(String personId) {
        jdbc.on(connection -> {
            erase(connection, personId);
            return personId;
        });
        erasures();
    }

    /** Remembered for a moment by others than the transaction, until it is over: see {@link #forget}. */
    @Override
    public void erase(Connection transaction, String personId) throws SQLException {
        Jdbc.update(transaction, "DELETE FROM person_key WHERE person_id = ?", personId);
        // Files on their way in, what is wrong with their cells and what these change may name anybody.
        Jdbc.update(transaction, "DELETE FROM import_file");
        Jdbc.update(transaction, "UPDATE import_row SET remarks = '[]' WHERE outcome IN ('REFUSED', 'UPDATED')");
        forget(personId);
    }

    @Override
    public void forget(String personId) {
        remembered.remove(personId);
    }

    @Override
    public long erasures() {
        long count =
                jdbc.query("SELECT count FROM erasure", row -> row.getLong(1)).get(0);
        erasures = count;
        return count;
    }
}
