package io.parkledger.projection.space;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.space.BuildingEvent.BuildingCorrected;
import io.parkledger.core.space.BuildingEvent.BuildingRegistered;
import io.parkledger.core.space.BuildingEvent.BuildingWithdrawn;
import io.parkledger.core.space.ParkEvent.ParkCorrected;
import io.parkledger.core.space.ParkEvent.ParkGoLiveSet;
import io.parkledger.core.space.ParkEvent.ParkRegistered;
import io.parkledger.core.space.ParkEvent.ParkWithdrawn;
import io.parkledger.core.space.UnitEvent;
import io.parkledger.core.space.UnitEvent.EarmarkReleased;
import io.parkledger.core.space.UnitEvent.UnitCorrected;
import io.parkledger.core.space.UnitEvent.UnitDissolved;
import io.parkledger.core.space.UnitEvent.UnitEarmarked;
import io.parkledger.core.space.UnitEvent.UnitMergerWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupationCorrected;
import io.parkledger.core.space.UnitEvent.UnitOccupationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitOccupied;
import io.parkledger.core.space.UnitEvent.UnitOutageWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitRegistered;
import io.parkledger.core.space.UnitEvent.UnitReleaseCorrected;
import io.parkledger.core.space.UnitEvent.UnitReleaseWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReleased;
import io.parkledger.core.space.UnitEvent.UnitReservationWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitReserved;
import io.parkledger.core.space.UnitEvent.UnitRestored;
import io.parkledger.core.space.UnitEvent.UnitReturnedToService;
import io.parkledger.core.space.UnitEvent.UnitSplit;
import io.parkledger.core.space.UnitEvent.UnitSplitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitTakenOutOfService;
import io.parkledger.core.space.UnitEvent.UnitWithdrawn;
import io.parkledger.core.space.UnitEvent.UnitsMerged;
import io.parkledger.core.space.UnitPart;
import io.parkledger.core.space.UnitState;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Writes {@link ParkView}, {@link BuildingView} and {@link UnitView}. */
public final class SpaceProjection implements Projection {

