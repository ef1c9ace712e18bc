package io.parkledger.projection.renewal;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.renewal.RenewalEvent;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOffered;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpeningWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.renewal.RenewalStatus;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** Writes {@link RenewalView}. */
public final class RenewalProjection implements Projection {

    static final ViewCollection<RenewalView> RENEWALS = ViewCollection.about(
            "renewal",
            "renewals",
            RenewalView.class,
            Indexes.descending("parkId", "expiringOn", "_id"),
            Indexes.descending("expiringOn", "_id"),
            Indexes.ascending("status", "expiringOn", "_id", "parkId", "areaSqm", "rentCnyPerYear"),
            Indexes.ascending("buildings", "status", "expiringOn", "_id"),
            Indexes.ascending("contractId"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(RENEWALS);
    }

    private static Draft renewal(WorkingSet views, LedgerEvent event, RenewalEvent e) {
        return views.open(RENEWALS, e.renewalId().value()).set("version", event.sequence());
    }

    /**
     * Looked up once and for all: a contract's units stay those it was signed for. Of a contract nobody has told of
     * there are none, and whose reach ends at some buildings does not see the renewal.
     */
    private static List<String> buildings(WorkingSet views, ContractId contract) {
        return views.look(ContractViews.COLLECTION, contract.value()).getList("buildings", String.class, List.of());
    }

    @EventHandler
    void on(RenewalOpened e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("contractId", e.contractId())
                .set("tenantId", e.tenantId())
                .set("parkId", e.parkId())
                .set("buildings", buildings(views, e.contractId()))
                .set("company", e.company())
                .set("areaSqm", e.areaSqm())
                .set("rentCnyPerYear", e.rentCnyPerYear())
                .set("expiringOn", e.expiringOn())
                .set("openedOn", e.openedOn())
                .set("status", RenewalStatus.OPENED);
    }

    @EventHandler
    void on(RenewalOffered e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", RenewalStatus.OFFERED)
                .set("newEndOn", e.newEndOn())
                .set("rentCnyPerSqmMonth", e.rentCnyPerSqmMonth());
    }

    @EventHandler
    void on(RenewalAgreed e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", RenewalStatus.AGREED)
                .set("newEndOn", e.newEndOn())
                .set("rentCnyPerSqmMonth", e.rentCnyPerSqmMonth())
                .set("decidedOn", e.agreedOn());
    }

    @EventHandler
    void on(RenewalDeclined e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", RenewalStatus.DECLINED)
                .set("cause", e.cause())
                .set("decidedOn", e.declinedOn());
    }

    @EventHandler
    void on(RenewalHeldOver e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e).set("status", RenewalStatus.HELD_OVER).set("heldOverSince", e.since());
    }

    @EventHandler
    void on(RenewalWithdrawn e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e).set("status", RenewalStatus.WITHDRAWN).set("decidedOn", e.withdrawnOn());
    }

    @EventHandler
    void on(RenewalClosureCorrected e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e).set("status", e.status()).set("decidedOn", e.closedOn());
    }

    @EventHandler
    void on(RenewalClosureWithdrawn e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e).set("status", e.status()).set("decidedOn", null);
    }

    @EventHandler
    void on(RenewalReopened e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", RenewalStatus.OPENED)
                .set("cause", null)
                .set("decidedOn", null);
    }

    @EventHandler
    void on(RenewalCorrected e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e).set("newEndOn", e.newEndOn()).set("rentCnyPerSqmMonth", e.rentCnyPerSqmMonth());
    }

    @EventHandler
    void on(RenewalAgreementWithdrawn e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", e.status())
                .set("newEndOn", e.offeredEndOn())
                .set("rentCnyPerSqmMonth", e.offeredRentCnyPerSqmMonth())
                .set("decidedOn", null);
    }

    @EventHandler
    void on(RenewalOpeningWithdrawn e, LedgerEvent event, WorkingSet views) {
        renewal(views, event, e)
                .set("status", RenewalStatus.WITHDRAWN)
                .set("cause", e.cause())
                .set("decidedOn", e.withdrawnOn());
    }

    /** A renewal may have been opened for the end of any of the contract's terms. */
    @EventHandler
    void on(ContractCompanyRectified e, WorkingSet views) {
        for (var term : terms(views, e.contractId())) {
            var endOn = term.getString("endOn");
            if (endOn != null) {
                var id = RenewalId.of(e.contractId(), LocalDate.parse(endOn));
                var renewal = views.open(RENEWALS, id.value());
                if (renewal.exists()) {
                    renewal.set("company", e.company());
                }
            }
        }
    }

    private static List<Document> terms(WorkingSet views, ContractId contract) {
        return views.look(ContractViews.COLLECTION, contract.value()).getList("terms", Document.class, List.of());
    }
}
