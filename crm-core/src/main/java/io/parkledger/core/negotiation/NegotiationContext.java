package io.parkledger.core.negotiation;

import io.parkledger.core.ledger.Context;
import java.util.List;

/** What negotiations bring to the ledger. They claim nothing: their lead holds the company. */
public final class NegotiationContext {

    public static final Context CONTEXT =
            new Context("negotiation", List.of(Negotiation.class), List.of(NegotiationEvent.class));

    private NegotiationContext() {}
}
