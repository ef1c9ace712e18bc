/**
 * The keeping of the ledger itself (账本保管): what must not change unseen and is no business of a park is told as events
 * too, so that it is sealed like everything else. Nobody sends these commands but the product.
 */
@NullMarked
package io.parkledger.core.custody;

import org.jspecify.annotations.NullMarked;
