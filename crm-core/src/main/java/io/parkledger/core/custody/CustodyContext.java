package io.parkledger.core.custody;

import io.parkledger.core.ledger.Context;
import java.util.List;

/** What the keeping of the ledger brings to it. */
public final class CustodyContext {

    public static final Context CONTEXT = new Context("custody", List.of(Custody.class), List.of(CustodyEvent.class));

    private CustodyContext() {}
}
