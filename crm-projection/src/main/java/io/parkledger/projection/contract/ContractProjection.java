package io.parkledger.projection.contract;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LetUnit;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.math.BigDecimal;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Writes {@link ContractView}. */
public final class ContractProjection implements Projection {

    /** Holds all that contracts are counted and added up by, without looking at documents. */
    private static final Bson COUNTING =
            Indexes.ascending("status", "startOn", "parkId", "tenantId", "company", "areaSqm", "rentCnyPerYear");

    static final ViewCollection<ContractView> CONTRACTS = ViewCollection.about(
            "contract",
            "contracts",
            ContractView.class,
            Indexes.descending("parkId", "signedOn", "_id"),
            Indexes.descending("signedOn", "_id"),
            Indexes.ascending("status", "endOn"),
            COUNTING,
            Indexes.ascending("tenantId"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(CONTRACTS);
    }

    private static Draft contract(WorkingSet views, LedgerEvent event, ContractEvent e) {
        return views.open(CONTRACTS, e.contractId().value()).set("version", event.sequence());
    }

    @EventHandler
    void on(ContractSigned e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e)
                .set("parkId", e.parkId())
                .set("negotiationId", e.negotiationId())
                .set("leadId", e.leadId())
                .set("tenantId", e.tenantId())
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("track", e.track())
                .set("units", e.units())
                .set(
                        "buildings",
                        e.units().stream().map(LetUnit::buildingId).distinct().toList())
                .set("areaSqm", e.units().stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add))
                .set("landMu", e.landMu())
                .set("startOn", e.startOn())
                .set("endOn", e.endOn())
                .set("terms", List.of(new ContractView.Term(e.endOn(), e.rentCnyPerSqmMonth(), e.signedOn())))
                .set("commitments", e.commitments())
                .set("status", ContractStatus.SIGNED)
                .set("owner", e.owner())
                .set("team", e.team())
                .set("signedOn", e.signedOn());
        rent(draft, e.rentCnyPerSqmMonth());
    }

    private static void rent(Draft contract, @Nullable Cny rentCnyPerSqmMonth) {
        var areaSqm = contract.copy().get("areaSqm", Decimal128.class).bigDecimalValue();
        contract.set("rentCnyPerSqmMonth", rentCnyPerSqmMonth)
                .set("rentCnyPerYear", rentCnyPerSqmMonth == null ? Cny.ZERO : rentCnyPerSqmMonth.perYearOn(areaSqm));
    }

    @EventHandler
    void on(ContractAmended e, LedgerEvent event, WorkingSet views) {
        rent(contract(views, event, e), e.rentCnyPerSqmMonth());
    }

    @EventHandler
    void on(PremisesHandedOver e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.IN_FORCE)
                .set("evidence", e.evidence())
                .set("handedOverOn", e.handedOverOn());
    }

    @EventHandler
    void on(ContractExtended e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e)
                .set("status", ContractStatus.IN_FORCE)
                .set("endOn", e.endOn())
                .set("heldOverSince", null)
                .push("terms", new ContractView.Term(e.endOn(), e.rentCnyPerSqmMonth(), e.agreedOn()));
        if (e.rentCnyPerSqmMonth() != null) {
            rent(draft, e.rentCnyPerSqmMonth());
        }
    }

    @EventHandler
    void on(ContractHeldOver e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("status", ContractStatus.HELD_OVER).set("heldOverSince", e.since());
    }

    @EventHandler
    void on(ContractExpired e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("status", ContractStatus.EXPIRED).set("endedOn", e.expiredOn());
    }

    @EventHandler
    void on(ContractTerminated e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.TERMINATED)
                .set("endedOn", e.terminatedOn())
                .set("endCause", e.cause());
    }

    @EventHandler
    void on(ContractRescinded e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.RESCINDED)
                .set("endedOn", e.rescindedOn())
                .set("endCause", e.cause());
    }
}
