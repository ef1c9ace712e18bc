package io.parkledger.core.renewal;

import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.renewal.RenewalRule.NEW_END_IS_AFTER_EXPIRY;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_OPEN;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineByLeaving;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOffered;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** One contract's way through one expiry (续签). */
@AggregateRoot(type = "renewal")
@NullUnmarked
class Renewal extends Guarded {

    @AggregateIdentifier
    private RenewalId id;

    private ContractId contract;
    private ParkId park;
    private LocalDate expiringOn;
    private LocalDate openedOn;
    private RenewalStatus status;

    Renewal() {}

    @CommandHandler
    Renewal(OpenRenewal c) {
        apply(new RenewalOpened(
                c.renewalId(),
                c.contractId(),
                c.tenantId(),
                c.parkId(),
                c.company(),
                c.areaSqm(),
                c.rentCnyPerYear(),
                c.expiringOn(),
                c.openedOn()));
    }

    @CommandHandler
    void handle(OfferRenewal c) {
        requireOpen(c.offeredOn());
        requireLaterEnd(c.newEndOn());
        apply(new RenewalOffered(id, c.newEndOn(), c.rentCnyPerSqmMonth(), c.offeredOn()));
    }

    @CommandHandler
    void handle(AgreeRenewal c) {
        requireOpen(c.agreedOn());
        requireLaterEnd(c.newEndOn());
        apply(new RenewalAgreed(id, contract, c.newEndOn(), c.rentCnyPerSqmMonth(), c.agreedOn()));
    }

    @CommandHandler
    void handle(DeclineRenewal c) {
        requireOpen(c.declinedOn());
        apply(new RenewalDeclined(id, c.cause(), c.declinedOn()));
    }

    @CommandHandler
    void handle(DeclineByLeaving c) {
        if (status.isOpen()) {
            apply(new RenewalDeclined(id, null, c.leftOn()));
        }
    }

    @CommandHandler
    void handle(NoteHoldOver c) {
        if (status.isOpen() && status != RenewalStatus.HELD_OVER) {
            apply(new RenewalHeldOver(id, c.since()));
        }
    }

    @CommandHandler
    void handle(WithdrawRenewal c) {
        if (status.isOpen()) {
            apply(new RenewalWithdrawn(id, c.withdrawnOn()));
        }
    }

    private void requireOpen(LocalDate day) {
        RENEWAL_IS_OPEN.require(status.isOpen(), status);
        DATE_IS_NOT_BEFORE_OPENING.require(!day.isBefore(openedOn), openedOn);
    }

    private void requireLaterEnd(LocalDate newEndOn) {
        NEW_END_IS_AFTER_EXPIRY.require(newEndOn.isAfter(expiringOn), expiringOn, newEndOn);
    }

    /** Who may change the contract may renew it. */
    @Override
    protected Id partOf() {
        return contract;
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(park.value());
    }

    @EventSourcingHandler
    void on(RenewalOpened e) {
        id = e.renewalId();
        contract = e.contractId();
        park = e.parkId();
        expiringOn = e.expiringOn();
        openedOn = e.openedOn();
        status = RenewalStatus.OPENED;
    }

    @EventSourcingHandler
    void on(RenewalOffered e) {
        status = RenewalStatus.OFFERED;
    }

    @EventSourcingHandler
    void on(RenewalAgreed e) {
        status = RenewalStatus.AGREED;
    }

    @EventSourcingHandler
    void on(RenewalDeclined e) {
        status = RenewalStatus.DECLINED;
    }

    @EventSourcingHandler
    void on(RenewalHeldOver e) {
        status = RenewalStatus.HELD_OVER;
    }

    @EventSourcingHandler
    void on(RenewalWithdrawn e) {
        status = RenewalStatus.WITHDRAWN;
    }
}
