package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.LEASE_HAS_AN_END;
import static io.parkledger.core.contract.ContractRule.LEASE_IS_OF_LAWFUL_LENGTH;
import static io.parkledger.core.contract.ContractRule.NEW_END_IS_LATER;
import static io.parkledger.core.contract.ContractRule.RENEWAL_IS_AS_THE_CONTRACT;
import static io.parkledger.core.contract.ContractRule.TERM_CAME_BY_THAT_RENEWAL;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_AFTER_IT_STARTS;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_THAT_DAY;
import static io.parkledger.core.contract.ContractRule.TERM_HAS_PASSED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.WithdrawExtension;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The term (租期): until when the lease runs, as it was signed and renewed, and who stays on after that. */
@NullUnmarked
class Term {

    private static final int LAWFUL_YEARS = 20;

    private final Contract contract;
    /** Null for an open-ended lease. */
    private LocalDate endOn;
    /** Each last day a term of it was said to have. */
    private final Set<LocalDate> saidEnds = new LinkedHashSet<>();
    /** The last one first. */
    private final Deque<Extension> extensions = new ArrayDeque<>();
    /** Null while it was not held over after its last day. */
    private LocalDate heldOverSince;

    /** A renewal, and what was before it. */
    private record Extension(RenewalId renewal, LocalDate formerEndOn, LocalDate formerHeldOverSince) {}

    Term(Contract contract) {
        this.contract = contract;
    }

    static void requireLawful(Track track, LocalDate startOn, LocalDate endOn) {
        TERM_ENDS_AFTER_IT_STARTS.require(endOn == null || endOn.isAfter(startOn), startOn, endOn);
        requireLawfulLength(track, startOn, endOn);
    }

    private static void requireLawfulLength(Track track, LocalDate firstDay, LocalDate endOn) {
        LEASE_IS_OF_LAWFUL_LENGTH.requireConfirmed(
                track != Track.SPACE || endOn == null || endOn.isBefore(firstDay.plusYears(LAWFUL_YEARS)),
                firstDay,
                endOn);
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        ends(e.endOn());
    }

    private void ends(LocalDate on) {
        endOn = on;
        if (on != null) {
            saidEnds.add(on);
        }
    }

    @EventSourcingHandler
    void on(ContractCorrected e) {
        if (!isRenewed()) {
            ends(e.endOn());
        }
    }

    @CommandHandler
    void handle(ConfirmTerm c) {
        requireOccupied();
        contract.handingOver().requireHandedOverBy(c.openedOn());
        requireEnd(c.expiringOn());
        var signed = contract.signed();
        RENEWAL_IS_AS_THE_CONTRACT.require(c.tenantId().equals(signed.tenantId())
                && c.parkId().equals(signed.parkId())
                && c.company().equals(signed.company())
                && c.areaSqm().compareTo(contract.signing().areaSqm()) == 0
                && c.rentCnyPerYear().equals(contract.rents().perYearOn(endOn)));
    }

    @CommandHandler
    void handle(ConfirmRunning c) {
        requireOccupied();
        requireEnd(c.expiringOn());
    }

    private void requireOccupied() {
        CONTRACT_IS_IN_FORCE.require(contract.status().isOccupying(), contract.status());
    }

    private void requireEnd(LocalDate expiringOn) {
        LEASE_HAS_AN_END.require(endOn != null);
        TERM_ENDS_THAT_DAY.require(expiringOn.equals(endOn), endOn, expiringOn);
    }

    @CommandHandler
    void handle(ExtendContract c) {
        requireOccupied();
        LEASE_HAS_AN_END.require(endOn != null);
        NEW_END_IS_LATER.require(c.endOn().isAfter(endOn), endOn, c.endOn());
        requireLawfulLength(contract.signed().track(), endOn.plusDays(1), c.endOn());
        Rents.requireRent(c.rentCnyPerSqmMonth(), contract.signing().areaSqm());
        apply(new ContractExtended(contract.id(), c.renewalId(), c.endOn(), c.rentCnyPerSqmMonth(), c.agreedOn()));
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        extensions.push(new Extension(e.renewalId(), endOn, heldOverSince));
        heldOverSince = null;
        ends(e.endOn());
    }

    @CommandHandler
    void handle(CorrectExtension c) {
        var formerEndOn = requireLast(c.renewalId()).formerEndOn();
        NEW_END_IS_LATER.require(c.endOn().isAfter(formerEndOn), formerEndOn, c.endOn());
        requireLawfulLength(contract.signed().track(), formerEndOn.plusDays(1), c.endOn());
        Rents.requireRent(c.rentCnyPerSqmMonth(), contract.signing().areaSqm());
        apply(new ContractExtensionCorrected(
                contract.id(), c.renewalId(), c.endOn(), endOn, c.rentCnyPerSqmMonth(), c.correctedOn()));
    }

    private Extension requireLast(RenewalId renewal) {
        CONTRACT_IS_IN_FORCE.require(contract.status() == ContractStatus.IN_FORCE, contract.status());
        var last = extensions.peek();
        TERM_CAME_BY_THAT_RENEWAL.require(last != null && renewal.equals(last.renewal()), endOn);
        return last;
    }

    @EventSourcingHandler
    void on(ContractExtensionCorrected e) {
        ends(e.endOn());
    }

    @CommandHandler
    void handle(WithdrawExtension c) {
        var withdrawn = requireLast(c.renewalId());
        contract.rents().requireNotAmendedAfter(withdrawn.formerEndOn());
        apply(new ContractExtensionWithdrawn(
                contract.id(),
                c.renewalId(),
                withdrawn.formerHeldOverSince() == null ? ContractStatus.IN_FORCE : ContractStatus.HELD_OVER,
                withdrawn.formerEndOn(),
                endOn,
                withdrawn.formerHeldOverSince(),
                c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(ContractExtensionWithdrawn e) {
        extensions.pop();
        endOn = e.endOn();
        heldOverSince = e.heldOverSince();
    }

    @CommandHandler
    void handle(HoldOverContract c) {
        CONTRACT_IS_IN_FORCE.require(contract.status() == ContractStatus.IN_FORCE, contract.status());
        LEASE_HAS_AN_END.require(endOn != null);
        TERM_HAS_PASSED.require(c.since().isAfter(endOn), endOn);
        apply(new ContractHeldOver(contract.id(), endOn, c.since()));
    }

    @EventSourcingHandler
    void on(ContractHeldOver e) {
        heldOverSince = e.since();
    }

    /** An open-ended lease has no last day that one could be after. */
    static boolean isBy(LocalDate day, LocalDate endOn) {
        return endOn == null || !day.isAfter(endOn);
    }

    LocalDate endOn() {
        return endOn;
    }

    List<LocalDate> saidEnds() {
        return List.copyOf(saidEnds);
    }

    boolean isRenewed() {
        return !extensions.isEmpty();
    }

    LocalDate heldOverSince() {
        return heldOverSince;
    }
}
