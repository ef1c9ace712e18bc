package io.parkledger.core.importing;

import io.parkledger.core.importing.ImportEvent.ImportDropped;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.ledger.Claim;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.ledger.Event;
import java.util.List;
import java.util.Set;

/** What imports bring to the ledger, and what they claim: the use of their park. */
public final class ImportContext {

    private static final String PARK_USE = "park-use";

    public static final Context CONTEXT = new Context(
            "importing", List.of(Import.class), List.of(ImportEvent.class), Set.of(PARK_USE), ImportContext::claims);

    private ImportContext() {}

    private static List<Claim> claims(Event event) {
        if (event instanceof ImportPrepared e) {
            return List.of(
                    Claim.use(PARK_USE, e.parkId().value(), e.importId().value(), ImportRule.PARK_IS_NOT_WITHDRAWN));
        }
        if (event instanceof ImportDropped e) {
            return List.of(Claim.leave(PARK_USE, e.importId().value(), ImportRule.PARK_IS_NOT_WITHDRAWN));
        }
        return List.of();
    }
}
