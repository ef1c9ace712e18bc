package io.parkledger.projection.contract;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.contract.ContractEvent;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndCorrected;
import io.parkledger.core.contract.ContractEvent.ContractEndWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.contract.ContractEvent.HandOverCorrected;
import io.parkledger.core.contract.ContractEvent.HandOverWithdrawn;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.contract.ContractNumber;
import io.parkledger.core.contract.ContractStatus;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LeaseConditions;
import io.parkledger.core.value.LetUnit;
import io.parkledger.core.value.RentSchedule;
import io.parkledger.core.value.RentStep;
import io.parkledger.projection.contract.ContractView.Condition;
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
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                conditions(e.startOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.SIGNED),
                e.units());
    }

    private static List<Condition> conditions(
            LocalDate fromOn, @Nullable Cny rent, LeaseConditions conditions, AgreedBy agreedBy) {
        return Stream.concat(
                        Stream.of(new RentStep(fromOn, rent == null ? Cny.ZERO : rent)),
                        conditions.rentSteps().stream())
                .map(step -> new Condition(
                        step.fromOn(),
                        fromOn,
                        rent == null ? null : step.rentCnyPerSqmMonth(),
                        conditions.depositCny(),
                        conditions.propertyFeeCnyPerSqmMonth(),
                        agreedBy))
                .toList();
    }

    /** What holds in the end is what the contract comes to; until then a reader asks for the day. */
    private static void hold(Draft contract, BigDecimal areaSqm, List<?> conditions, List<?> units) {
        var last = stored(conditions).get(conditions.size() - 1);
        var rent = cny(last, "rentCnyPerSqmMonth");
        var year = rent == null ? Cny.ZERO : rent.perYearOn(areaSqm);
        contract.set("conditions", conditions)
                .set("units", sharing(year, stored(units)))
                .set("rentCnyPerSqmMonth", rent)
                .set("rentCnyPerYear", year)
                .set("depositCny", last.get("depositCny"))
                .set("propertyFeeCnyPerSqmMonth", last.get("propertyFeeCnyPerSqmMonth"))
                .set("settledOn", last.getString("fromOn"));
    }

    private static void hold(Draft contract, List<?> conditions) {
        var areaSqm = contract.copy().get("areaSqm", Decimal128.class).bigDecimalValue();
        hold(contract, areaSqm, conditions, contract.documents("units"));
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

    /**
     * From that day on, instead of what was agreed for then, until what was agreed from a later day on; of before, what is not
     * spoken of.
     */
    private static void holdFrom(Draft contract, LocalDate fromOn, Cny rent, LeaseConditions said, AgreedBy agreedBy) {
        var last = contract.documents("conditions").stream()
                .filter(each -> each.getString("fromOn").compareTo(fromOn.toString()) <= 0)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> contract.documents("conditions").get(0));
        var conditions = new LeaseConditions(
                said.rentSteps(),
                said.rentFree(),
                said.depositCny() == null ? cny(last, "depositCny") : said.depositCny(),
                said.propertyFeeCnyPerSqmMonth() == null
                        ? cny(last, "propertyFeeCnyPerSqmMonth")
                        : said.propertyFeeCnyPerSqmMonth());
        hold(
                contract,
                RentSchedule.agreedFrom(
                        contract.documents("conditions"),
                        stored(conditions(fromOn, rent, conditions, agreedBy)),
                        each -> day(each, "fromOn"),
                        each -> isAgreedLater(each) && day(each, "agreedFrom").isAfter(fromOn)));
        free(said, agreedBy).forEach(free -> contract.push("rentFree", free));
    }

    private static List<ContractView.Free> free(LeaseConditions conditions, AgreedBy agreedBy) {
        return conditions.rentFree().stream()
                .map(free -> new ContractView.Free(free.fromOn(), free.untilOn(), agreedBy))
                .toList();
    }

    private static @Nullable Cny cny(Document document, String field) {
        var fen = document.getLong(field);
        return fen == null ? null : Cny.ofFen(fen);
    }

    @EventHandler
    void on(ContractAmended e, LedgerEvent event, WorkingSet views) {
        holdFrom(contract(views, event, e), e.fromOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.AMENDED);
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
        if (e.rentCnyPerSqmMonth() != null) {
            holdFrom(
                    draft,
                    RentSchedule.renewedFrom(fromOn.minusDays(1), e.agreedOn()),
                    e.rentCnyPerSqmMonth(),
                    LeaseConditions.NONE,
                    AgreedBy.RENEWED);
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
    void on(ContractEndCorrected e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("status", e.status()).set("endedOn", e.endedOn());
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
        free.addAll(agreedLater(draft, "rentFree"));
        draft.set("rentFree", free);
        hold(draft, areaSqm(e.units()), asCorrected(draft, e), e.units());
    }

    private static List<Document> agreedLater(Draft contract, String field) {
        return contract.documents(field).stream()
                .filter(ContractProjection::isAgreedLater)
                .toList();
    }

    private static boolean isAgreedLater(Document said) {
        return !AgreedBy.SIGNED.name().equals(said.getString("agreedBy"));
    }

    private static LocalDate day(Document said, String field) {
        return LocalDate.parse(said.getString(field));
    }

    /** What was agreed later holds on; of deposit and fee only where it was another than at signing. */
    private static List<Object> asCorrected(Draft contract, ContractCorrected e) {
        var before = contract.documents("conditions").get(0);
        var later = agreedLater(contract, "conditions");
        var all = new ArrayList<Object>(
                conditions(e.startOn(), e.rentCnyPerSqmMonth(), e.conditions(), AgreedBy.SIGNED).stream()
                        .filter(each -> later.isEmpty()
                                || each.fromOn()
                                                .toString()
                                                .compareTo(later.get(0).getString("fromOn"))
                                        < 0)
                        .toList());
        for (var each : later) {
            var kept = new Document(each);
            inherit(kept, "depositCny", before, e.conditions().depositCny());
            inherit(kept, "propertyFeeCnyPerSqmMonth", before, e.conditions().propertyFeeCnyPerSqmMonth());
            all.add(kept);
        }
        return all;
    }

    private static void inherit(Document later, String field, Document before, @Nullable Cny corrected) {
        if (AgreedBy.SIGNED.name().equals(before.getString("agreedBy"))
                && Objects.equals(later.get(field), before.get(field))) {
            later.put(field, corrected == null ? null : corrected.fen());
        }
    }

    @EventHandler
    void on(ContractCompanyRectified e, LedgerEvent event, WorkingSet views) {
        contract(views, event, e).set("company", e.company()).set("industry", e.industry());
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
        var paidFrom = RentSchedule.renewedFrom(fromOn.minusDays(1), agreedOn);
        var wasCut = last.get("rentCnyPerSqmMonth") != null
                && draft.documents("conditions").stream().noneMatch(each -> isRenewed(each, paidFrom));
        terms.set(terms.size() - 1, new ContractView.Term(fromOn, e.endOn(), e.rentCnyPerSqmMonth(), agreedOn));
        draft.set("terms", terms).set("endOn", e.endOn()).set(ENDS, endOrNever(e.endOn()));
        if (!wasCut) {
            renewFrom(draft, paidFrom, e.rentCnyPerSqmMonth());
        }
    }

    private static boolean isRenewed(Document condition, LocalDate fromOn) {
        return AgreedBy.RENEWED.name().equals(condition.getString("agreedBy"))
                && fromOn.toString().equals(condition.getString("fromOn"));
    }

    /** Instead of the rent that was recorded of that renewal; what was amended since holds on. */
    private static void renewFrom(Draft contract, LocalDate fromOn, @Nullable Cny rent) {
        var others = contract.documents("conditions").stream()
                .filter(each -> !isRenewed(each, fromOn))
                .toList();
        var all = new ArrayList<Object>(others.stream()
                .filter(each -> each.getString("fromOn").compareTo(fromOn.toString()) < 0)
                .toList());
        if (rent != null) {
            var held = others.get(all.size() - 1);
            all.add(new Condition(
                    fromOn,
                    fromOn,
                    rent,
                    cny(held, "depositCny"),
                    cny(held, "propertyFeeCnyPerSqmMonth"),
                    AgreedBy.RENEWED));
        }
        all.addAll(others.stream()
                .filter(each -> each.getString("fromOn").compareTo(fromOn.toString()) >= 0)
                .toList());
        hold(contract, all);
    }
}
