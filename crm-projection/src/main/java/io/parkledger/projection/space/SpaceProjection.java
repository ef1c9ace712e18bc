package io.parkledger.projection.space;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.id.UnitId;
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
import io.parkledger.core.value.UnitNumber;
import io.parkledger.projection.contract.ContractViews;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes {@link ParkView}, {@link BuildingView} and {@link UnitView}. */
public final class SpaceProjection implements Projection {

    /** Of the number, to compare and to search by; shown to nobody. */
    static final String NUMBER_KEY = "numberKey";

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
            Indexes.ascending("parkId", NUMBER_KEY));

    private static final String SIGNED = "signed";
    /** Since when it was vacant before it was signed for, taken out of service, split or merged; shown to nobody. */
    private static final String VACANT_SINCE = "vacantSince";

    /** Whose end or rescission made it vacant since then, or left it to others who have signed; shown to nobody. */
    private static final String VACATED_BY = "vacatedBy";

    /** Since when it was reserved before whoever is in came; shown to nobody. */
    private static final String RESERVED_SINCE = "reservedSince";

    /** When whoever is in had signed; shown to nobody. */
    private static final String MOVED_IN_SIGNED_ON = "movedInSignedOn";

    private static final String START_ON = "startOn";
    private static final String SIGNED_ON = "signedOn";

    /** By the beginning of the term; who signed first where that is not known. */
    private static final Comparator<Document> WHO_COMES_FIRST = Comparator.comparing(
            signing -> signing.getString(START_ON), Comparator.nullsLast(Comparator.naturalOrder()));

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

    private static Draft unit(WorkingSet views, LedgerEvent event, UnitEvent e) {
        return views.open(UNITS, e.unitId().value()).set("version", event.sequence());
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
        describe(unit, e.number(), e.floor(), e.areaSqm(), e.registeredOn());
    }

    private static void describe(Draft unit, String number, int floor, BigDecimal areaSqm, LocalDate registeredOn) {
        unit.set("number", number)
                .set(NUMBER_KEY, UnitNumber.comparable(number))
                .set("floor", floor)
                .set("areaSqm", areaSqm)
                .set("registeredOn", registeredOn);
    }

    @EventHandler
    void on(UnitCorrected e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        for (var since : List.of("since", VACANT_SINCE)) {
            if (String.valueOf(unit.text("registeredOn")).equals(unit.text(since))) {
                unit.set(since, e.registeredOn());
            }
        }
        describe(unit, e.number(), e.floor(), e.areaSqm(), e.registeredOn());
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
        var draft = unit(views, event, e).set("state", UnitState.EARMARKED).set("since", e.earmarkedOn());
        earmark(draft, e.company(), e.until(), e.negotiationId());
    }

    @EventHandler
    void on(EarmarkReleased e, LedgerEvent event, WorkingSet views) {
        var draft = unit(views, event, e).set("state", UnitState.VACANT).set("since", e.releasedOn());
        draft.set(VACATED_BY, null);
        earmark(draft, null, null, null);
    }

    private static void earmark(
            Draft unit, @Nullable String company, @Nullable LocalDate until, @Nullable NegotiationId negotiation) {
        unit.set("earmarkedFor", company).set("earmarkedUntil", until).set("negotiationId", negotiation);
    }

    @EventHandler
    void on(UnitReserved e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        earmark(unit, null, null, null);
        var signings = new ArrayList<Document>(unit.documents(SIGNED));
        signings.add(signing(e.contractId(), e.tenantId(), e.company(), e.reservedOn(), views));
        signings.sort(WHO_COMES_FIRST);
        unit.set(SIGNED, signings);
        if (isIn(unit, UnitState.RESERVED)) {
            nameTenant(unit, signings.get(0));
        } else if (!isIn(unit, UnitState.OCCUPIED)) {
            // A signing that never was void: it never was vacant since it had been void.
            if (!isVacatedBy(unit, e.contractId())) {
                unit.set(VACANT_SINCE, unit.text("since"));
            }
            reserve(unit, e.reservedOn(), signings.get(0));
        }
    }

    private static boolean isVacatedBy(Draft unit, ContractId contract) {
        return contract.value().equals(unit.text(VACATED_BY));
    }

    @EventHandler
    void on(UnitReservationWithdrawn e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        var signed = signedBesides(unit, e.contractId());
        unit.set(SIGNED, signed);
        if (!isIn(unit, UnitState.RESERVED)) {
            return;
        }
        if (signed.isEmpty()) {
            vacantAsBefore(unit).set("contractId", null).set("tenantId", null).set("company", null);
        } else {
            unit.set("since", signedSince(signed, unit.text(VACANT_SINCE)));
            nameTenant(unit, signed.get(0));
        }
    }

    /** Since one of them signed; where another was in then, since that one left. */
    private static String signedSince(List<Document> signings, @Nullable String vacantSince) {
        var first = signings.stream()
                .map(signing -> signing.getString("signedOn"))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return vacantSince == null || vacantSince.compareTo(first) < 0 ? first : vacantSince;
    }

    /** Of a contract nobody has told of nobody knows when its term begins: it comes after all others. */
    private static Document signing(
            ContractId contract, TenantId tenant, String company, LocalDate signedOn, WorkingSet views) {
        return new Document("contractId", contract.value())
                .append("tenantId", tenant.value())
                .append("company", company)
                .append(
                        START_ON,
                        views.look(ContractViews.COLLECTION, contract.value()).getString(START_ON))
                .append(SIGNED_ON, signedOn.toString());
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
            if (isSignedFor(unit, e.contractId())) {
                correctSigning(views.open(UNITS, id), e);
            } else if (e.contractId().value().equals(unit.getString("contractId"))) {
                correctDayBefore(views.open(UNITS, id), e.signedOn());
            }
        }
    }

    /** Since when it was reserved before its tenant moved in. */
    private static void correctDayBefore(Draft unit, LocalDate signedOn) {
        var former = unit.text(MOVED_IN_SIGNED_ON);
        if (former != null && former.equals(unit.text(RESERVED_SINCE))) {
            unit.set(RESERVED_SINCE, signedOn);
        }
        unit.set(MOVED_IN_SIGNED_ON, signedOn);
    }

    private static boolean isSignedFor(Document unit, ContractId contract) {
        return unit.getList(SIGNED, Document.class, List.of()).stream()
                .anyMatch(signing -> contract.value().equals(signing.getString("contractId")));
    }

    private static void correctSigning(Draft unit, ContractCorrected e) {
        var signings = new ArrayList<Document>();
        for (var signing : unit.documents(SIGNED)) {
            var own = e.contractId().value().equals(signing.getString("contractId"));
            signings.add(
                    own
                            ? new Document(signing)
                                    .append("tenantId", e.tenantId().value())
                                    .append("company", e.company())
                                    .append(START_ON, e.startOn().toString())
                                    .append(SIGNED_ON, e.signedOn().toString())
                            : signing);
        }
        signings.sort(WHO_COMES_FIRST);
        unit.set(SIGNED, signings);
        if (isIn(unit, UnitState.RESERVED)) {
            unit.set("since", signedSince(signings, unit.text(VACANT_SINCE)));
            nameTenant(unit, signings.get(0));
        }
    }

    private static boolean isIn(Draft unit, UnitState state) {
        return state.name().equals(unit.text("state"));
    }

    @EventHandler
    void on(UnitOccupied e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        earmark(unit, null, null, null);
        unit.set(RESERVED_SINCE, isIn(unit, UnitState.RESERVED) ? unit.text("since") : null);
        unit.set(MOVED_IN_SIGNED_ON, signedOn(unit, e.contractId()));
        unit.set(SIGNED, signedBesides(unit, e.contractId()));
        let(
                unit,
                UnitState.OCCUPIED,
                e.occupiedOn(),
                e.contractId().value(),
                e.tenantId().value(),
                e.company());
    }

    @EventHandler
    void on(UnitOccupationCorrected e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        if (e.contractId().value().equals(unit.text("contractId"))) {
            unit.set("since", e.occupiedOn());
        }
    }

    @EventHandler
    void on(UnitOccupationWithdrawn e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        var since = unit.text(RESERVED_SINCE);
        var signings = new ArrayList<Document>(unit.documents(SIGNED));
        signings.add(signing(e.contractId(), e.tenantId(), e.company(), e.reservedOn(), views));
        signings.sort(WHO_COMES_FIRST);
        unit.set(SIGNED, signings);
        reserve(unit, since == null ? e.reservedOn() : LocalDate.parse(since), signings.get(0));
    }

    @EventHandler
    void on(UnitReleased e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        var signed = signedBesides(unit, e.contractId());
        unit.set(SIGNED, signed);
        if (!e.contractId().value().equals(unit.text("contractId"))) {
            return;
        }
        unit.set(VACATED_BY, e.contractId().value());
        if (signed.isEmpty()) {
            let(unit, UnitState.VACANT, e.releasedOn(), null, null, null);
        } else {
            unit.set(VACANT_SINCE, e.releasedOn());
            reserve(unit, e.releasedOn(), signed.get(0));
        }
    }

    /** Of a unit nobody has told of there is nothing to put right. */
    @EventHandler
    void on(ContractCompanyRectified e, WorkingSet views) {
        for (var id : e.units()) {
            var unit = views.open(UNITS, id.value());
            if (unit.exists()) {
                rename(unit, e.contractId(), e.company());
            }
        }
    }

    private static void rename(Draft unit, ContractId contract, String company) {
        var signings = unit.documents(SIGNED).stream()
                .map(signing -> contract.value().equals(signing.getString("contractId"))
                        ? new Document(signing).append("company", company)
                        : signing)
                .toList();
        unit.set(SIGNED, signings);
        if (contract.value().equals(unit.text("contractId"))) {
            unit.set("company", company);
        }
    }

    /** What it came to when its tenant was out, or was before it went, it came to on the other day. */
    @EventHandler
    void on(UnitReleaseCorrected e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        if (!isVacatedBy(unit, e.contractId())) {
            return;
        }
        var former = e.formerReleasedOn().toString();
        if (isIn(unit, UnitState.VACANT) && former.equals(unit.text("since"))) {
            unit.set("since", e.releasedOn());
        }
        if (former.equals(unit.text(VACANT_SINCE))) {
            unit.set(VACANT_SINCE, e.releasedOn());
            if (isIn(unit, UnitState.RESERVED)) {
                unit.set(
                        "since",
                        signedSince(unit.documents(SIGNED), e.releasedOn().toString()));
            }
        }
    }

    @EventHandler
    void on(UnitReleaseWithdrawn e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        earmark(unit, null, null, null);
        let(
                unit,
                UnitState.OCCUPIED,
                e.occupiedOn(),
                e.contractId().value(),
                e.tenantId().value(),
                e.company());
    }

    private static void reserve(Draft unit, LocalDate since, Document next) {
        unit.set("state", UnitState.RESERVED).set("since", since);
        nameTenant(unit, next);
    }

    private static void nameTenant(Draft unit, Document signing) {
        unit.set("contractId", signing.getString("contractId"))
                .set("tenantId", signing.getString("tenantId"))
                .set("company", signing.getString("company"));
    }

    private static @Nullable String signedOn(Draft unit, ContractId contract) {
        return unit.documents(SIGNED).stream()
                .filter(signing -> contract.value().equals(signing.getString("contractId")))
                .map(signing -> signing.getString(SIGNED_ON))
                .findFirst()
                .orElse(null);
    }

    private static List<Document> signedBesides(Draft unit, ContractId contract) {
        return unit.documents(SIGNED).stream()
                .filter(signing -> !contract.value().equals(signing.getString("contractId")))
                .toList();
    }

    private static void let(
            Draft unit,
            UnitState state,
            LocalDate since,
            @Nullable String contract,
            @Nullable String tenant,
            @Nullable String company) {
        unit.set("state", state)
                .set("since", since)
                .set("contractId", contract)
                .set("tenantId", tenant)
                .set("company", company);
    }

    @EventHandler
    void on(UnitSplit e, LedgerEvent event, WorkingSet views) {
        dissolve(
                unit(views, event, e),
                e.splitOn(),
                e.parts().stream().map(UnitPart::unitId).toList());
    }

    @EventHandler
    void on(UnitSplitWithdrawn e, LedgerEvent event, WorkingSet views) {
        bringBack(unit(views, event, e));
    }

    @EventHandler
    void on(UnitMergerWithdrawn e, LedgerEvent event, WorkingSet views) {
        bringBack(unit(views, event, e));
    }

    @EventHandler
    void on(UnitRestored e, LedgerEvent event, WorkingSet views) {
        bringBack(unit(views, event, e));
    }

    private static void bringBack(Draft unit) {
        vacantAsBefore(unit).set("dissolvedOn", null).set("into", List.of());
    }

    /** What it was, since when, before something that never was. */
    private static Draft vacantAsBefore(Draft unit) {
        return unit.set("state", UnitState.VACANT).set("since", unit.text(VACANT_SINCE));
    }

    @EventHandler
    void on(UnitsMerged e, LedgerEvent event, WorkingSet views) {
        dissolve(unit(views, event, e), e.mergedOn(), List.of(e.into()));
    }

    @EventHandler
    void on(UnitDissolved e, LedgerEvent event, WorkingSet views) {
        dissolve(unit(views, event, e), e.dissolvedOn(), List.of(e.into()));
    }

    private static void dissolve(Draft unit, LocalDate on, List<UnitId> into) {
        unit.set(VACANT_SINCE, unit.text("since"))
                .set("state", UnitState.DISSOLVED)
                .set("since", on)
                .set("dissolvedOn", on)
                .set("into", into);
    }

    @EventHandler
    void on(UnitTakenOutOfService e, LedgerEvent event, WorkingSet views) {
        var unit = unit(views, event, e);
        unit.set(VACANT_SINCE, unit.text("since"))
                .set("state", UnitState.OUT_OF_SERVICE)
                .set("since", e.takenOn())
                .push("outOfService", new UnitView.Outage(e.takenOn(), null, e.cause()));
    }

    @EventHandler
    void on(UnitOutageWithdrawn e, LedgerEvent event, WorkingSet views) {
        var unit = vacantAsBefore(unit(views, event, e));
        unit.set(
                "outOfService",
                unit.documents("outOfService").stream()
                        .filter(outage -> outage.getString("until") != null
                                || !e.takenOn().toString().equals(outage.getString("from")))
                        .toList());
    }

    @EventHandler
    void on(UnitReturnedToService e, LedgerEvent event, WorkingSet views) {
        var draft = unit(views, event, e).set("state", UnitState.VACANT).set("since", e.returnedOn());
        draft.set(VACATED_BY, null);
        var outages = new ArrayList<Object>(draft.documents("outOfService"));
        var last = new Document((Document) outages.remove(outages.size() - 1))
                .append("until", e.returnedOn().toString());
        outages.add(last);
        draft.set("outOfService", outages);
    }
}
