package io.parkledger.api.bench;

import io.parkledger.core.Contexts;
import io.parkledger.core.ledger.EventCheck;
import io.parkledger.core.ledger.LastResort;
import io.parkledger.core.ledger.Ledger;
import io.parkledger.core.ledger.LedgerClock;
import io.parkledger.core.ledger.LedgerDatabase;
import io.parkledger.core.ledger.LedgerSettings;
import io.parkledger.core.ledger.Loops;
import io.parkledger.core.ledger.seal.Seal;
import io.parkledger.core.ledger.seal.SealSettings;
import io.parkledger.core.policy.Policies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/** A ledger with its seal, in this process and without HTTP. */
final class SealedNode implements AutoCloseable {

    private static final Duration SEALED_WITHIN = Duration.ofMinutes(5);

    private final Path folder;
    private final LedgerDatabase database;
    private final Seal seal;
    private final Ledger ledger;

    private SealedNode(LedgerSettings settings, Path folder) {
        this.folder = folder;
        database = LedgerDatabase.open(settings);
        seal = Seal.of(database, new SealSettings(keys(), outside(), null));
        ledger = Ledger.open(
                database,
                LedgerClock.real(ZoneId.of("Asia/Shanghai")),
                Contexts.ALL,
                Policies.ALL,
                EventCheck.NONE,
                seal.mac(),
                new Loops(LastResort.END_PROCESS));
        seal.start(ledger);
    }

    /** @param folder of its keys, and of its checkpoints outside the database */
    static SealedNode open(LedgerSettings settings, Path folder) {
        return new SealedNode(settings, folder);
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Path outside() {
        return folder.resolve("checkpoints.txt");
    }

    Ledger ledger() {
        return ledger;
    }

    Seal seal() {
        return seal;
    }

    /** Signs no more checkpoints. */
    void stopSealing() {
        seal.close();
    }

    /** Until a checkpoint covers all that there is. */
    void awaitSealed() {
        seal.awaitCheckpoint(ledger.reader().head(), SEALED_WITHIN);
    }

    @Override
    public void close() {
        seal.close();
        ledger.close();
        database.close();
    }
}
