package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.AMENDMENT_HOLDS_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.RENEWED_TERM_IS_NOT_AMENDED;
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
import io.parkledger.core.contract.ContractEvent.ContractExtensionWithdrawn;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.value.Cny;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The rents (租金): that of the signing, and those that were agreed later, by amendments and renewals. */
@NullUnmarked
class Rents {

    private final Contract contract;

    /** A rent agreed after signing, by a renewal or an amendment; null where that of before goes on. */
    private record LaterRent(
            LocalDate fromOn,
            Cny rent,
            List<RentStep> steps,
            List<RentFree> rentFree,
            boolean isRenewed,
            LocalDate agreedOn) {

        static LaterRent amended(ContractAmended e) {
            var conditions = e.conditions();
            return new LaterRent(
                    e.fromOn(),
                    e.rentCnyPerSqmMonth(),
                    conditions.rentSteps(),
                    conditions.rentFree(),
                    false,
                    e.amendedOn());
        }

        static LaterRent renewed(LocalDate fromOn, Cny rent, LocalDate agreedOn) {
            return new LaterRent(fromOn, rent, List.of(), List.of(), true, agreedOn);
        }

        RentSchedule on(RentSchedule before) {
            return rent == null ? before : before.from(fromOn, rent, steps);
        }

        /** First day of the last of them. */
        LocalDate lastFrom() {
            return steps.isEmpty() ? fromOn : steps.get(steps.size() - 1).fromOn();
        }

        /** Last day that it speaks of by itself. */
        LocalDate lastDay() {
            return rentFree.stream().map(RentFree::untilOn).reduce(lastFrom(), Rents::later);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** What was agreed after signing, in the order it was said: holds on whatever is corrected of the signing. */
    private final List<LaterRent> laterRents = new ArrayList<>();
    /** Last day of the term: the rent of its renewal holds after it. */
    private LocalDate termEndOn;

    Rents(Contract contract) {
        this.contract = contract;
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        termEndOn = e.endOn();
    }

    @EventSourcingHandler
    void on(ContractCorrected e) {
        if (lastRenewal() < 0) {
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
        laterRents.add(LaterRent.amended(e));
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        laterRents.add(LaterRent.renewed(
                RentSchedule.renewedFrom(termEndOn, e.agreedOn()), e.rentCnyPerSqmMonth(), e.agreedOn()));
        termEndOn = e.endOn();
    }

    /** Where its rent stands among {@link #laterRents}; -1 while there was none. */
    private int lastRenewal() {
        var at = laterRents.size() - 1;
        while (at >= 0 && !laterRents.get(at).isRenewed()) {
            at--;
        }
        return at;
    }

    @EventSourcingHandler
    void on(ContractExtensionCorrected e) {
        var at = lastRenewal();
        var renewed = laterRents.get(at);
        laterRents.set(at, LaterRent.renewed(renewed.fromOn(), e.rentCnyPerSqmMonth(), renewed.agreedOn()));
        termEndOn = e.endOn();
    }

    @EventSourcingHandler
    void on(ContractExtensionWithdrawn e) {
        laterRents.remove(lastRenewal());
        termEndOn = e.endOn();
    }

    /** Whatever was amended since the last renewal speaks of no later day. */
    void requireNotAmendedAfter(LocalDate endOn) {
        for (var amended : laterRents.subList(lastRenewal() + 1, laterRents.size())) {
            RENEWED_TERM_IS_NOT_AMENDED.require(Term.isBy(amended.lastDay(), endOn), amended.lastDay(), endOn);
        }
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

    /** The earliest day on which it was amended; null while it was not. */
    LocalDate amendedOn() {
        return laterRents.stream()
                .filter(each -> !each.isRenewed())
                .map(LaterRent::agreedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The last day on which something was agreed after signing; null while nothing was. */
    LocalDate agreedOn() {
        return laterRents.stream()
                .map(LaterRent::agreedOn)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
