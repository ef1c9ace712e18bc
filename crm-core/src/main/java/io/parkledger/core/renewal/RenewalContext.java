package io.parkledger.core.renewal;

import io.parkledger.core.ledger.Context;
import java.util.List;

/** What renewals bring to the ledger. */
public final class RenewalContext {

    public static final Context CONTEXT = new Context("renewal", List.of(Renewal.class), List.of(RenewalEvent.class));

    private RenewalContext() {}
}
