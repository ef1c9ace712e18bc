package io.parkledger.core;

import io.parkledger.core.contract.ContractContext;
import io.parkledger.core.contribution.ContributionContext;
import io.parkledger.core.custody.CustodyContext;
import io.parkledger.core.importing.ImportContext;
import io.parkledger.core.lead.LeadContext;
import io.parkledger.core.ledger.Context;
import io.parkledger.core.negotiation.NegotiationContext;
import io.parkledger.core.reception.ReceptionContext;
import io.parkledger.core.renewal.RenewalContext;
import io.parkledger.core.report.ReportContext;
import io.parkledger.core.space.SpaceContext;
import io.parkledger.core.tenant.TenantContext;
import java.util.List;

/** The contexts of this product. */
public final class Contexts {

    public static final List<Context> ALL = List.of(
            LeadContext.CONTEXT,
            NegotiationContext.CONTEXT,
            ContractContext.CONTEXT,
            RenewalContext.CONTEXT,
            TenantContext.CONTEXT,
            ContributionContext.CONTEXT,
            ReceptionContext.CONTEXT,
            SpaceContext.CONTEXT,
            ReportContext.CONTEXT,
            CustodyContext.CONTEXT,
            ImportContext.CONTEXT);

    private Contexts() {}
}
