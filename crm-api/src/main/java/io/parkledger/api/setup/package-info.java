/** From an empty ledger to the first lead: what is still to be done, and who does it. */
@NullMarked
package io.parkledger.api.setup;

import org.jspecify.annotations.NullMarked;
