package io.parkledger.core.reception;

import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Upcaster;
import java.util.List;
import java.util.Set;

/** What receptions and outbound visits bring to the ledger. */
public final class ReceptionContext {

    public static final Context CONTEXT = new Context(
            "reception",
            List.of(Reception.class, OutboundVisit.class),
            List.of(ReceptionEvent.class, VisitEvent.class),
            Set.of(),
            event -> List.of(),
            // Revision 2 says whom it was about before, and what revision 1 led to has been decided.
            List.of(
                    new Upcaster("reception.details-corrected", 1, stored -> stored),
                    new Upcaster("visit.corrected", 1, stored -> stored)));

    private ReceptionContext() {}
}
