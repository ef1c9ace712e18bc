package io.parkledger.core.ledger.backup;

/** Is told now and then how far a backup is; what it throws ends the backup. */
@FunctionalInterface
public interface BackupProgress {

    BackupProgress NOBODY = (done, total) -> {};

    /** @param done bytes of about {@code total}, as they lie in the database */
    void at(long done, long total);
}
