package io.parkledger.projection.tenant;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.tenant.TenantEvent;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.value.LetUnit;
import io.parkledger.projection.store.CompanySearch;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.math.BigDecimal;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Writes {@link TenantView}. */
public final class TenantProjection implements Projection {

    static final ViewCollection<TenantView> TENANTS = ViewCollection.about(
            "tenant",
            "tenants",
            TenantView.class,
            Indexes.descending("parkId", "landedOn", "_id"),
            Indexes.descending("landedOn", "_id"),
            Indexes.descending("grams", "landedOn", "_id"),
            Indexes.ascending("creditCode"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(TENANTS);
    }

    private static Draft tenant(WorkingSet views, LedgerEvent event, TenantEvent e) {
        return views.open(TENANTS, e.tenantId().value()).set("version", event.sequence());
    }

    @EventHandler
    void on(TenantLanded e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e)
                .set("parkId", e.parkId())
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("contracts", List.of(e.contractId()))
                .set("leadId", e.leadId())
                .set("units", e.units())
                .set(
                        "buildings",
                        e.units().stream().map(LetUnit::buildingId).distinct().toList())
                .set("areaSqm", e.units().stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add))
                .set("contacts", List.of())
                .set("evidence", e.evidence())
                .set("landedOn", e.landedOn())
                .set("exitedOn", null)
                .set("exitCause", null);
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(TenantExpanded e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).push("contracts", e.contractId());
        for (var unit : e.units()) {
            draft.push("units", unit).addDecimal("areaSqm", unit.areaSqm());
            draft.pushOnce("buildings", unit.buildingId());
        }
    }

    @EventHandler
    void on(TenantCorrected e, LedgerEvent event, WorkingSet views) {
        CompanySearch.index(tenant(views, event, e).set("company", e.company()).set("industry", e.industry()));
    }

    @EventHandler
    void on(ContactNamed e, LedgerEvent event, WorkingSet views) {
        tenant(views, event, e).push("contacts", e.contact());
    }

    @EventHandler
    void on(TenantExited e, LedgerEvent event, WorkingSet views) {
        tenant(views, event, e).set("exitedOn", e.exitedOn()).set("exitCause", e.cause());
    }
}
