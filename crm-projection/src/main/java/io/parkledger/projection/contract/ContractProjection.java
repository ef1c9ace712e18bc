package io.parkledger.projection.contract;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.contract.ContractNumber;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.Cny;
import io.parkledger.projection.contract.ContractView.Condition.AgreedBy;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.Stored;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** Writes {@link ContractView}. */
public final class ContractProjection implements Projection {

    /** By which lists are sorted: the last day, or one after all of them. */
    static final String ENDS = "ends";

    private static final String NEVER = "never";

    /** All that was ever agreed of rents and fees, in the order it was said; shown to nobody. */
    private static final String AGREED = "agreed";

    /** Holds all that contracts are counted and added up by, without looking at documents. */
    private static final Bson COUNTING = Indexes.ascending(
            "status",
            "startOn",
            "parkId",
            "tenantId",
            "company",
            "numberCompared",
            "settledOn",
            "areaSqm",
            "rentCnyPerYear");

    static final ViewCollection<ContractView> CONTRACTS = ViewCollection.about(
            "contract",
            "contracts",
            ContractView.class,
            Indexes.descending("parkId", "signedOn", "_id"),
            Indexes.descending("signedOn", "_id"),
            Indexes.ascending("status", ENDS),
            COUNTING,
            Indexes.ascending("tenantId"),
            Indexes.ascending("settledOn"),
            Indexes.ascending("numberCompared"));

