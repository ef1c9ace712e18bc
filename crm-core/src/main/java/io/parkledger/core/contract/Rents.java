package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.AMENDMENT_HOLDS_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.RENT_FREE_DAYS_ARE_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.RENT_IS_USUAL;
import static io.parkledger.core.contract.ContractRule.RENT_OF_A_YEAR_IS_WITHIN_BOUNDS;
import static io.parkledger.core.contract.ContractRule.RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractExtended;
import io.parkledger.core.contract.ContractEvent.ContractExtensionCorrected;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The rents (租金): that of the signing, and those that were agreed later, by amendments and renewals. */
@NullUnmarked
class Rents {

    private final Contract contract;

    /** A rent agreed after signing; null where that of before goes on. */
    private record LaterRent(LocalDate fromOn, Cny rent, List<RentStep> steps) {

        RentSchedule on(RentSchedule before) {
            return rent == null ? before : before.from(fromOn, rent, steps);
        }

        /** First day of the last of them. */
        LocalDate lastFrom() {
            return steps.isEmpty() ? fromOn : steps.get(steps.size() - 1).fromOn();
        }
    }

    /** What was agreed after signing, in the order it was said: holds on whatever is corrected of the signing. */
    private final List<LaterRent> laterRents = new ArrayList<>();
    /** The earliest day on which it was amended. */
    private LocalDate amendedOn;
    /** The last day on which something was agreed after signing; null while nothing was. */
    private LocalDate agreedOn;

    /** Last day of the term: the rent of its renewal holds after it. */
    private LocalDate termEndOn;
    /** From when the rent of the last renewal holds; null while there was none. */
    private LocalDate renewedFrom;
    /** Where that stands among {@link #laterRents}. */
    private int renewedAt;

    Rents(Contract contract) {
        this.contract = contract;
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        termEndOn = e.endOn();
    }

    @EventSourcingHandler
    void on(ContractCorrected e) {
        if (renewedFrom == null) {
            termEndOn = e.endOn();
        }
    }

    @CommandHandler
    void handle(AmendContract c) {
        var status = contract.status();
        var signed = contract.signed();
        var endOn = contract.term().endOn();
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.SIGNED || status.isOccupying(), status);
        contract.signing().requireSignedBy(c.amendedOn());
        var fromOn = c.fromOn() == null ? c.amendedOn() : c.fromOn();
        DATE_IS_NOT_BEFORE_SIGNING.require(
                !fromOn.isBefore(signed.signedOn()), signed.signedOn(), ContractField.HOLDS_FROM);
        AMENDMENT_HOLDS_WITHIN_THE_TERM.require(Term.isBy(fromOn, endOn) || !fromOn.isAfter(c.amendedOn()), endOn);
        var conditions =
                new LeaseConditions(c.rentSteps(), c.rentFree(), c.depositCny(), c.propertyFeeCnyPerSqmMonth());
        requireRents(
                fromOn,
                c.rentCnyPerSqmMonth(),
                conditions,
                endOn,
                contract.signing().areaSqm());
        requireRentFreeWithin(conditions, signed.startOn(), endOn);
        apply(new ContractAmended(contract.id(), c.rentCnyPerSqmMonth(), conditions, fromOn, c.amendedOn()));
    }

    /** @param rent from the first day on; the conditions may have others step after it */
    static void requireRents(
            LocalDate fromOn, Cny rent, LeaseConditions conditions, LocalDate endOn, BigDecimal areaSqm) {
        requireRent(rent, areaSqm);
        var last = fromOn;
        for (var step : conditions.rentSteps()) {
            RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM.require(
                    rent != null && step.fromOn().isAfter(last) && Term.isBy(step.fromOn(), endOn), step.fromOn());
            requireRent(step.rentCnyPerSqmMonth(), areaSqm, ContractField.RENT_STEPS);
            last = step.fromOn();
        }
    }

    static void requireRent(Cny rentCnyPerSqmMonth, BigDecimal areaSqm) {
        if (rentCnyPerSqmMonth != null) {
            requireRent(rentCnyPerSqmMonth, areaSqm, null);
        }
    }

    /** @param field that says it; null where that is the rent's own */
    private static void requireRent(Cny rentCnyPerSqmMonth, BigDecimal areaSqm, ContractField field) {
        var year = rentCnyPerSqmMonth.perYearOn(areaSqm);
        RENT_OF_A_YEAR_IS_WITHIN_BOUNDS.require(
                Bounds.holds(year.yuan()), year.yuan(), new BigDecimal(Bounds.YUAN), field);
        RENT_IS_USUAL.requireConfirmed(
                RentSchedule.isUsual(rentCnyPerSqmMonth), RentSchedule.USUAL.yuan(), rentCnyPerSqmMonth.yuan(), field);
    }

    static void requireRentFreeWithin(LeaseConditions conditions, LocalDate startOn, LocalDate endOn) {
        for (var free : conditions.rentFree()) {
            RENT_FREE_DAYS_ARE_WITHIN_THE_TERM.require(
                    !free.fromOn().isBefore(startOn)
                            && !free.untilOn().isBefore(free.fromOn())
                            && Term.isBy(free.untilOn(), endOn),
                    free.fromOn(),
                    free.untilOn());
        }
    }

    @EventSourcingHandler
    void on(ContractAmended e) {
        laterRents.add(
                new LaterRent(e.fromOn(), e.rentCnyPerSqmMonth(), e.conditions().rentSteps()));
        amendedOn = amendedOn == null || e.amendedOn().isBefore(amendedOn) ? e.amendedOn() : amendedOn;
        agree(e.amendedOn());
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        renewedFrom = RentSchedule.renewedFrom(termEndOn, e.agreedOn());
        renewedAt = laterRents.size();
        laterRents.add(new LaterRent(renewedFrom, e.rentCnyPerSqmMonth(), List.of()));
        termEndOn = e.endOn();
        agree(e.agreedOn());
    }

    private void agree(LocalDate day) {
        agreedOn = agreedOn == null || day.isAfter(agreedOn) ? day : agreedOn;
    }

    @EventSourcingHandler
    void on(ContractExtensionCorrected e) {
        laterRents.set(renewedAt, new LaterRent(renewedFrom, e.rentCnyPerSqmMonth(), List.of()));
        termEndOn = e.endOn();
    }

    /** A term that ends that day has all days from which another rent was agreed. */
    void requireAgreedBy(LocalDate endOn) {
        for (var later : laterRents) {
            CORRECTED_DAYS_KEEP_THEIR_ORDER.require(Term.isBy(later.lastFrom(), endOn), later.lastFrom(), endOn);
        }
    }

    /** What all that is let comes to in a year, by the rent of that day. */
    Cny perYearOn(LocalDate day) {
        var rent = asAgreed().on(day);
        return rent == null ? Cny.ZERO : rent.perYearOn(contract.signing().areaSqm());
    }

    private RentSchedule asAgreed() {
        var signed = contract.signed();
        var agreed = RentSchedule.of(
                signed.startOn(),
                signed.rentCnyPerSqmMonth(),
                signed.conditions().rentSteps());
        for (var later : laterRents) {
            agreed = later.on(agreed);
        }
        return agreed;
    }

    LocalDate amendedOn() {
        return amendedOn;
    }

    LocalDate agreedOn() {
        return agreedOn;
    }
}
