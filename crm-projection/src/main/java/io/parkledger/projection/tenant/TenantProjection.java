package io.parkledger.projection.tenant;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.tenant.TenantEvent;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
import io.parkledger.core.tenant.TenantEvent.ContactWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantCodeRectified;
import io.parkledger.core.tenant.TenantEvent.TenantCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantRectified;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.tenant.TenantEvent.TenantReductionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantReductionWithdrawn;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import io.parkledger.projection.store.rows.CompanySearch;
import io.parkledger.projection.tenant.TenantView.Let;
import io.parkledger.projection.tenant.TenantView.Stay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

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
                .push("contracts", e.contractId())
                .set("leadId", e.leadId())
                .set("evidence", e.evidence())
                .set("landedOn", e.landedOn())
                .set("exitedOn", null)
                .set("exitCause", null)
                .set("withdrawnOn", null)
                .push("stays", new Stay(e.landedOn(), e.evidence(), id(e.leadId()), null, null));
        StoredIndustries.change(draft, known -> known.begun(e.industry(), e.landedOn()));
        if (draft.copy().get("contacts") == null) {
            draft.set("contacts", List.of());
        }
        hold(draft, with(draft, e.contractId(), e.units(), e.landedOn()), null);
        CompanySearch.index(draft);
    }

    private static @Nullable String id(@Nullable LeadId lead) {
        return lead == null ? null : lead.value();
    }

    @EventHandler
    void on(TenantLandingCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        var stays = new ArrayList<Document>(draft.documents("stays"));
        for (int i = 0; i < stays.size(); i++) {
            var stay = stays.get(i);
            if (e.formerLandedOn().equals(day(stay, "landedOn"))
                    && Objects.equals(e.exitedOn(), day(stay, "exitedOn"))) {
                stays.set(
                        i,
                        new Document(stay)
                                .append("landedOn", e.landedOn().toString())
                                .append("evidence", e.evidence().name()));
                if (i == stays.size() - 1) {
                    draft.set("landedOn", e.landedOn()).set("evidence", e.evidence());
                }
                break;
            }
        }
        draft.set("stays", stays);
        StoredIndustries.change(draft, known -> known.begunOn(e.industry(), e.formerLandedOn(), e.landedOn()));
        begin(draft, e.contractId(), e.landedOn());
    }

    @EventHandler
    void on(TenantExpansionCorrected e, LedgerEvent event, WorkingSet views) {
        begin(tenant(views, event, e), e.contractId(), e.expandedOn());
    }

    /** It has had the units of that contract since that day. */
    private static void begin(Draft tenant, ContractId contract, LocalDate from) {
        hold(
                tenant,
                units(tenant)
                        .map(unit -> unit.contractId().equals(contract.value())
                                ? new Let(
                                        unit.unitId(),
                                        unit.buildingId(),
                                        unit.areaSqm(),
                                        unit.contractId(),
                                        from,
                                        unit.until())
                                : unit)
                        .toList(),
                day(tenant.copy(), "exitedOn"));
    }

    /** As before it landed: out again since the time before, or in none of the lists. */
    @EventHandler
    void on(TenantLandingWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        var stays = new ArrayList<Document>(draft.documents("stays"));
        stays.removeIf(stay -> e.landedOn().equals(day(stay, "landedOn")) && stay.getString("exitedOn") == null);
        draft.set("stays", stays);
        StoredIndustries.change(draft, known -> known.notBegun(e.industry(), e.landedOn(), stays.isEmpty()));
        var buildings = draft.copy().getList("buildings", String.class, List.of());
        if (!stays.isEmpty()) {
            var last = stays.get(stays.size() - 1);
            for (var field : List.of("landedOn", "evidence", "leadId", "exitedOn", "exitCause")) {
                draft.set(field, last.getString(field));
            }
        }
        neverHad(draft, e.contractId());
        if (stays.isEmpty()) {
            // Who saw it can still read that it was not so.
            draft.set("withdrawnOn", e.withdrawnOn()).set("buildings", buildings);
        }
    }

    @EventHandler
    void on(TenantExpansionWithdrawn e, LedgerEvent event, WorkingSet views) {
        neverHad(tenant(views, event, e), e.contractId());
    }

    private static void neverHad(Draft tenant, ContractId contract) {
        tenant.set(
                "contracts",
                tenant.copy().getList("contracts", String.class, List.of()).stream()
                        .filter(each -> !each.equals(contract.value()))
                        .toList());
        hold(
                tenant,
                units(tenant)
                        .filter(unit -> !unit.contractId().equals(contract.value()))
                        .toList(),
                day(tenant.copy(), "exitedOn"));
    }

    @EventHandler
    void on(TenantExpanded e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).push("contracts", e.contractId());
        hold(draft, with(draft, e.contractId(), e.units(), e.expandedOn()), null);
    }

    @EventHandler
    void on(TenantReduced e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        var contract = e.contractId().value();
        hold(draft, without(draft, unit -> unit.contractId().equals(contract), e.reducedOn()), null);
    }

    /** It may have left since: what it held until then is as it was. */
    @EventHandler
    void on(TenantReductionCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        hold(
                draft,
                held(draft, List.of(e.contractId()), e.formerReducedOn(), e.reducedOn()),
                day(draft.copy(), "exitedOn"));
    }

    @EventHandler
    void on(TenantReductionWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        hold(draft, held(draft, List.of(e.contractId()), e.reducedOn(), null), null);
    }

    @EventHandler
    void on(TenantCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).set("company", e.company());
        StoredIndustries.change(draft, known -> known.changed(e.industry(), e.correctedOn()));
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(TenantRectified e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).set("company", e.company());
        StoredIndustries.change(draft, known -> known.putRight(e.industry()));
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(TenantCodeRectified e, LedgerEvent event, WorkingSet views) {
        CompanySearch.index(tenant(views, event, e).set("creditCode", e.creditCode()));
    }

    @EventHandler
    void on(ContactNamed e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        draft.set("contacts", contactsBut(draft, e.contact().personId())).push("contacts", e.contact());
    }

    @EventHandler
    void on(ContactWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        draft.set("contacts", contactsBut(draft, e.personId()));
    }

    private static List<Document> contactsBut(Draft draft, String personId) {
        return draft.documents("contacts").stream()
                .filter(each -> !personId.equals(each.getString("personId")))
                .toList();
    }

    @EventHandler
    void on(TenantExited e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).set("exitedOn", e.exitedOn()).set("exitCause", e.cause());
        var stays = new ArrayList<Object>(draft.documents("stays"));
        var last = new Document((Document) stays.remove(stays.size() - 1))
                .append("exitedOn", e.exitedOn().toString())
                .append("exitCause", e.cause());
        stays.add(last);
        draft.set("stays", stays);
        hold(draft, without(draft, unit -> true, e.exitedOn()), e.exitedOn());
    }

    /** Of the last stay that is over: it may have come back since. */
    @EventHandler
    void on(TenantExitCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e);
        endStay(draft, e.formerExitedOn(), e.exitedOn(), e.exitCause());
        var exitedOn = draft.text("exitedOn") == null ? null : e.exitedOn();
        if (exitedOn != null) {
            draft.set("exitedOn", exitedOn).set("exitCause", e.exitCause());
        }
        hold(draft, held(draft, e.contracts(), e.formerExitedOn(), e.exitedOn()), exitedOn);
    }

    @EventHandler
    void on(TenantExitWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = tenant(views, event, e).set("exitedOn", null).set("exitCause", null);
        endStay(draft, e.exitedOn(), null, null);
        hold(draft, held(draft, e.contracts(), e.exitedOn(), null), null);
    }

    private static void endStay(
            Draft tenant, LocalDate former, @Nullable LocalDate exitedOn, @Nullable String exitCause) {
        var stays = new ArrayList<Object>(tenant.documents("stays"));
        for (int at = stays.size() - 1; at >= 0; at--) {
            var stay = (Document) stays.get(at);
            if (former.toString().equals(stay.getString("exitedOn"))) {
                stays.set(
                        at,
                        new Document(stay)
                                .append("exitedOn", exitedOn == null ? null : exitedOn.toString())
                                .append("exitCause", exitCause));
                break;
            }
        }
        tenant.set("stays", stays);
    }

    /** What these contracts had when they ended, until another day or still. */
    private static List<Let> held(
            Draft tenant, List<ContractId> contracts, LocalDate former, @Nullable LocalDate until) {
        var ended = contracts.stream().map(ContractId::value).toList();
        return units(tenant)
                .map(unit -> ended.contains(unit.contractId()) && former.equals(unit.until())
                        ? new Let(
                                unit.unitId(), unit.buildingId(), unit.areaSqm(), unit.contractId(), unit.from(), until)
                        : unit)
                .toList();
    }

    /** The units of a contract beside those of before. */
    private static List<Let> with(Draft tenant, ContractId contract, List<LetUnit> more, LocalDate from) {
        var taken = more.stream()
                .map(unit -> new Let(
                        unit.unitId().value(),
                        unit.buildingId().value(),
                        unit.areaSqm(),
                        contract.value(),
                        from,
                        null));
        return Stream.concat(units(tenant), taken).toList();
    }

    /** What was given back stays in the list, with its days. */
    private static List<Let> without(Draft tenant, Predicate<Let> given, LocalDate until) {
        return units(tenant)
                .map(unit -> unit.until() == null && given.test(unit)
                        ? new Let(
                                unit.unitId(), unit.buildingId(), unit.areaSqm(), unit.contractId(), unit.from(), until)
                        : unit)
                .toList();
    }

    private static void hold(Draft tenant, List<Let> units, @Nullable LocalDate exitedOn) {
        tenant.set("units", units)
                .set("buildings", units.stream().map(Let::buildingId).distinct().toList())
                .set(
                        "areaSqm",
                        units.stream()
                                .filter(unit -> unit.isHeld(exitedOn))
                                .map(Let::areaSqm)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Stream<Let> units(Draft tenant) {
        return tenant.documents("units").stream()
                .map(unit -> new Let(
                        unit.getString("unitId"),
                        unit.getString("buildingId"),
                        unit.get("areaSqm", Decimal128.class).bigDecimalValue(),
                        unit.getString("contractId"),
                        LocalDate.parse(unit.getString("from")),
                        day(unit, "until")));
    }

    private static @Nullable LocalDate day(Document unit, String field) {
        var day = unit.getString(field);
        return day == null ? null : LocalDate.parse(day);
    }
}
