package io.parkledger.core.ledger;

import static java.util.stream.Collectors.toMap;

import io.parkledger.core.value.Withheld;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Persons as claims and keys have them at this moment, on whichever node. */
final class JdbcPersons implements Persons {

    private static final String STANDING = """
            SELECT person, has_key FROM (
                SELECT p.id AS person,
                       EXISTS (SELECT FROM person_key k WHERE k.person_id = p.id) AS has_key,
                       EXISTS (SELECT FROM claim c WHERE c.kind = ? AND c.key = p.id) AS restricted
                FROM unnest(?) AS p (id)) AS standing
            WHERE restricted OR NOT has_key""";

    private final Jdbc jdbc;

    JdbcPersons(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    private record Standing(String person, Withheld withheld) {}

    @Override
    public Map<String, Withheld> withheld(Collection<String> personIds) {
        if (personIds.isEmpty()) {
            return Map.of();
        }
        List<Standing> standing = jdbc.on(connection -> Jdbc.query(
                connection,
                STANDING,
                row -> new Standing(row.getString(1), row.getBoolean(2) ? Withheld.RESTRICTED : Withheld.ERASED),
                RESTRICTED,
                connection.createArrayOf("text", personIds.stream().distinct().toArray())));
        return standing.stream().collect(toMap(Standing::person, Standing::withheld));
    }
}
