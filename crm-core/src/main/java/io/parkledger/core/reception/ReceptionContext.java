package io.parkledger.core.reception;

import io.parkledger.core.ledger.Context;
import java.util.List;

/** What receptions and outbound visits bring to the ledger. */
public final class ReceptionContext {

    public static final Context CONTEXT = new Context(
            "reception",
            List.of(Reception.class, OutboundVisit.class),
            List.of(ReceptionEvent.class, VisitEvent.class));

    private ReceptionContext() {}
}
