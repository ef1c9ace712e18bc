package io.parkledger.core.ledger.backup;

import static java.util.stream.Collectors.joining;

import io.parkledger.core.ledger.backup.BackupManifest.Table;
import java.util.stream.Stream;

/** Names of tables and columns in statements. */
final class Names {

    private Names() {}

    /** With the schema where there is one: {@code ledger.event} as {@code "ledger"."event"}. */
    static String quoted(String name) {
        return Stream.of(name.split("\\.")).map(Names::quotedPart).collect(joining("."));
    }

    private static String quotedPart(String part) {
        return '"' + part.replace("\"", "\"\"") + '"';
    }

    /** @param where {@code TO STDOUT} or {@code FROM STDIN} */
    static String copy(Table table, String where) {
        return "COPY " + quoted(table.name())
                + table.columns().stream().map(Names::quotedPart).collect(joining(", ", " (", ") ")) + where
                + " (FORMAT binary)";
    }
}
