package io.parkledger.core.renewal;

import static io.parkledger.core.renewal.RenewalRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_DECISION;
import static io.parkledger.core.renewal.RenewalRule.DATE_IS_NOT_BEFORE_OPENING;
import static io.parkledger.core.renewal.RenewalRule.NEW_END_IS_AFTER_EXPIRY;
import static io.parkledger.core.renewal.RenewalRule.NOTHING_WAS_OPENED;
import static io.parkledger.core.renewal.RenewalRule.OPENING_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_CAME_TO_NOTHING;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_AGREED;
import static io.parkledger.core.renewal.RenewalRule.RENEWAL_IS_OPEN;
import static io.parkledger.core.renewal.RenewalRule.TERM_STILL_RUNS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.renewal.RenewalCommand.AgreeRenewal;
import io.parkledger.core.renewal.RenewalCommand.ConfirmNeverOpened;
import io.parkledger.core.renewal.RenewalCommand.ConfirmOpenedSince;
import io.parkledger.core.renewal.RenewalCommand.CorrectClosure;
import io.parkledger.core.renewal.RenewalCommand.CorrectRenewal;
import io.parkledger.core.renewal.RenewalCommand.DeclineByLeaving;
import io.parkledger.core.renewal.RenewalCommand.DeclineRenewal;
import io.parkledger.core.renewal.RenewalCommand.NoteHoldOver;
import io.parkledger.core.renewal.RenewalCommand.OfferRenewal;
import io.parkledger.core.renewal.RenewalCommand.OpenRenewal;
import io.parkledger.core.renewal.RenewalCommand.ReopenRenewal;
import io.parkledger.core.renewal.RenewalCommand.WithdrawAgreement;
import io.parkledger.core.renewal.RenewalCommand.WithdrawClosure;
import io.parkledger.core.renewal.RenewalCommand.WithdrawOpening;
import io.parkledger.core.renewal.RenewalCommand.WithdrawRenewal;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreed;
import io.parkledger.core.renewal.RenewalEvent.RenewalAgreementWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalClosureWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalCorrected;
import io.parkledger.core.renewal.RenewalEvent.RenewalDeclined;
import io.parkledger.core.renewal.RenewalEvent.RenewalHeldOver;
import io.parkledger.core.renewal.RenewalEvent.RenewalOffered;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpened;
import io.parkledger.core.renewal.RenewalEvent.RenewalOpeningWithdrawn;
import io.parkledger.core.renewal.RenewalEvent.RenewalReopened;
import io.parkledger.core.renewal.RenewalEvent.RenewalWithdrawn;
import io.parkledger.core.value.Cny;
import java.time.LocalDate;
import java.util.Objects;
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
    /** Null while it is as if it had never been. */
    private LocalDate firstOpenedOn;
    /** What was offered last; null while nothing was. */
    private RenewalOffered offered;

    private LocalDate newEndOn;
    private Cny rentCnyPerSqmMonth;
    private LocalDate decidedOn;
    /** Closed without a reason, as it is when the tenant leaves. */
    private boolean closedByItself;
    /** What it was until it was agreed or closed. */
    private RenewalStatus closedAs;

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

    @CommandHandler
    void handle(CorrectClosure c) {
        var as = c.expired() ? RenewalStatus.DECLINED : RenewalStatus.WITHDRAWN;
        if (isClosedByLeaving(c.formerLeftOn()) && !(as == status && c.leftOn().equals(decidedOn))) {
            apply(new RenewalClosureCorrected(id, as, c.leftOn(), decidedOn, c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawClosure c) {
        if (isClosedByLeaving(c.leftOn())) {
            apply(new RenewalClosureWithdrawn(id, closedAs, c.withdrawnOn()));
        }
    }

    /** Where people decline without a reason on the very day, the tenant's leaving says the same. */
    private boolean isClosedByLeaving(LocalDate day) {
        return closedByItself && day.equals(decidedOn);
    }

    @CommandHandler
    void handle(ReopenRenewal c) {
        RENEWAL_CAME_TO_NOTHING.require(status == RenewalStatus.DECLINED || status == RenewalStatus.WITHDRAWN, status);
        DATE_IS_NOT_BEFORE_DECISION.require(!c.reopenedOn().isBefore(decidedOn), decidedOn);
        // Nobody declined what was withdrawn: who stayed on after a term that was put wrong in between is still to be
        // asked.
        TERM_STILL_RUNS.require(
                status == RenewalStatus.WITHDRAWN || !c.reopenedOn().isAfter(expiringOn), expiringOn);
        apply(new RenewalReopened(id, contract, expiringOn, c.cause().strip(), c.reopenedOn()));
    }

    @CommandHandler
    void handle(CorrectRenewal c) {
        RENEWAL_IS_AGREED.require(status == RenewalStatus.AGREED, status);
        DATE_IS_NOT_BEFORE_DECISION.require(!c.correctedOn().isBefore(decidedOn), decidedOn);
        requireLaterEnd(c.newEndOn());
        CORRECTION_CHANGES_SOMETHING.require(
                !c.newEndOn().equals(newEndOn) || !Objects.equals(c.rentCnyPerSqmMonth(), rentCnyPerSqmMonth));
        apply(new RenewalCorrected(
                id, contract, c.newEndOn(), c.rentCnyPerSqmMonth(), c.cause().strip(), c.correctedOn()));
    }

    @CommandHandler
    void handle(WithdrawAgreement c) {
        RENEWAL_IS_AGREED.require(status == RenewalStatus.AGREED, status);
        DATE_IS_NOT_BEFORE_DECISION.require(!c.withdrawnOn().isBefore(decidedOn), decidedOn);
        apply(new RenewalAgreementWithdrawn(
                id,
                contract,
                closedAs,
                offered == null ? null : offered.newEndOn(),
                offered == null ? null : offered.rentCnyPerSqmMonth(),
                newEndOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    @CommandHandler
    void handle(WithdrawOpening c) {
        requireOpen(c.withdrawnOn());
        apply(new RenewalOpeningWithdrawn(id, c.cause().strip(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(ConfirmOpenedSince c) {
        OPENING_IS_NOT_BEFORE_HANDOVER.require(
                firstOpenedOn == null || !firstOpenedOn.isBefore(c.handedOverOn()), firstOpenedOn);
    }

    @CommandHandler
    void handle(ConfirmNeverOpened c) {
        NOTHING_WAS_OPENED.require(firstOpenedOn == null, firstOpenedOn);
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
        firstOpenedOn = e.openedOn();
        status = RenewalStatus.OPENED;
    }

    @EventSourcingHandler
    void on(RenewalOffered e) {
        offered = e;
        status = RenewalStatus.OFFERED;
    }

    @EventSourcingHandler
    void on(RenewalAgreed e) {
        newEndOn = e.newEndOn();
        rentCnyPerSqmMonth = e.rentCnyPerSqmMonth();
        close(RenewalStatus.AGREED, e.agreedOn(), false);
    }

    @EventSourcingHandler
    void on(RenewalAgreementWithdrawn e) {
        open(e.status());
    }

    @EventSourcingHandler
    void on(RenewalOpeningWithdrawn e) {
        firstOpenedOn = null;
        close(RenewalStatus.WITHDRAWN, e.withdrawnOn(), false);
    }

    @EventSourcingHandler
    void on(RenewalDeclined e) {
        close(RenewalStatus.DECLINED, e.declinedOn(), e.cause() == null);
    }

    private void close(RenewalStatus as, LocalDate day, boolean byItself) {
        closedAs = status;
        closedByItself = byItself;
        decidedOn = day;
        status = as;
    }

    @EventSourcingHandler
    void on(RenewalClosureCorrected e) {
        decidedOn = e.closedOn();
        status = e.status();
    }

    @EventSourcingHandler
    void on(RenewalClosureWithdrawn e) {
        open(e.status());
    }

    private void open(RenewalStatus as) {
        decidedOn = null;
        closedByItself = false;
        status = as;
    }

    @EventSourcingHandler
    void on(RenewalHeldOver e) {
        status = RenewalStatus.HELD_OVER;
    }

    @EventSourcingHandler
    void on(RenewalWithdrawn e) {
        close(RenewalStatus.WITHDRAWN, e.withdrawnOn(), true);
    }

    @EventSourcingHandler
    void on(RenewalReopened e) {
        openedOn = e.reopenedOn();
        firstOpenedOn = firstOpenedOn == null ? e.reopenedOn() : firstOpenedOn;
        open(RenewalStatus.OPENED);
    }

    @EventSourcingHandler
    void on(RenewalCorrected e) {
        newEndOn = e.newEndOn();
        rentCnyPerSqmMonth = e.rentCnyPerSqmMonth();
    }
}
