package io.parkledger.projection;

import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.contribution.ContributionViews;
import io.parkledger.projection.custody.ErasureViews;
import io.parkledger.projection.history.HistoryViews;
import io.parkledger.projection.importing.ImportViews;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.negotiation.NegotiationViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.renewal.RenewalViews;
import io.parkledger.projection.report.contribution.Contributions;
import io.parkledger.projection.report.funnel.Funnel;
import io.parkledger.projection.report.letting.Letting;
import io.parkledger.projection.report.sealed.SealedReportViews;
import io.parkledger.projection.report.tenancy.Tenancy;
import io.parkledger.projection.space.SpaceViews;
import io.parkledger.projection.store.Generation;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantViews;
import java.time.LocalDate;

/** Everything that can be read of one generation: the live one, or one that shows the past. */
public record Views(
        LeadViews leads,
        NegotiationViews negotiations,
        ContractViews contracts,
        RenewalViews renewals,
        TenantViews tenants,
        ContributionViews contributions,
        ReceptionViews receptions,
        SpaceViews space,
        HistoryViews history,
        Funnel funnel,
        Tenancy tenancy,
        SealedReportViews sealedReports,
        ErasureViews erasures,
        ImportViews imports) {

    public static Views of(Generation generation) {
        return new Views(
                new LeadViews(generation),
                new NegotiationViews(generation),
                new ContractViews(generation),
                new RenewalViews(generation),
                new TenantViews(generation),
                new ContributionViews(generation),
                new ReceptionViews(generation),
                new SpaceViews(generation),
                new HistoryViews(generation),
                new Funnel(generation),
                new Tenancy(generation),
                new SealedReportViews(generation),
                new ErasureViews(generation),
                new ImportViews(generation));
    }

    /** What is let on a day. */
    public Letting letting(Scope scope, LocalDate day) {
        return new Letting(contracts, space, scope, day);
    }

    /** What tenants give. */
    public Contributions contributionsOf(Scope scope) {
        return new Contributions(contracts, tenants, contributions, scope);
    }
}
