/** The ledger: an event store on PostgreSQL that only grows, in a proven order. JDBC and Axon, no Spring. */
@NullMarked
package io.parkledger.core.ledger;

import org.jspecify.annotations.NullMarked;
