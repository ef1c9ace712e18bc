/**
 * The seal: a transparency log over the positions of the ledger, by the specifications of C2SP, so that people who
 * never heard of this product can check it with programs they trust already.
 *
 * <p>{@link Entry} is what is hashed of an event, {@link LogWriter} adds entries to the tree and signs a checkpoint,
 * {@link LogReader} answers with checkpoints, tiles and proofs, {@link SealKeys} are the files that no database holds,
 * and {@link OutsideFile} keeps what was signed where the database's owner does not write.
 */
@NullMarked
package io.parkledger.core.ledger.seal;

import org.jspecify.annotations.NullMarked;
