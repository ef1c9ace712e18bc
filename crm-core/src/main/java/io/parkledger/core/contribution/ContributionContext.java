package io.parkledger.core.contribution;

import io.parkledger.core.ledger.Context;
import java.util.List;

/** What contributions bring to the ledger. */
public final class ContributionContext {

    public static final Context CONTEXT =
            new Context("contribution", List.of(Contribution.class), List.of(ContributionEvent.class));

    private ContributionContext() {}
}
