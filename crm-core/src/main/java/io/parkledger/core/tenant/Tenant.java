package io.parkledger.core.tenant;

import static io.parkledger.core.tenant.TenantRule.DATE_IS_NOT_BEFORE_LANDING;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_NOT_AFTER_WHAT_FOLLOWED;
import static io.parkledger.core.tenant.TenantRule.LANDING_IS_OF_ONE_CONTRACT;
import static io.parkledger.core.tenant.TenantRule.PARK_IS_THE_TENANTS_OWN;
import static io.parkledger.core.tenant.TenantRule.STAYS_DO_NOT_OVERLAP;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenant;
import io.parkledger.core.tenant.TenantCommand.ConfirmTenantOfPark;
import io.parkledger.core.tenant.TenantCommand.CorrectLanding;
import io.parkledger.core.tenant.TenantCommand.LandTenant;
import io.parkledger.core.tenant.TenantCommand.WithdrawLanding;
import io.parkledger.core.tenant.TenantEvent.TenantExpanded;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantExpansionWithdrawn;
import io.parkledger.core.tenant.TenantEvent.TenantLanded;
import io.parkledger.core.tenant.TenantEvent.TenantLandingCorrected;
import io.parkledger.core.tenant.TenantEvent.TenantLandingWithdrawn;
import io.parkledger.core.value.CreditCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.NullUnmarked;

/**
 * A company in the park (入驻企业): it lands, expands, and is confirmed to be there. Who it is, and how it gives back and
 * leaves, are parts with their own commands and events.
 */
@AggregateRoot(type = "tenant")
@NullUnmarked
class Tenant extends Guarded {

    @AggregateIdentifier
    private TenantId id;

    private ParkId park;
    private final Stays stays = new Stays();
    private final Holdings holdings = new Holdings();

    @AggregateMember
    private final Identity identity = new Identity(this, stays, holdings);

    @AggregateMember
    private final Departures departures = new Departures(this, identity, stays, holdings);

    Tenant() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LandTenant c) {
        holdings.requireNotCounted(c.contractId());
        if (id != null) {
            requireSame(c.parkId(), c.company(), c.creditCode());
        }
        stays.requireLeftBy(c.landedOn());
        if (stays.isAway()) {
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

    @EventSourcingHandler
    void on(TenantLanded e) {
        id = e.tenantId();
        park = e.parkId();
        identity.begin(e.company(), e.creditCode(), e.industry(), e.landedOn());
        stays.begin(e.contractId(), e.landedOn());
        holdings.begin();
        holdings.count(e.contractId(), e.leadId(), e.units(), stays.last(), e.landedOn());
    }

    @EventSourcingHandler
    void on(TenantExpanded e) {
        holdings.count(e.contractId(), e.leadId(), e.units(), stays.last(), e.expandedOn());
    }

    @CommandHandler
    void handle(CorrectLanding c) {
        var was = holdings.counted(c.contractId());
        if (was == null) {
            return;
        }
        var stay = stays.get(was.stay());
        if (stay.landedBy().equals(c.contractId())) {
            var leftBeforeOn = stays.leftBefore(was.stay());
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
    private void requireNotAfterWhatFollowed(LocalDate day, ContractId landing, InStay was) {
        var next = Stream.concat(holdings.daysOfOthers(was.stay(), landing), stays.daysSaid(was.stay()))
                .min(Comparator.naturalOrder());
        LANDING_IS_NOT_AFTER_WHAT_FOLLOWED.require(
                !day.isAfter(was.on()) || next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    @EventSourcingHandler
    void on(TenantLandingCorrected e) {
        identity.correctBeginning(e.industry(), e.formerLandedOn(), e.landedOn());
        stays.correctBeginning(holdings.counted(e.contractId()).stay(), e.landedOn());
        holdings.correctCount(e.contractId(), e.landedOn());
    }

    @EventSourcingHandler
    void on(TenantExpansionCorrected e) {
        holdings.correctCount(e.contractId(), e.expandedOn());
    }

    @CommandHandler
    void handle(WithdrawLanding c) {
        var was = holdings.counted(c.contractId());
        if (was == null) {
            return;
        }
        stays.requireLasting(was.stay());
        if (stays.get(was.stay()).landedBy().equals(c.contractId())) {
            var others = holdings.othersIn(was.stay(), c.contractId());
            LANDING_IS_OF_ONE_CONTRACT.require(others.isEmpty(), others);
            apply(new TenantLandingWithdrawn(id, c.contractId(), c.industry(), was.on(), c.withdrawnOn()));
        } else {
            apply(new TenantExpansionWithdrawn(id, c.contractId(), c.withdrawnOn()));
        }
    }

    @EventSourcingHandler
    void on(TenantLandingWithdrawn e) {
        stays.withdrawLast();
        identity.withdrawBeginning(e.industry(), e.landedOn());
        holdings.uncount(e.contractId());
    }

    @EventSourcingHandler
    void on(TenantExpansionWithdrawn e) {
        holdings.uncount(e.contractId());
    }

    @CommandHandler
    void handle(ConfirmTenant c) {
        requireSame(c.parkId(), c.company(), c.creditCode());
    }

    private void requireSame(ParkId inPark, String company, CreditCode code) {
        requireSame(inPark);
        identity.requireSame(company, code);
    }

    private void requireSame(ParkId inPark) {
        PARK_IS_THE_TENANTS_OWN.require(inPark.equals(park));
    }

    @CommandHandler
    void handle(ConfirmTenantOfPark c) {
        requireSame(c.parkId());
        stays.requireTouched(c.period());
    }

    ParkId park() {
        return park;
    }

    /** Where it is; once it has left, where it was. */
    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(park.value(), holdings.buildings());
    }
}
