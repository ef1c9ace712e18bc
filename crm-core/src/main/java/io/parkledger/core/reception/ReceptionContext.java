package io.parkledger.core.reception;

import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Upcaster;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import java.util.List;
import java.util.Set;

/** What receptions and outbound visits bring to the ledger, and what they claim: their park. */
public final class ReceptionContext {

    private static final String PARK_USE = "park-use";

    public static final Context CONTEXT = new Context(
            "reception",
            List.of(Reception.class, OutboundVisit.class),
            List.of(ReceptionEvent.class, VisitEvent.class),
            Set.of(PARK_USE),
            ReceptionContext::claims,
            // Revision 2 says whom it was about before, and what revision 1 led to has been decided.
            List.of(
                    new Upcaster("reception.details-corrected", 1, stored -> stored),
                    new Upcaster("visit.corrected", 1, stored -> stored)));

    private ReceptionContext() {}

    private static List<Claim> claims(Event event) {
        if (event instanceof ReceptionRecorded e) {
            return List.of(use(e.parkId(), e.receptionId()));
        }
        if (event instanceof ReceptionCancelled e) {
            return List.of(leave(e.receptionId()));
        }
        if (event instanceof OutboundVisitRecorded e) {
            return List.of(use(e.parkId(), e.visitId()));
        }
        if (event instanceof OutboundVisitWithdrawn e) {
            return List.of(leave(e.visitId()));
        }
        return List.of();
    }

    private static Claim use(ParkId park, Id what) {
        return Claim.use(PARK_USE, park.value(), what.value(), ReceptionRule.PARK_IS_NOT_WITHDRAWN);
    }

    private static Claim leave(Id what) {
        return Claim.leave(PARK_USE, what.value(), ReceptionRule.PARK_IS_NOT_WITHDRAWN);
    }
}
