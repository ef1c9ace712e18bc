/**
 * The transparency log of the ledger: checkpoints, tiles, entries and proofs as programs of others read them, and what
 * people are shown of the seal and of its verification.
 */
@NullMarked
package io.parkledger.api.log;

import org.jspecify.annotations.NullMarked;
