/**
 * The keeping of the ledger itself (账本保管): what must not change unseen and is no business of a park is told as events
 * too, so that it is sealed like everything else. The erasure of a person is decided here, by two persons; all else the
 * product tells by itself.
 */
@NullMarked
package io.parkledger.core.custody;

import org.jspecify.annotations.NullMarked;