    private static String endOrNever(@Nullable LocalDate endOn) {
        return endOn == null ? NEVER : endOn.toString();
    }

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
                .set(
                        "buildings",
                        e.units().stream().map(LetUnit::buildingId).distinct().toList())
                .set("areaSqm", areaSqm(e.units()))
                .set("landMu", e.landMu())
                .set("startOn", e.startOn())
                .set("endOn", e.endOn())
                .set(ENDS, endOrNever(e.endOn()))
                .set(
                        "terms",
                        List.of(new ContractView.Term(e.startOn(), e.endOn(), e.rentCnyPerSqmMonth(), e.signedOn())))
                .set("rentFree", free(e.conditions(), AgreedBy.SIGNED))
                .set("number", e.number())
                .set("numberCompared", e.number() == null ? null : ContractNumber.compared(e.number()))
                .set("commitments", e.commitments())
                .set("status", ContractStatus.SIGNED)
                .set("owner", e.owner())
                .set("team", e.team())
                .set("signedOn", e.signedOn());
        hold(
                draft,
                areaSqm(e.units()),
                List.of(Agreed.of(e.startOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.SIGNED)),
                e.units());
    }

    /** What holds in the end is what the contract comes to; until then a reader asks for the day. */
    private static void hold(Draft contract, BigDecimal areaSqm, List<Agreed> agreed, List<?> units) {
        var conditions = Agreed.conditions(agreed);
        var last = conditions.get(conditions.size() - 1);
        var rent = last.rentCnyPerSqmMonth();
        var year = rent == null ? Cny.ZERO : rent.perYearOn(areaSqm);
        contract.set(AGREED, agreed)
                .set("conditions", conditions)
                .set("units", sharing(year, stored(units)))
                .set("rentCnyPerSqmMonth", rent)
                .set("rentCnyPerYear", year)
                .set("depositCny", last.depositCny())
                .set("propertyFeeCnyPerSqmMonth", last.propertyFeeCnyPerSqmMonth())
                .set("settledOn", last.fromOn());
    }

    private static void hold(Draft contract, List<Agreed> agreed) {
        var areaSqm = contract.copy().get("areaSqm", Decimal128.class).bigDecimalValue();
        hold(contract, areaSqm, agreed, contract.documents("units"));
    }

    private static List<Agreed> agreed(Draft contract) {
        return new ArrayList<>(
                contract.documents(AGREED).stream().map(Agreed::read).toList());
    }

    private static void agree(Draft contract, Agreed said) {
        var agreed = agreed(contract);
        agreed.add(said);
        hold(contract, agreed);
    }

    private static List<Document> sharing(Cny year, List<Document> units) {
        var shares = year.shares(units.stream()
                .map(unit -> unit.get("areaSqm", Decimal128.class).bigDecimalValue())
                .toList());
        return IntStream.range(0, units.size())
                .mapToObj(at -> new Document(units.get(at))
                        .append("rentCnyPerYear", shares.get(at).fen()))
                .toList();
    }

    private static List<Document> stored(List<?> entries) {
        return entries.stream().map(Stored::of).map(Document.class::cast).toList();
    }

    private static BigDecimal areaSqm(List<LetUnit> units) {
        return units.stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<ContractView.Free> free(LeaseConditions conditions, AgreedBy agreedBy) {
        return conditions.rentFree().stream()
                .map(free -> new ContractView.Free(free.fromOn(), free.untilOn(), agreedBy))
                .toList();
    }

    @EventHandler
    void on(ContractAmended e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e);
        agree(draft, Agreed.of(e.fromOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.AMENDED));
        free(e.conditions(), AgreedBy.AMENDED).forEach(free -> draft.push("rentFree", free));
    }

    @EventHandler
    void on(PremisesHandedOver e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.IN_FORCE)
                .set("evidence", e.evidence())
                .set("handedOverOn", e.handedOverOn());
    }

    @EventHandler
    void on(HandOverCorrected e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("evidence", e.evidence()).set("handedOverOn", e.handedOverOn());
    }

    @EventHandler
    void on(HandOverWithdrawn e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.SIGNED)
                .set("evidence", null)
                .set("handedOverOn", null);
    }

    @EventHandler
    void on(ContractExtended e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e);
        var fromOn = LocalDate.parse(String.valueOf(draft.text("endOn"))).plusDays(1);
        draft.set("status", ContractStatus.IN_FORCE)
                .set("endOn", e.endOn())
                .set(ENDS, endOrNever(e.endOn()))
                .set("heldOverSince", null)
                .push("terms", new ContractView.Term(fromOn, e.endOn(), e.rentCnyPerSqmMonth(), e.agreedOn()));
        agree(
                draft,
                Agreed.of(
                        RentSchedule.renewedFrom(fromOn.minusDays(1), e.agreedOn()),
                        e.rentCnyPerSqmMonth(),
                        LeaseConditions.NONE,
                        AgreedBy.RENEWED));
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
    void on(ContractEndCorrected e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", e.status())
                .set("endedOn", e.endedOn())
                .set("endCause", e.endCause());
    }

    @EventHandler
    void on(ContractEndWithdrawn e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("status", e.status()).set("endedOn", null).set("endCause", null);
    }

    @EventHandler
    void on(ContractRescinded e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.RESCINDED)
                .set("endedOn", e.rescindedOn())
                .set("endCause", e.cause());
    }

    @EventHandler
    void on(RescissionCorrected e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("endedOn", e.rescindedOn()).set("endCause", e.rescissionCause());
    }

    @EventHandler
    void on(RescissionWithdrawn e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.SIGNED)
                .set("endedOn", null)
                .set("endCause", null);
    }

    @EventHandler
    void on(ContractCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e)
                .set("tenantId", e.tenantId())
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set(
                        "buildings",
                        e.units().stream().map(LetUnit::buildingId).distinct().toList())
                .set("areaSqm", areaSqm(e.units()))
                .set("landMu", e.landMu())
                .set("startOn", e.startOn())
                .set("commitments", e.commitments())
                .set("signedOn", e.signedOn())
                .set("number", e.number())
                .set("numberCompared", e.number() == null ? null : ContractNumber.compared(e.number()));
        var terms = new ArrayList<Object>(draft.documents("terms"));
        terms.set(0, new ContractView.Term(e.startOn(), e.endOn(), e.rentCnyPerSqmMonth(), e.signedOn()));
        draft.set("terms", terms);
        if (terms.size() == 1) {
            draft.set("endOn", e.endOn()).set(ENDS, endOrNever(e.endOn()));
        }
        var free = new ArrayList<Object>(free(e.conditions(), AgreedBy.SIGNED));
        free.addAll(draft.documents("rentFree").stream()
                .filter(each -> !AgreedBy.SIGNED.name().equals(each.getString("agreedBy")))
                .toList());
        draft.set("rentFree", free);
        var agreed = agreed(draft);
        agreed.set(0, Agreed.of(e.startOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.SIGNED));
        hold(draft, areaSqm(e.units()), agreed, e.units());
    }

    @EventHandler
    void on(ContractCompanyRectified e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("company", e.company()).set("industry", e.industry());
    }

    @EventHandler
    void on(ContractCodeRectified e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("creditCode", e.creditCode());
    }

    @EventHandler
    void on(ContractWithdrawn e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e)
                .set("status", ContractStatus.WITHDRAWN)
                .set("endedOn", e.withdrawnOn())
                .set("endCause", e.cause());
    }

    @EventHandler
    void on(ContractExtensionCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e);
        var terms = new ArrayList<Object>(draft.documents("terms"));
        var last = draft.documents("terms").get(terms.size() - 1);
        var fromOn = LocalDate.parse(last.getString("fromOn"));
        var agreedOn = LocalDate.parse(last.getString("agreedOn"));
        terms.set(terms.size() - 1, new ContractView.Term(fromOn, e.endOn(), e.rentCnyPerSqmMonth(), agreedOn));
        draft.set("terms", terms).set("endOn", e.endOn()).set(ENDS, endOrNever(e.endOn()));
        var agreed = agreed(draft);
        var at = lastRenewal(agreed);
        if (at >= 0) {
            agreed.set(
                    at,
                    Agreed.of(agreed.get(at).fromOn(), e.rentCnyPerSqmMonth(), LeaseConditions.NONE, AgreedBy.RENEWED));
        }
        hold(draft, agreed);
    }

    @EventHandler
    void on(ContractExtensionWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = contract(views, event, e);
        var terms = draft.documents("terms");
        draft.set("status", e.status())
                .set("terms", terms.subList(0, terms.size() - 1))
                .set("endOn", e.endOn())
                .set(ENDS, endOrNever(e.endOn()))
                .set("heldOverSince", e.heldOverSince());
        var agreed = agreed(draft);
        agreed.remove(lastRenewal(agreed));
        hold(draft, agreed);
    }

    /** -1 where there was none. */
    private static int lastRenewal(List<Agreed> agreed) {
        var at = agreed.size() - 1;
        while (at >= 0 && agreed.get(at).agreedBy() != AgreedBy.RENEWED) {
            at--;
        }
        return at;
    }
}
