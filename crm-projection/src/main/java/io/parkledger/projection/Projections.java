package io.parkledger.projection;

import io.parkledger.projection.contract.ContractProjection;
import io.parkledger.projection.contribution.ContributionProjection;
import io.parkledger.projection.custody.ErasureProjection;
import io.parkledger.projection.history.HistoryProjection;
import io.parkledger.projection.importing.ImportProjection;
import io.parkledger.projection.lead.LeadProjection;
import io.parkledger.projection.negotiation.NegotiationProjection;
import io.parkledger.projection.reception.ReceptionProjection;
import io.parkledger.projection.renewal.RenewalProjection;
import io.parkledger.projection.report.funnel.FunnelProjection;
import io.parkledger.projection.report.sealed.SealedReportProjection;
import io.parkledger.projection.space.SpaceProjection;
import io.parkledger.projection.space.VocabularyProjection;
import io.parkledger.projection.store.ProjectionSet;
import io.parkledger.projection.tenant.TenantProjection;
import java.util.List;

/** The projections of this product. */
public final class Projections {

    private Projections() {}

    public static ProjectionSet all() {
        return new ProjectionSet(List.of(
                new LeadProjection(),
                new NegotiationProjection(),
                new FunnelProjection(),
                new ContractProjection(),
                new RenewalProjection(),
                new TenantProjection(),
                new ContributionProjection(),
                new ReceptionProjection(),
                new SpaceProjection(),
                new VocabularyProjection(),
                new SealedReportProjection(),
                new HistoryProjection(),
                new ErasureProjection(),
                new ImportProjection()));
    }
}
