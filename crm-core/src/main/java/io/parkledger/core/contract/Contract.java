package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_AWAITS_HANDOVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CONTRACT_NAMES_WHAT_IS_LET;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.EVIDENCE_COUNTS_ON_TRACK;
import static io.parkledger.core.contract.ContractRule.HANDOVER_IS_NOT_AFTER_THE_TERM;
import static io.parkledger.core.contract.ContractRule.LEAD_AND_NEGOTIATION_COME_TOGETHER;
import static io.parkledger.core.contract.ContractRule.NEW_END_IS_LATER;
import static io.parkledger.core.contract.ContractRule.RENEWAL_IS_AS_THE_CONTRACT;
import static io.parkledger.core.contract.ContractRule.RENT_OF_A_YEAR_IS_WITHIN_BOUNDS;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_AFTER_IT_STARTS;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_THAT_DAY;
import static io.parkledger.core.contract.ContractRule.TERM_HAS_PASSED;
import static io.parkledger.core.contract.ContractRule.UNITS_ARE_NAMED_ONCE;
import static java.util.stream.Collectors.toSet;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractExpired;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractHeldOver;
import io.parkledger.core.contract.ContractEvent.ContractRescinded;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractTerminated;
import io.parkledger.core.contract.ContractEvent.PremisesHandedOver;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.LetUnit;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A signed formal contract (正式合同): what is let, for how long, for what rent, against which promises. */
@AggregateRoot(type = "contract")
@NullUnmarked
class Contract extends Guarded {

    @AggregateIdentifier
    private ContractId id;

    private ContractSigned signed;
    private LocalDate handedOverOn;
    private LocalDate endOn;
    private Cny rentCnyPerSqmMonth;
    private ContractStatus status;

    Contract() {}

    @CommandHandler
    Contract(SignContract c) {
        TERM_ENDS_AFTER_IT_STARTS.require(c.endOn().isAfter(c.startOn()), c.startOn(), c.endOn());
        CONTRACT_NAMES_WHAT_IS_LET.require(c.track() == Track.SPACE ? !c.units().isEmpty() : c.landMu() != null);
        UNITS_ARE_NAMED_ONCE.require(
                c.units().stream().map(LetUnit::unitId).distinct().count()
                        == c.units().size());
        requireRentOfAYear(c.rentCnyPerSqmMonth(), areaSqm(c.units()));
        LEAD_AND_NEGOTIATION_COME_TOGETHER.require((c.leadId() == null) == (c.negotiationId() == null));
        c.tenantId().requireFreeFor(c.parkId(), c.creditCode());
        apply(new ContractSigned(
                c.contractId(),
                c.parkId(),
                c.negotiationId(),
                c.leadId(),
                c.tenantId(),
                c.company().strip(),
                c.creditCode(),
                c.industry(),
                c.track(),
                c.units(),
                c.landMu(),
                c.startOn(),
                c.endOn(),
                c.rentCnyPerSqmMonth(),
                c.commitments(),
                c.owner(),
                c.team(),
                c.signedOn()));
    }

