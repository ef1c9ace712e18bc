/** The transparency log of the ledger, as programs of others read it: checkpoints, tiles, entries and proofs. */
@NullMarked
package io.parkledger.api.log;

import org.jspecify.annotations.NullMarked;
