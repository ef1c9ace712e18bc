/** The ledger, event by event, as programs and auditors read it, and what was recorded late (期后补录). */
@NullMarked
package io.parkledger.api.history;

import org.jspecify.annotations.NullMarked;
