package io.parkledger.projection.store;

import io.parkledger.core.ledger.LedgerEvent;

/** A projection threw. The event is never skipped: the views stand still before it until it can be applied. */
public final class ProjectionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    ProjectionFailed(LedgerEvent event, Exception cause) {
        super(
                "Projecting " + event.type() + " at position " + event.position() + " failed: " + cause.getMessage(),
                cause);
        position = event.position();
    }

    public long position() {
        return position;
    }
}
