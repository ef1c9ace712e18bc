package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_EXIT;
import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.END_IS_PUT_RIGHT_AT_THE_EXIT;
import static io.parkledger.core.tenant.TenantRule.EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_LEFT;
import static io.parkledger.core.tenant.TenantRule.TENANT_HAS_NOT_COME_BACK;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.tenant.TenantCommand.CorrectExit;
import io.parkledger.core.tenant.TenantCommand.CorrectReduction;
import io.parkledger.core.tenant.TenantCommand.ExitTenant;
import io.parkledger.core.tenant.TenantCommand.ReduceTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawExit;
import io.parkledger.core.tenant.TenantCommand.WithdrawReduction;
import io.parkledger.core.tenant.TenantEvent.TenantExitCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExitWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantExited;
import io.parkledger.core.tenant.TenantEvent.TenantReduced;
import io.parkledger.core.tenant.TenantEvent.TenantReductionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantReductionWithdrawn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A tenant gives back what one contract let (减租), or leaves with all (退出). */
@NullUnmarked
class Departures {

    private final Tenant tenant;
    private final Identity identity;
    private final Stays stays;
    private final Holdings holdings;

    /** Of each contract that ended before the tenant left. */
    private final Map<ContractId, Reduction> reductions = new LinkedHashMap<>();
    /** How each of its stays ended that is over, in the same order. */
    private final List<Exit> exits = new ArrayList<>();

    /** The end of a contract in a stay. @param units what it had by it */
    private record Reduction(int stay, List<LetUnit> units, LocalDate on) {}

    /** The end of a stay. @param ended what it had until then */
    private record Exit(
            Map<ContractId, List<LetUnit>> ended, @Nullable String cause) {}

    Departures(Tenant tenant, Identity identity, Stays stays, Holdings holdings) {
        this.tenant = tenant;
        this.identity = identity;
        this.stays = stays;
        this.holdings = holdings;
    }

    @CommandHandler
    void handle(ReduceTenant c) {
        var units = holdings.running().get(c.contractId());
        if (units != null) {
            apply(new TenantReduced(c.tenantId(), c.contractId(), units, c.reducedOn()));
        }
    }

    @EventSourcingHandler
    void on(TenantReduced e) {
        reductions.put(e.contractId(), new Reduction(stays.last(), e.units(), e.reducedOn()));
        holdings.end(e.contractId());
    }

    @CommandHandler
    void handle(CorrectReduction c) {
        requireNotByExit(c.contractId(), c.formerReducedOn());
        var was = reductions.get(c.contractId());
        if (was != null && !c.reducedOn().equals(was.on())) {
            var leftOn = stays.get(was.stay()).until();
            EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED.require(
                    leftOn == null || !c.reducedOn().isAfter(leftOn), c.reducedOn(), leftOn);
            apply(new TenantReductionCorrected(c.tenantId(), c.contractId(), c.reducedOn(), was.on(), c.correctedOn()));
        }
    }

    @EventSourcingHandler
    void on(TenantReductionCorrected e) {
        reductions.computeIfPresent(
                e.contractId(), (contract, was) -> new Reduction(was.stay(), was.units(), e.reducedOn()));
    }

    @CommandHandler
    void handle(WithdrawReduction c) {
        requireNotByExit(c.contractId(), c.reducedOn());
        var was = reductions.get(c.contractId());
        if (was != null) {
            stays.requireLasting(was.stay());
            apply(new TenantReductionWithdrawn(c.tenantId(), c.contractId(), was.units(), was.on(), c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(TenantReductionWithdrawn e) {
        reductions.remove(e.contractId());
        holdings.resume(Map.of(e.contractId(), e.units()));
    }

    /** An exit that was put right itself has another day by now, or is gone. */
    private void requireNotByExit(ContractId contract, LocalDate endedOn) {
        for (int stay = 0; stay < exits.size(); stay++) {
            var leftOn = stays.get(stay).until();
            END_IS_PUT_RIGHT_AT_THE_EXIT.require(
                    !exits.get(stay).ended().containsKey(contract) || !endedOn.equals(leftOn), leftOn);
        }
    }

    @CommandHandler
    void handle(ExitTenant c) {
        stays.requireInPark(c.exitedOn());
        requireAfterReductions(stays.last(), c.exitedOn());
        apply(new TenantExited(c.tenantId(), List.copyOf(holdings.running().keySet()), c.cause(), c.exitedOn()));
    }

    private void requireAfterReductions(int stay, LocalDate exitedOn) {
        var reducedOn = reductions.values().stream()
                .filter(each -> each.stay() == stay)
                .map(Reduction::on)
                .max(Comparator.naturalOrder())
                .orElse(null);
        EXIT_IS_NOT_BEFORE_A_CONTRACT_ENDED.require(
                reducedOn == null || !exitedOn.isBefore(reducedOn), reducedOn, exitedOn);
    }

    @EventSourcingHandler
    void on(TenantExited e) {
        exits.add(new Exit(holdings.running(), e.cause()));
        holdings.endAll();
        stays.end(stays.last(), e.exitedOn());
    }

    @CommandHandler
    void handle(CorrectExit c) {
        TENANT_HAS_LEFT.require(!exits.isEmpty());
        var stay = stays.get(lastExit());
        var exit = exits.get(lastExit());
        DATE_IS_NOT_BEFORE_LANDING.require(!c.exitedOn().isBefore(stay.from()), stay.from());
        requireAfterReductions(lastExit(), c.exitedOn());
        STAYS_DO_NOT_OVERLAP.require(
                stays.hasLeft() || !c.exitedOn().isAfter(stays.lastStay().from()), c.exitedOn());
        DATE_IS_NOT_BEFORE_EXIT.require(!c.correctedOn().isBefore(c.exitedOn()), c.exitedOn());
        var exitCause = c.exitCause() == null ? null : c.exitCause().strip();
        CORRECTION_CHANGES_SOMETHING.require(
                !c.exitedOn().equals(stay.until()) || !Objects.equals(exitCause, exit.cause()));
        apply(new TenantExitCorrected(
                c.tenantId(),
                List.copyOf(exit.ended().keySet()),
                c.exitedOn(),
                stay.until(),
                exitCause,
                c.cause().strip(),
                c.correctedOn()));
    }

    private int lastExit() {
        return exits.size() - 1;
    }

    @EventSourcingHandler
    void on(TenantExitCorrected e) {
        var last = lastExit();
        exits.set(last, new Exit(exits.get(last).ended(), e.exitCause()));
        stays.end(last, e.exitedOn());
    }

    @CommandHandler
    void handle(WithdrawExit c) {
        TENANT_HAS_LEFT.require(!exits.isEmpty());
        TENANT_HAS_NOT_COME_BACK.require(stays.hasLeft(), stays.lastStay().from());
        var exitedOn = stays.lastStay().until();
        DATE_IS_NOT_BEFORE_EXIT.require(!c.withdrawnOn().isBefore(exitedOn), exitedOn);
        apply(new TenantExitWithdrawn(
                c.tenantId(),
                tenant.park(),
                identity.creditCode(),
                List.copyOf(exits.get(lastExit()).ended().keySet()),
                exitedOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(TenantExitWithdrawn e) {
        holdings.resume(exits.remove(lastExit()).ended());
        stays.end(stays.last(), null);
    }
}
