/**
 * Backups: all tables of a ledger as they were at one moment, in one file, and how a ledger is brought back from it.
 *
 * <p>{@link Backup} writes the file while the ledger runs, {@link StoredBackup} knows whether a file is whole, and
 * {@link Recovery} loads it into a database that holds no ledger yet. Whether what was brought back is what was sealed
 * is said by a verification, and not here.
 */
@NullMarked
package io.parkledger.core.ledger.backup;

import org.jspecify.annotations.NullMarked;
