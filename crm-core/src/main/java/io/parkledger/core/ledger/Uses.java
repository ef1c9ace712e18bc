package io.parkledger.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who uses the things of one kind that are there for many, or their holders, as the events say it one after the other.
 * Where they contradict each other, what is closed stays in use: nobody begins to use it.
 */
final class Uses {

    /** Who holds what is closed. */
    private final TreeMap<String, String> closed = new TreeMap<>();

    private final TreeMap<String, Set<String>> usersOf = new TreeMap<>();

    void use(String key, String holder) {
        usersOf.computeIfAbsent(key, any -> new TreeSet<>()).add(holder);
    }

    void leave(String holder) {
        usersOf.values().forEach(users -> users.remove(holder));
    }

    boolean isUsed(String key) {
        return !usersOf.getOrDefault(key, Set.of()).isEmpty();
    }

    void close(String key, String holder) {
        closed.put(key, holder);
    }

    /** Who holds what is closed. */
    Map<String, String> closed() {
        return closed;
    }

    /** Who uses what. */
    Map<String, Set<String>> users() {
        return usersOf;
    }

    void write(Connection connection, String kind) throws SQLException {
        for (var thing : closed.entrySet()) {
            Jdbc.update(
                    connection,
                    "INSERT INTO claim (kind, key, holder) VALUES (?, ?, ?)",
                    kind,
                    thing.getKey(),
                    thing.getValue());
        }
        for (var used : usersOf.entrySet()) {
            for (var user : used.getValue()) {
                Jdbc.update(
                        connection,
                        "INSERT INTO claim_use (kind, key, holder) VALUES (?, ?, ?)",
                        kind,
                        used.getKey(),
                        user);
            }
        }
    }
}