    @CommandHandler
    void handle(AmendContract c) {
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.SIGNED || status.isOccupying(), status);
        requireNotBeforeSigning(c.amendedOn());
        requireRentOfAYear(c.rentCnyPerSqmMonth(), areaSqm());
        apply(new ContractAmended(id, c.rentCnyPerSqmMonth(), c.amendedOn()));
    }

    @CommandHandler
    void handle(HandOver c) {
        CONTRACT_AWAITS_HANDOVER.require(status == ContractStatus.SIGNED, status);
        EVIDENCE_COUNTS_ON_TRACK.require(c.evidence().countsOn(signed.track()), c.evidence(), signed.track());
        requireNotBeforeSigning(c.handedOverOn());
        HANDOVER_IS_NOT_AFTER_THE_TERM.require(!c.handedOverOn().isAfter(endOn), endOn);
        apply(new PremisesHandedOver(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.industry(),
                signed.track(),
                signed.units(),
                c.evidence(),
                c.handedOverOn()));
    }

    @CommandHandler
    void handle(ExtendContract c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        NEW_END_IS_LATER.require(c.endOn().isAfter(endOn), endOn, c.endOn());
        requireRentOfAYear(c.rentCnyPerSqmMonth(), areaSqm());
        apply(new ContractExtended(id, c.renewalId(), c.endOn(), c.rentCnyPerSqmMonth(), c.agreedOn()));
    }

    @CommandHandler
    void handle(ConfirmTerm c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        requireNotBeforeHandover(c.openedOn());
        TERM_ENDS_THAT_DAY.require(c.expiringOn().equals(endOn), endOn, c.expiringOn());
        RENEWAL_IS_AS_THE_CONTRACT.require(c.tenantId().equals(signed.tenantId())
                && c.parkId().equals(signed.parkId())
                && c.company().equals(signed.company())
                && c.areaSqm().compareTo(areaSqm()) == 0
                && c.rentCnyPerYear().equals(rentCnyPerYear()));
    }

    private BigDecimal areaSqm() {
        return areaSqm(signed.units());
    }

    private static BigDecimal areaSqm(List<LetUnit> units) {
        return units.stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void requireRentOfAYear(Cny rentCnyPerSqmMonth, BigDecimal areaSqm) {
        if (rentCnyPerSqmMonth != null) {
            var year = rentCnyPerSqmMonth.perYearOn(areaSqm);
            RENT_OF_A_YEAR_IS_WITHIN_BOUNDS.require(Bounds.holds(year.yuan()), year, Bounds.YUAN);
        }
    }

    private Cny rentCnyPerYear() {
        return rentCnyPerSqmMonth == null ? Cny.ZERO : rentCnyPerSqmMonth.perYearOn(areaSqm());
    }

    @CommandHandler
    void handle(HoldOverContract c) {
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.IN_FORCE, status);
        TERM_HAS_PASSED.require(c.since().isAfter(endOn), endOn);
        apply(new ContractHeldOver(id, endOn, c.since()));
    }

    @CommandHandler
    void handle(EndContract c) {
        if (!status.isOver()) {
            CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
            requireNotBeforeHandover(c.endedOn());
            end(null, c.endedOn());
        }
    }

    /** Before its last day a contract is terminated; from then on it expires, whoever says so. */
    private void end(String cause, LocalDate endedOn) {
        if (endedOn.isBefore(endOn)) {
            apply(new ContractTerminated(id, signed.tenantId(), unitIds(), cause, endOn, endedOn));
        } else {
            apply(new ContractExpired(id, signed.tenantId(), unitIds(), endOn, endedOn));
        }
    }

    @CommandHandler
    void handle(TerminateContract c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        requireNotBeforeHandover(c.terminatedOn());
        end(c.cause(), c.terminatedOn());
    }

    @CommandHandler
    void handle(RescindContract c) {
        CONTRACT_AWAITS_HANDOVER.require(status == ContractStatus.SIGNED, status);
        requireNotBeforeSigning(c.rescindedOn());
        apply(new ContractRescinded(
                id, signed.negotiationId(), signed.tenantId(), unitIds(), c.cause(), c.rescindedOn()));
    }

    private List<UnitId> unitIds() {
        return signed.units().stream().map(LetUnit::unitId).toList();
    }

    private void requireNotBeforeSigning(LocalDate day) {
        DATE_IS_NOT_BEFORE_SIGNING.require(!day.isBefore(signed.signedOn()), signed.signedOn());
    }

    private void requireNotBeforeHandover(LocalDate day) {
        requireNotBeforeSigning(day);
        DATE_IS_NOT_BEFORE_HANDOVER.require(!day.isBefore(handedOverOn), handedOverOn);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inBuildings(
                signed.parkId().value(),
                signed.units().stream().map(unit -> unit.buildingId().value()).collect(toSet()));
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        id = e.contractId();
        signed = e;
        endOn = e.endOn();
        rentCnyPerSqmMonth = e.rentCnyPerSqmMonth();
        status = ContractStatus.SIGNED;
    }

    @EventSourcingHandler
    void on(ContractAmended e) {
        rentCnyPerSqmMonth = e.rentCnyPerSqmMonth();
    }

    @EventSourcingHandler
    void on(PremisesHandedOver e) {
        handedOverOn = e.handedOverOn();
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        endOn = e.endOn();
        if (e.rentCnyPerSqmMonth() != null) {
            rentCnyPerSqmMonth = e.rentCnyPerSqmMonth();
        }
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(ContractHeldOver e) {
        status = ContractStatus.HELD_OVER;
    }

    @EventSourcingHandler
    void on(ContractExpired e) {
        status = ContractStatus.EXPIRED;
    }

    @EventSourcingHandler
    void on(ContractTerminated e) {
        status = ContractStatus.TERMINATED;
    }

    @EventSourcingHandler
    void on(ContractRescinded e) {
        status = ContractStatus.RESCINDED;
    }
}
