/** How the live views are kept up with the ledger, and built anew when they have to be. */
@NullMarked
package io.parkledger.projection.store.keeper;

import org.jspecify.annotations.NullMarked;
