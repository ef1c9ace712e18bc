package io.parkledger.core.ledger.seal;

import io.parkledger.core.ledger.Jdbc;
import io.parkledger.core.ledger.seal.Finding.Code;
import java.util.List;

/** What stands beside the events and has to agree with them: sequences and receipts. */
final class Bookkeeping {

    private static final String GAPS = """
            SELECT aggregate_id FROM event GROUP BY aggregate_id
            HAVING min(sequence_number) <> 0 OR max(sequence_number) <> count(*) - 1 LIMIT 1000""";

    /** Of events that say with which key their command came. */
    private static final String RECEIPTS = """
            WITH told AS (
                SELECT aggregate_id, sequence_number, global_index, convert_from(metadata, 'UTF8')::jsonb AS said FROM event
                WHERE position('"idempotencyKey"'::bytea IN metadata) > 0)
            SELECT coalesce(t.aggregate_id, r.aggregate_id)
            FROM (SELECT said ->> 'actor' AS actor, said ->> 'idempotencyKey' AS key, min(said ->> 'requestHash') AS hash,
                         min(aggregate_id) AS aggregate_id, min(sequence_number) AS first_version, max(sequence_number) AS version
                  FROM told GROUP BY 1, 2) t
            FULL JOIN receipt r ON r.actor = t.actor AND r.idempotency_key = t.key
            WHERE t.key IS NULL AND r.global_index > (SELECT up_to FROM written_without_mac)
               OR t.key IS NOT NULL AND (r.actor IS NULL OR encode(r.request_hash, 'hex') <> t.hash
                  OR r.aggregate_id <> t.aggregate_id OR r.version <> t.version OR r.first_version <> t.first_version)
            LIMIT 1000""";

    private final Jdbc jdbc;
    private final Findings findings;

    Bookkeeping(Jdbc jdbc, Findings findings) {
        this.jdbc = jdbc;
        this.findings = findings;
    }

    void verify() {
        jdbc.query(GAPS, row -> row.getString(1))
                .forEach(subject -> findings.add(Code.SEQUENCE_BROKEN, 0, List.of(), subject));
        jdbc.query(RECEIPTS, row -> row.getString(1))
                .forEach(subject -> findings.add(Code.RECEIPT_CHANGED, 0, List.of(), subject));
    }
}
