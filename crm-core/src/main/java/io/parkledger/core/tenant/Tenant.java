package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.CONTRACT_IS_NOT_YET_COUNTED;
import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.CREDIT_CODE_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_EXIT;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.END_IS_PUT_RIGHT_AT_THE_EXIT;
import static io.parkledger.core.tenant.TenantRule.EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_NOT_AFTER_WHAT_FOLLOWED;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_OF_ONE_CONTRACT;
import static io.parkledger.core.tenant.TenantRule.NAME_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.PARK_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_LEFT;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_NOT_COME_BACK;
import static io.parkledger.core.tenant.TenantRule.TENANT_IS_IN_THE_PARK;
import static io.parkledger.core.tenant.TenantRule.TENANT_WAS_IN_THE_PARK_THEN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.BuildingId;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.CorrectLanding;
import io.parkledger.core.tenant.TenantCommand.CorrectReduction;
import io.parkledger.core.tenant.TenantCommand.CorrectTenant;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.tenant.TenantCommand.NameContact;
import io.parkledger.core.tenant.TenantCommand.RectifyTenant;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.core.tenant.TenantCommand.WithdrawLanding;
import io.parkledger.core.tenant.TenantCommand.WithdrawReduction;
import io.parkledger.core.tenant.TenantEvent.ContactNamed;
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
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A company in the park (入驻企业). */
@AggregateRoot(type = "tenant")
@NullUnmarked
class Tenant extends Guarded {

    @AggregateIdentifier
    private TenantId id;

    private ParkId park;
    private CreditCode creditCode;
    /** All it is or was called, the last one last. */
    private final Set<String> names = new LinkedHashSet<>();

    /** What it does, from which day on. */
    private final NavigableMap<LocalDate, Industry> industries = new TreeMap<>();

    /** Of each contract counted now, running or not, where it stands; of the last one even when that never was. */
    private final Map<ContractId, Set<BuildingId>> buildings = new HashMap<>();
    /** All counted since it landed, running or not. */
    private final Set<ContractId> contracts = new HashSet<>();
    /** By which lead each contract came, of those that came by one. */
    private final Map<ContractId, LeadId> leads = new LinkedHashMap<>();
    /** Of these the running ones, with what each lets. */
    private final Map<ContractId, List<LetUnit>> running = new LinkedHashMap<>();

    /** All its times in the park, the last one last. */
    private final List<Stay> stays = new ArrayList<>();

    /** How each of its stays ended that is over, in the same order. */
    private final List<Exit> exits = new ArrayList<>();

    /** Of each contract that ended before the tenant left. */
    private final Map<ContractId, Reduction> reductions = new LinkedHashMap<>();

    /** The end of a stay. @param ended what it had until then */
    private record Exit(
            Map<ContractId, List<LetUnit>> ended, @Nullable String cause) {}

    /** The end of a contract in a stay. @param units what it had by it */
    private record Reduction(int stay, List<LetUnit> units, LocalDate on) {}

    /** Which contract began each of them. */
    private final List<ContractId> landedBy = new ArrayList<>();
    /** Of each contract ever counted, when, and in which of them. */
    private final Map<ContractId, Counted> counted = new LinkedHashMap<>();
    /** What else was said of it, when, and in which of them. */
    private final List<Counted> said = new ArrayList<>();

    /** Something that happened in a stay. @param stay which one, from 0 on */
    private record Counted(int stay, LocalDate on) {}

    /** A time in the park. @param until first day it was not in it any more; null while it is */
    private record Stay(LocalDate from, @Nullable LocalDate until) {
        boolean isOver() {
            return until != null;
        }

        boolean touches(Period period) {
            return !from.isAfter(period.lastDay()) && (until == null || until.isAfter(period.firstDay()));
        }
    }