    static final ViewCollection<ParkView> PARKS =
            ViewCollection.about("park", "parks", ParkView.class, Indexes.ascending("name"));
    static final ViewCollection<BuildingView> BUILDINGS =
            ViewCollection.about("building", "buildings", BuildingView.class, Indexes.ascending("parkId"));
    static final ViewCollection<UnitView> UNITS = ViewCollection.about(
            "unit",
            "units",
            UnitView.class,
            Indexes.ascending("parkId", "_id"),
            Indexes.ascending("buildingId", "_id"),
            Indexes.ascending("parkId", UnitDraft.NUMBER_KEY));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(PARKS, BUILDINGS, UNITS);
    }

    @EventHandler
    void on(ParkRegistered e, LedgerEvent event, WorkingSet views) {
        views.open(PARKS, e.parkId().value())
                .set("version", event.sequence())
                .set("parkId", e.parkId())
                .set("name", e.name())
                .set("goLiveOn", e.goLiveOn());
    }

    @EventHandler
    void on(ParkCorrected e, LedgerEvent event, WorkingSet views) {
        views.open(PARKS, e.parkId().value()).set("version", event.sequence()).set("name", e.name());
    }

    @EventHandler
    void on(ParkWithdrawn e, LedgerEvent event, WorkingSet views) {
        views.open(PARKS, e.parkId().value()).set("version", event.sequence()).set("withdrawnOn", e.withdrawnOn());
    }

    @EventHandler
    void on(ParkGoLiveSet e, LedgerEvent event, WorkingSet views) {
        views.open(PARKS, e.parkId().value()).set("version", event.sequence()).set("goLiveOn", e.goLiveOn());
    }

    @EventHandler
    void on(BuildingRegistered e, LedgerEvent event, WorkingSet views) {
        views.open(BUILDINGS, e.buildingId().value())
                .set("version", event.sequence())
                .set("parkId", e.parkId())
                .set("buildings", List.of(e.buildingId()))
                .set("name", e.name());
    }

    @EventHandler
    void on(BuildingCorrected e, LedgerEvent event, WorkingSet views) {
        views.open(BUILDINGS, e.buildingId().value())
                .set("version", event.sequence())
                .set("name", e.name());
    }

    @EventHandler
    void on(BuildingWithdrawn e, LedgerEvent event, WorkingSet views) {
        views.open(BUILDINGS, e.buildingId().value())
                .set("version", event.sequence())
                .set("withdrawnOn", e.withdrawnOn());
    }

    private static UnitDraft unit(WorkingSet views, LedgerEvent event, UnitEvent e) {
        return new UnitDraft(views.open(UNITS, e.unitId().value()).set("version", event.sequence()));
    }

    @EventHandler
    void on(UnitRegistered e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e)
                .set("parkId", e.parkId())
                .set("buildingId", e.buildingId())
                .set("buildings", List.of(e.buildingId()))
                .set("state", UnitState.VACANT)
                .set("since", e.registeredOn())
                .set("origin", e.origin())
                .set("signed", List.of())
                .set("into", List.of())
                .set("outOfService", List.of());
        unit.describe(e.number(), e.floor(), e.areaSqm(), e.registeredOn());
    }

    @EventHandler
    void on(UnitCorrected e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        unit.hasBeenThereSince(e.registeredOn());
        unit.describe(e.number(), e.floor(), e.areaSqm(), e.registeredOn());
    }

    @EventHandler
    void on(UnitWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e)
                .set("state", UnitState.WITHDRAWN)
                .set("since", e.withdrawnOn())
                .set("withdrawnOn", e.withdrawnOn());
    }

    @EventHandler
    void on(UnitEarmarked e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e)
                .set("state", UnitState.EARMARKED)
                .set("since", e.earmarkedOn())
                .earmark(e.company(), e.until(), e.negotiationId());
    }

    @EventHandler
    void on(EarmarkReleased e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        unit.becomeVacant(e.releasedOn());
        unit.releaseEarmark();
    }

    @EventHandler
    void on(UnitReserved e, LedgerEvent event, WorkingSet views) {
        var signing = UnitDraft.signing(
                e.contractId(), e.tenantId(), e.company(), e.reservedOn(), startOn(views, e.contractId()));
        unit(views, event, e).sign(signing, e.contractId(), e.reservedOn());
    }

    @EventHandler
    void on(UnitReservationWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).neverSigned(e.contractId());
    }

    /** When the term of a contract begins; null where nobody has told of it. */
    private static @Nullable String startOn(WorkingSet views, ContractId contract) {
        return views.look(ContractViews.COLLECTION, contract.value()).getString("startOn");
    }

    /**
     * Who has signed for a unit that stays named, since when and for when, is said anew; from the hand-over on only
     * when that was.
     */
    @EventHandler
    void on(ContractCorrected e, WorkingSet views) {
        for (var let : e.units()) {
            var id = let.unitId().value();
            var unit = views.look(UNITS, id);
            if (UnitDraft.isSignedFor(unit, e.contractId())) {
                new UnitDraft(views.open(UNITS, id)).correctSigning(e);
            } else if (UnitDraft.isOf(unit, e.contractId())) {
                new UnitDraft(views.open(UNITS, id)).correctDayBefore(e.signedOn());
            }
        }
    }

    @EventHandler
    void on(UnitOccupied e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).moveIn(e.contractId(), e.tenantId(), e.company(), e.occupiedOn());
    }

    @EventHandler
    void on(UnitOccupationCorrected e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).occupiedOn(e.contractId(), e.occupiedOn());
    }

    @EventHandler
    void on(UnitOccupationWithdrawn e, LedgerEvent event, WorkingSet views) {
        var signing = UnitDraft.signing(
                e.contractId(), e.tenantId(), e.company(), e.reservedOn(), startOn(views, e.contractId()));
        unit(views, event, e).neverMovedIn(signing, e.reservedOn());
    }

    @EventHandler
    void on(UnitReleased e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).release(e.contractId(), e.releasedOn());
    }

    /** Of a unit nobody has told of there is nothing to put right. */
    @EventHandler
    void on(ContractCompanyRectified e, WorkingSet views) {
        for (var id : e.units()) {
            var unit = new UnitDraft(views.open(UNITS, id.value()));
            if (unit.exists()) {
                unit.rename(e.contractId(), e.company());
            }
        }
    }

    @EventHandler
    void on(UnitReleaseCorrected e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).releasedOn(e.contractId(), e.formerReleasedOn(), e.releasedOn());
    }

    @EventHandler
    void on(UnitReleaseWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).occupy(e.contractId(), e.tenantId(), e.company(), e.occupiedOn());
    }

    @EventHandler
    void on(UnitSplit e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e)
                .dissolve(e.splitOn(), e.parts().stream().map(UnitPart::unitId).toList());
    }

    @EventHandler
    void on(UnitSplitWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).bringBack();
    }

    @EventHandler
    void on(UnitMergerWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).bringBack();
    }

    @EventHandler
    void on(UnitRestored e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).bringBack();
    }

    @EventHandler
    void on(UnitsMerged e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).dissolve(e.mergedOn(), List.of(e.into()));
    }

    @EventHandler
    void on(UnitDissolved e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).dissolve(e.dissolvedOn(), List.of(e.into()));
    }

    @EventHandler
    void on(UnitTakenOutOfService e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).takeOutOfService(e.takenOn(), e.cause());
    }

    @EventHandler
    void on(UnitOutageWithdrawn e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).neverTakenOutOfService(e.takenOn());
    }

    @EventHandler
    void on(UnitReturnedToService e, LedgerEvent event, WorkingSet views) {
        unit(views, event, e).returnToService(e.returnedOn());
    }
}
