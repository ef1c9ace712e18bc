package io.parkledger.core.custody;

import io.parkledger.core.custody.CustodyEvent.ErasureProposed;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.Persons;
import io.parkledger.core.ledger.Upcaster;
import java.util.List;
import java.util.Set;

/** What the keeping of the ledger brings to it. */
public final class CustodyContext {

    public static final Context CONTEXT = new Context(
            "custody",
            List.of(Custody.class),
            List.of(CustodyEvent.class),
            Set.of(Persons.RESTRICTED),
            CustodyContext::claimsOf,
            // Before two persons were needed nobody was asked why; what is not there is not known.
            List.of(new Upcaster("custody.person-erased", 1, stored -> stored)));

    private CustodyContext() {}

    /** The erasure of a person that waits for its decision; its person is restricted. */
    public static Claim erasureOf(String personId, CustodyId erasure) {
        return Claim.take(Persons.RESTRICTED, personId, erasure.value(), CustodyRule.NO_ERASURE_IS_PROPOSED);
    }

    private static List<Claim> claimsOf(Event event) {
        if (event instanceof ErasureProposed e) {
            return List.of(erasureOf(e.personId(), e.custodyId()));
        }
        if (event instanceof ErasureRefused e) {
            return lifted(e.custodyId());
        }
        if (event instanceof ErasureTakenBack e) {
            return lifted(e.custodyId());
        }
        if (event instanceof PersonErased e) {
            return lifted(e.custodyId());
        }
        return List.of();
    }

    private static List<Claim> lifted(CustodyId erasure) {
        return List.of(Claim.release(Persons.RESTRICTED, erasure.value(), CustodyRule.NO_ERASURE_IS_PROPOSED));
    }
}