    Tenant() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LandTenant c) {
        CONTRACT_IS_NOT_YET_COUNTED.require(!contracts.contains(c.contractId()));
        if (id != null) {
            requireSame(c.parkId(), c.company(), c.creditCode());
        }
        if (hasLeft()) {
            STAYS_DO_NOT_OVERLAP.require(
                    !c.landedOn().isBefore(lastStay().until()), lastStay().until());
        }
        if (isAway()) {
            apply(new TenantLanded(
                    c.tenantId(),
                    c.parkId(),
                    c.company(),
                    c.creditCode(),
                    c.industry(),
                    c.contractId(),
                    c.negotiationId(),
                    c.leadId(),
                    c.units(),
                    c.evidence(),
                    c.landedOn()));
        } else {
            apply(new TenantExpanded(id, c.contractId(), c.negotiationId(), c.leadId(), c.units(), c.landedOn()));
        }
    }

    @CommandHandler
    void handle(ConfirmTenant c) {
        requireSame(c.parkId(), c.company(), c.creditCode());
    }

    @CommandHandler
    void handle(ConfirmTenantOfPark c) {
        requireSame(c.parkId());
        TENANT_IS_IN_THE_PARK.require(!stays.isEmpty());
        TENANT_WAS_IN_THE_PARK_THEN.require(
                stays.stream().anyMatch(stay -> stay.touches(c.period())),
                c.period(),
                lastStay().from());
    }

    private void requireSame(ParkId inPark, String company, CreditCode code) {
        requireSame(inPark);
        CREDIT_CODE_IS_THE_TENANTS_OWN.require(code.equals(creditCode), creditCode);
        NAME_IS_THE_TENANTS_OWN.require(
                isAway() || names.stream().anyMatch(name -> CompanyName.fit(name, company)), String.join("、", names));
    }

    private void requireSame(ParkId inPark) {
        PARK_IS_THE_TENANTS_OWN.require(inPark.equals(park));
    }

    @CommandHandler
    void handle(CorrectLanding c) {
        var was = counted.get(c.contractId());
        if (was == null) {
            return;
        }
        var stay = stays.get(was.stay());
        if (landedBy.get(was.stay()).equals(c.contractId())) {
            var leftBeforeOn =
                    was.stay() == 0 ? null : stays.get(was.stay() - 1).until();
            STAYS_DO_NOT_OVERLAP.require(leftBeforeOn == null || !c.landedOn().isBefore(leftBeforeOn), leftBeforeOn);
            requireNotAfterWhatFollowed(c.landedOn(), c.contractId(), was);
            apply(new TenantLandingCorrected(
                    id,
                    c.contractId(),
                    c.industry(),
                    c.evidence(),
                    leftBeforeOn,
                    stay.until(),
                    c.landedOn(),
                    was.on(),
                    c.correctedOn()));
        } else if (!c.landedOn().equals(was.on())) {
            DATE_IS_NOT_BEFORE_LANDING.require(!c.landedOn().isBefore(stay.from()), stay.from());
            apply(new TenantExpansionCorrected(id, c.contractId(), c.landedOn(), was.on(), c.correctedOn()));
        }
    }

    /** Earlier than it was it follows all that follows now. */
    private void requireNotAfterWhatFollowed(LocalDate day, ContractId landing, Counted was) {
        var next = Stream.concat(
                        counted.entrySet().stream()
                                .filter(each -> !each.getKey().equals(landing))
                                .map(Map.Entry::getValue),
                        said.stream())
                .filter(each -> each.stay() == was.stay())
                .map(Counted::on)
                .min(Comparator.naturalOrder());
        LANDING_IS_NOT_AFTER_WHAT_FOLLOWED.require(
                !day.isAfter(was.on()) || next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    @CommandHandler
    void handle(WithdrawLanding c) {
        var was = counted.get(c.contractId());
        if (was == null) {
            return;
        }
        TENANT_IS_IN_THE_PARK.require(!stays.get(was.stay()).isOver());
        if (landedBy.get(was.stay()).equals(c.contractId())) {
            var others = counted.entrySet().stream()
                    .filter(each -> each.getValue().stay() == was.stay())
                    .map(Map.Entry::getKey)
                    .filter(each -> !each.equals(c.contractId()))
                    .toList();
            LANDING_IS_OF_ONE_CONTRACT.require(others.isEmpty(), others);
            apply(new TenantLandingWithdrawn(id, c.contractId(), c.industry(), was.on(), c.withdrawnOn()));
        } else {
            apply(new TenantExpansionWithdrawn(id, c.contractId(), c.withdrawnOn()));
        }
    }

    @CommandHandler
    void handle(ReduceTenant c) {
        var units = running.get(c.contractId());
        if (units != null) {
            apply(new TenantReduced(id, c.contractId(), units, c.reducedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectReduction c) {
        requireNotByExit(c.contractId(), c.formerReducedOn());
        var was = reductions.get(c.contractId());
        if (was != null && !c.reducedOn().equals(was.on())) {
            var leftOn = stays.get(was.stay()).until();
            EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED.require(
                    leftOn == null || !c.reducedOn().isAfter(leftOn), c.reducedOn(), leftOn);
            apply(new TenantReductionCorrected(id, c.contractId(), c.reducedOn(), was.on(), c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawReduction c) {
        requireNotByExit(c.contractId(), c.reducedOn());
        var was = reductions.get(c.contractId());
        if (was != null) {
            TENANT_IS_IN_THE_PARK.require(!stays.get(was.stay()).isOver());
            apply(new TenantReductionWithdrawn(id, c.contractId(), was.units(), was.on(), c.withdrawnOn()));
        }
    }

    /** An exit that was put right itself has another day by now, or is gone. */
    private void requireNotByExit(ContractId contract, LocalDate endedOn) {
        for (int stay = 0; stay < exits.size(); stay++) {
            var leftOn = stays.get(stay).until();
            END_IS_PUT_RIGHT_AT_THE_EXIT.require(
                    !exits.get(stay).ended().containsKey(contract) || !endedOn.equals(leftOn), leftOn);
        }
    }

    /** The last day on which a contract of a stay ended before the tenant left; null where none did. */
    private LocalDate reducedOn(int stay) {
        return reductions.values().stream()
                .filter(each -> each.stay() == stay)
                .map(Reduction::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @CommandHandler
    void handle(CorrectTenant c) {
        requireInPark(c.correctedOn());
        var company = c.company().strip();
        var isOfBefore = c.correctedOn().isBefore(industries.lastKey());
        CORRECTION_CHANGES_SOMETHING.require(!company.equals(company()) || c.industry() != industry() || isOfBefore);
        apply(new TenantCorrected(id, company, c.industry(), c.correctedOn()));
    }

    @CommandHandler
    void handle(RectifyTenant c) {
        TENANT_IS_IN_THE_PARK.require(!stays.isEmpty());
        DATE_IS_NOT_BEFORE_LANDING.require(
                !c.rectifiedOn().isBefore(lastStay().from()), lastStay().from());
        var company = c.company().strip();
        var code = c.creditCode() == null ? creditCode : c.creditCode();
        var isSameCompany = company.equals(company()) && c.industry() == industry();
        CORRECTION_CHANGES_SOMETHING.require(!isSameCompany || !code.equals(creditCode));
        if (!isSameCompany) {
            apply(new TenantRectified(
                    id,
                    List.copyOf(counted.keySet()),
                    company,
                    company(),
                    c.industry(),
                    industry(),
                    c.cause().strip(),
                    c.rectifiedOn()));
        }
        if (!code.equals(creditCode)) {
            apply(new TenantCodeRectified(
                    id,
                    park,
                    List.copyOf(counted.keySet()),
                    leads.values().stream().distinct().toList(),
                    code,
                    creditCode,
                    lastStay().until(),
                    c.cause().strip(),
                    c.rectifiedOn()));
        }
    }

    private String company() {
        return names.stream().reduce((earlier, later) -> later).orElseThrow();
    }

    private Industry industry() {
        return industries.lastEntry().getValue();
    }

    @CommandHandler
    void handle(NameContact c) {
        requireInPark(c.namedOn());
        apply(new ContactNamed(id, c.contact(), c.namedOn()));
    }

    @CommandHandler
    void handle(ExitTenant c) {
        requireInPark(c.exitedOn());
        requireAfter(reducedOn(stays.size() - 1), c.exitedOn());
        apply(new TenantExited(id, List.copyOf(running.keySet()), c.cause(), c.exitedOn()));
    }

    @CommandHandler
    void handle(CorrectExit c) {
        TENANT_HAS_LEFT.require(!exits.isEmpty());
        var stay = stays.get(exits.size() - 1);
        var exit = exits.get(exits.size() - 1);
        DATE_IS_NOT_BEFORE_LANDING.require(!c.exitedOn().isBefore(stay.from()), stay.from());
        requireAfter(reducedOn(exits.size() - 1), c.exitedOn());
        STAYS_DO_NOT_OVERLAP.require(
                hasLeft() || !c.exitedOn().isAfter(lastStay().from()), c.exitedOn());
        DATE_IS_NOT_BEFORE_EXIT.require(!c.correctedOn().isBefore(c.exitedOn()), c.exitedOn());
        var exitCause = c.exitCause() == null ? null : c.exitCause().strip();
        CORRECTION_CHANGES_SOMETHING.require(
                !c.exitedOn().equals(stay.until()) || !Objects.equals(exitCause, exit.cause()));
        apply(new TenantExitCorrected(
                id,
                List.copyOf(exit.ended().keySet()),
                c.exitedOn(),
                stay.until(),
                exitCause,
                c.cause().strip(),
                c.correctedOn()));
    }

    private static void requireAfter(LocalDate reducedOn, LocalDate exitedOn) {
        EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED.require(
                reducedOn == null || !exitedOn.isBefore(reducedOn), reducedOn, exitedOn);
    }

    @CommandHandler
    void handle(WithdrawExit c) {
        TENANT_HAS_LEFT.require(!exits.isEmpty());
        TENANT_HAS_NOT_COME_BACK.require(hasLeft(), lastStay().from());
        var exitedOn = lastStay().until();
        DATE_IS_NOT_BEFORE_EXIT.require(!c.withdrawnOn().isBefore(exitedOn), exitedOn);
        apply(new TenantExitWithdrawn(
                id,
                park,
                creditCode,
                List.copyOf(exits.get(exits.size() - 1).ended().keySet()),
                exitedOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    private void requireInPark(LocalDate day) {
        TENANT_IS_IN_THE_PARK.require(!isAway());
        DATE_IS_NOT_BEFORE_LANDING.require(
                !day.isBefore(lastStay().from()), lastStay().from());
    }

    private Stay lastStay() {
        return stays.get(stays.size() - 1);
    }

    /** Has left, or never landed. */
    private boolean isAway() {
        return stays.isEmpty() || lastStay().isOver();
    }

    private boolean hasLeft() {
        return !stays.isEmpty() && lastStay().isOver();
    }

    /** Where it is; once it has left, where it was. */
    @Override
    protected Whereabouts whereabouts() {
        var present = running.isEmpty() ? buildings.keySet() : running.keySet();
        return Whereabouts.inBuildings(
                park.value(),
                present.stream()
                        .flatMap(contract -> buildings.get(contract).stream())
                        .map(BuildingId::value)
                        .collect(Collectors.toSet()));
    }

    @EventSourcingHandler
    void on(TenantLanded e) {
        id = e.tenantId();
        park = e.parkId();
        creditCode = e.creditCode();
        call(e.company());
        industries.put(e.landedOn(), e.industry());
        contracts.clear();
        stays.add(new Stay(e.landedOn(), null));
        landedBy.add(e.contractId());
        count(e.contractId(), e.leadId(), e.units(), e.landedOn());
    }

    @EventSourcingHandler
    void on(TenantExpanded e) {
        count(e.contractId(), e.leadId(), e.units(), e.expandedOn());
    }

    private void count(ContractId contract, LeadId lead, List<LetUnit> units, LocalDate on) {
        if (counted.isEmpty()) {
            buildings.clear();
        }
        contracts.add(contract);
        if (lead != null) {
            leads.put(contract, lead);
        }
        counted.put(contract, new Counted(stays.size() - 1, on));
        running.put(contract, units);
        buildings.put(contract, units.stream().map(LetUnit::buildingId).collect(Collectors.toSet()));
    }

    @EventSourcingHandler
    void on(TenantLandingCorrected e) {
        // Where it is not said that it began with that, other things were said of these days since.
        if (industries.remove(e.formerLandedOn(), e.industry()) || industries.floorKey(e.landedOn()) == null) {
            industries.putIfAbsent(e.landedOn(), e.industry());
        }
        var was = counted.put(
                e.contractId(), new Counted(counted.get(e.contractId()).stay(), e.landedOn()));
        stays.set(was.stay(), new Stay(e.landedOn(), stays.get(was.stay()).until()));
    }

    @EventSourcingHandler
    void on(TenantExpansionCorrected e) {
        counted.put(e.contractId(), new Counted(counted.get(e.contractId()).stay(), e.expandedOn()));
    }

    @EventSourcingHandler
    void on(TenantLandingWithdrawn e) {
        if (industries.size() > 1 || stays.size() == 1) {
            industries.remove(e.landedOn(), e.industry());
        }
        int last = stays.size() - 1;
        stays.remove(last);
        landedBy.remove(last);
        said.removeIf(each -> each.stay() == last);
        uncount(e.contractId());
    }

    @EventSourcingHandler
    void on(TenantExpansionWithdrawn e) {
        uncount(e.contractId());
    }

    private void uncount(ContractId contract) {
        contracts.remove(contract);
        counted.remove(contract);
        leads.remove(contract);
        running.remove(contract);
        if (!counted.isEmpty()) {
            buildings.remove(contract);
        }
    }

    @EventSourcingHandler
    void on(TenantReduced e) {
        reductions.put(e.contractId(), new Reduction(stays.size() - 1, e.units(), e.reducedOn()));
        running.remove(e.contractId());
    }

    @EventSourcingHandler
    void on(TenantReductionCorrected e) {
        reductions.computeIfPresent(
                e.contractId(), (contract, was) -> new Reduction(was.stay(), was.units(), e.reducedOn()));
    }

    @EventSourcingHandler
    void on(TenantReductionWithdrawn e) {
        reductions.remove(e.contractId());
        running.put(e.contractId(), e.units());
    }

    @EventSourcingHandler
    void on(TenantCorrected e) {
        call(e.company());
        // Who only got another name, or does what it did before that day after all, does it since it did it.
        var before = industries.lowerEntry(e.correctedOn());
        if (before != null && before.getValue() == e.industry()) {
            industries.remove(e.correctedOn());
        } else {
            industries.put(e.correctedOn(), e.industry());
            var after = industries.higherEntry(e.correctedOn());
            if (after != null && after.getValue() == e.industry()) {
                industries.remove(after.getKey());
            }
        }
        said.add(new Counted(stays.size() - 1, e.correctedOn()));
    }

    @EventSourcingHandler
    void on(TenantRectified e) {
        names.remove(e.formerCompany());
        call(e.company());
        industries.put(industries.lastKey(), e.industry());
    }

    @EventSourcingHandler
    void on(TenantCodeRectified e) {
        creditCode = e.creditCode();
    }

    private void call(String company) {
        names.remove(company);
        names.add(company);
    }

    @EventSourcingHandler
    void on(ContactNamed e) {
        // Who is called decides nothing, but since when it was here.
        said.add(new Counted(stays.size() - 1, e.namedOn()));
    }

    @EventSourcingHandler
    void on(TenantExited e) {
        exits.add(new Exit(new LinkedHashMap<>(running), e.cause()));
        running.clear();
        endStay(stays.size() - 1, e.exitedOn());
    }

    @EventSourcingHandler
    void on(TenantExitCorrected e) {
        var last = exits.size() - 1;
        exits.set(last, new Exit(exits.get(last).ended(), e.exitCause()));
        endStay(last, e.exitedOn());
    }

    @EventSourcingHandler
    void on(TenantExitWithdrawn e) {
        running.putAll(exits.remove(exits.size() - 1).ended());
        endStay(stays.size() - 1, null);
    }

    private void endStay(int which, LocalDate until) {
        stays.set(which, new Stay(stays.get(which).from(), until));
    }
}
