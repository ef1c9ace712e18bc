package io.parkledger.core.ledger.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup says of itself, in {@code manifest.json}.
 *
 * @param format     of the file; 1
 * @param version    of the program that wrote it
 * @param ledger     id of the ledger
 * @param kind       {@code real} or {@code simulated}
 * @param takenAt    by the database's clock: nothing that was written later is in it
 * @param position   last position that is in it
 * @param events     how many there are, those that have no position yet included
 * @param checkpoint the newest one in it, a signed note; null where nothing was sealed yet
 * @param keys       verifier keys of all checkpoints, the oldest first
 * @param migrations the version of each schema
 * @param tables     in an order in which they can be loaded
 * @param sequences  where the numbers of rows go on
 */
public record BackupManifest(
        int format,
        String version,
        String ledger,
        String kind,
        Instant takenAt,
        long position,
        long events,
        @Nullable String checkpoint,
        List<String> keys,
        Map<String, String> migrations,
        List<Table> tables,
        List<Sequence> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * A table, whose rows are in an entry of the file as PostgreSQL's {@code COPY … (FORMAT binary)} writes them.
     *
     * @param name   with its schema: {@code ledger.event}
     * @param bytes  of the entry, not compressed
     * @param sha256 of those bytes, hexadecimal
     */
    public record Table(String name, List<String> columns, long rows, long bytes, String sha256) {

        String entry() {
            return name + ".copy";
        }
    }

    /** @param called whether {@code lastValue} was given to a row */
    public record Sequence(String name, long lastValue, boolean called) {}

    /** How much there is to load. */
    public long bytes() {
        return tables.stream().mapToLong(Table::bytes).sum();
    }
}
