package io.parkledger.core.ledger;

import java.util.List;

/** Settings under which an acknowledged event could be lost, or a stored one changed, stop the start and are named. */
final class SafeSettings {

    private static final int OLDEST_VERSION = 150_000;

    private final Jdbc jdbc;

    SafeSettings(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void require() {
        requireVersion();
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            requireNotOff(setting);
        }
        requireRoleThatCannotChangeEvents();
    }

    private void requireVersion() {
        int version = Integer.parseInt(show("server_version_num"));
        if (version < OLDEST_VERSION) {
            throw new LedgerCannotStart(
                    "ledger.database-too-old",
                    null,
                    "The ledger needs PostgreSQL 15 or newer; this server is %s.",
                    show("server_version"));
        }
    }

    private void requireNotOff(String setting) {
        if ("off".equals(show(setting))) {
            throw new LedgerCannotStart(
                    "ledger.unsafe-setting",
                    null,
                    "PostgreSQL runs with %1$s=off: a power cut could lose events that were acknowledged. Set %1$s=on for this"
                            + " database and start again.",
                    setting);
        }
    }

    private void requireRoleThatCannotChangeEvents() {
        var tooMuch = jdbc.query("""
                SELECT 'SUPERUSER' FROM pg_roles WHERE rolname = current_user AND rolsuper
                UNION ALL
                SELECT p || ' ON ' || t
                FROM unnest(ARRAY['event', 'seal', 'content']) t, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p
                WHERE has_table_privilege(current_user, t, p)
                UNION ALL
                SELECT 'INSERT ON event' WHERE has_table_privilege(current_user, 'event', 'INSERT')""", row -> row.getString(1));
        if (!tooMuch.isEmpty()) {
            throw new LedgerCannotStart(
                    "ledger.role-too-powerful",
                    null,
                    "The application's database role must only be able to add events, but it has %s. Use a role of its own"
                            + " (setting parkledger.ledger.user) that does not own the schema.",
                    String.join(", ", tooMuch));
        }
    }

    private String show(String setting) {
        return jdbc.query("SELECT current_setting('" + setting + "')", row -> row.getString(1))
                .get(0);
    }
}
