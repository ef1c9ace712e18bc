package io.parkledger.api.kit.command;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.core.ledger.Delivery;
import io.parkledger.core.ledger.Sender;
import io.parkledger.projection.store.rows.Scope;

/**
 * A request, as far as it is not its content.
 *
 * @param scope    the rows the caller may see or change with this endpoint
 * @param sender   what the events of its command will say of it
 * @param delivery its {@code Idempotency-Key} and {@code If-Match}
 */
public record Call(Caller caller, Scope scope, Sender sender, Delivery delivery) {}
