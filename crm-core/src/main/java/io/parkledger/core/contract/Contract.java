package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.AMENDMENT_HOLDS_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.CONTRACT_AWAITS_HANDOVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_HAS_ENDED;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_IN_FORCE;
import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_NOT_OVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_NAMES_WHAT_IS_LET;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_HANDOVER;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_THE_END;
import static io.parkledger.core.contract.ContractRule.EVIDENCE_COUNTS_ON_TRACK;
import static io.parkledger.core.contract.ContractRule.HANDOVER_IS_NOT_AFTER_THE_TERM;
import static io.parkledger.core.contract.ContractRule.LEAD_AND_NEGOTIATION_COME_TOGETHER;
import static io.parkledger.core.contract.ContractRule.LEASE_HAS_AN_END;
import static io.parkledger.core.contract.ContractRule.LEASE_IS_OF_LAWFUL_LENGTH;
import static io.parkledger.core.contract.ContractRule.NEW_END_IS_LATER;
import static io.parkledger.core.contract.ContractRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.contract.ContractRule.PREMISES_ARE_HANDED_OVER;
import static io.parkledger.core.contract.ContractRule.RENEWAL_IS_AS_THE_CONTRACT;
import static io.parkledger.core.contract.ContractRule.RENT_FREE_DAYS_ARE_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.RENT_IS_USUAL;
import static io.parkledger.core.contract.ContractRule.RENT_OF_A_YEAR_IS_WITHIN_BOUNDS;
import static io.parkledger.core.contract.ContractRule.RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM;
import static io.parkledger.core.contract.ContractRule.SIGNING_IS_RESCINDED;
import static io.parkledger.core.contract.ContractRule.TERM_CAME_BY_THAT_RENEWAL;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_AFTER_IT_STARTS;
import static io.parkledger.core.contract.ContractRule.TERM_ENDS_THAT_DAY;
import static io.parkledger.core.contract.ContractRule.TERM_HAS_PASSED;
import static io.parkledger.core.contract.ContractRule.TERM_IS_NOT_FOLLOWED;
import static io.parkledger.core.contract.ContractRule.UNITS_ARE_NAMED_ONCE;
import static io.parkledger.core.contract.ContractRule.WHAT_WAS_HANDED_OVER_STAYS;
import static java.util.stream.Collectors.toSet;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.bound.Bounds;
import io.parkledger.core.contract.ContractCommand.AmendContract;
import io.parkledger.core.contract.ContractCommand.ConfirmRunning;
import io.parkledger.core.contract.ContractCommand.ConfirmTerm;
import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.CorrectEnd;
import io.parkledger.core.contract.ContractCommand.CorrectExtension;
import io.parkledger.core.contract.ContractCommand.CorrectHandOver;
import io.parkledger.core.contract.ContractCommand.CorrectRescission;
import io.parkledger.core.contract.ContractCommand.CorrectTermination;
import io.parkledger.core.contract.ContractCommand.EndContract;
import io.parkledger.core.contract.ContractCommand.ExtendContract;
import io.parkledger.core.contract.ContractCommand.HandOver;
import io.parkledger.core.contract.ContractCommand.HoldOverContract;
import io.parkledger.core.contract.ContractCommand.RectifyCode;
import io.parkledger.core.contract.ContractCommand.RectifyCompany;
import io.parkledger.core.contract.ContractCommand.RescindContract;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.TerminateContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractCommand.WithdrawEnd;
import io.parkledger.core.contract.ContractCommand.WithdrawHandOver;
import io.parkledger.core.contract.ContractCommand.WithdrawRescission;
import io.parkledger.core.contract.ContractCommand.WithdrawTermination;
import io.parkledger.core.contract.ContractEvent.ContractAmended;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
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
import io.parkledger.core.contract.ContractEvent.RescissionCorrected;
import io.parkledger.core.contract.ContractEvent.RescissionWithdrawn;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.RentSchedule;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A signed formal contract (正式合同): what is let, for how long, for what rent, against which promises. */
@AggregateRoot(type = "contract")
@NullUnmarked
class Contract extends Guarded {

    private static final int LAWFUL_YEARS = 20;

    @AggregateIdentifier
    private ContractId id;

    private ContractSigned signed;
    private LocalDate handedOverOn;
    private LandingEvidence evidence;
    private LocalDate endOn;
    /** Each last day a term of it was said to have. */
    private final Set<LocalDate> termEnds = new LinkedHashSet<>();

    private LocalDate heldOverSince;
    /** When the tenant was out; null while it is in, or never was. */
    private LocalDate endedOn;

    private RentSchedule rents;
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
    /** Its last day before the last renewal, and which that was; null while there was none. */
    private LocalDate endBeforeRenewal;

    private LocalDate renewedFrom;
    private RenewalId lastRenewal;
    /** Where its rent stands among {@link #laterRents}. */
    private int renewedAt;

    /** The last day on which something was agreed after signing; null while nothing was. */
    private LocalDate agreedOn;
    /** In force, or held over, until then. */
    private ContractStatus endedAs;
    /** Why it ended early, or was rescinded; null where nobody said. */
    private String endCause;
    /** Since when it was void; null while it is not. */
    private LocalDate rescindedOn;

    private ContractStatus status;

    Contract() {}

    @CommandHandler
    Contract(SignContract c) {
        requireTerm(c.track(), c.startOn(), c.endOn());
        requireLet(c.track(), c.units(), c.landMu());
        requireRents(c.startOn(), c.rentCnyPerSqmMonth(), c.conditions(), c.endOn(), areaSqm(c.units()));
        requireRentFreeWithin(c.conditions(), c.startOn(), c.endOn());
        LEAD_AND_NEGOTIATION_COME_TOGETHER.require((c.leadId() == null) == (c.negotiationId() == null));
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
                c.number() == null ? null : c.number().strip(),
                c.conditions(),
                c.signedOn()));
    }

    private static void requireTerm(Track track, LocalDate startOn, LocalDate endOn) {
        TERM_ENDS_AFTER_IT_STARTS.require(endOn == null || endOn.isAfter(startOn), startOn, endOn);
        requireLeaseOfLawfulLength(track, startOn, endOn);
    }

    private static void requireLeaseOfLawfulLength(Track track, LocalDate firstDay, LocalDate endOn) {
        LEASE_IS_OF_LAWFUL_LENGTH.requireConfirmed(
                track != Track.SPACE || endOn == null || endOn.isBefore(firstDay.plusYears(LAWFUL_YEARS)),
                firstDay,
                endOn);
    }

    private static void requireLet(Track track, List<LetUnit> units, BigDecimal landMu) {
        var isSpace = track == Track.SPACE;
        CONTRACT_NAMES_WHAT_IS_LET.require(
                isSpace ? !units.isEmpty() : landMu != null, isSpace ? ContractField.UNITS : ContractField.LAND);
        UNITS_ARE_NAMED_ONCE.require(
                units.stream().map(LetUnit::unitId).distinct().count() == units.size());
    }

    @CommandHandler
    void handle(CorrectContract c) {
        CONTRACT_IS_NOT_OVER.require(!status.isOver(), status);
        requireTerm(signed.track(), c.startOn(), c.endOn());
        requireLet(signed.track(), c.units(), c.landMu());
        requireRents(c.startOn(), c.rentCnyPerSqmMonth(), c.conditions(), c.endOn(), areaSqm(c.units()));
        requireRentFreeWithin(c.conditions(), c.startOn(), c.endOn());
        requireDaysInOrder(c);
        if (handedOverOn != null) {
            WHAT_WAS_HANDED_OVER_STAYS.require(isLetAsItWas(c));
        }
        if (lastRenewal != null || status == ContractStatus.HELD_OVER) {
            TERM_IS_NOT_FOLLOWED.require(
                    c.startOn().equals(signed.startOn()) && Objects.equals(c.endOn(), signed.endOn()), endOn);
        }
        c.tenantId().requireFreeIn(signed.parkId());
        var corrected = corrected(c);
        CORRECTION_CHANGES_SOMETHING.require(!asSigned(corrected).equals(signed));
        apply(corrected);
    }

    private void requireDaysInOrder(CorrectContract c) {
        var followedOn = followedOn();
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                followedOn == null || !c.signedOn().isAfter(followedOn), c.signedOn(), followedOn);
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                handedOverOn == null || isBy(handedOverOn, c.endOn()), handedOverOn, c.endOn());
        for (var later : laterRents) {
            CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                    Objects.equals(c.endOn(), signed.endOn()) || isBy(later.lastFrom(), c.endOn()),
                    later.lastFrom(),
                    c.endOn());
        }
        DATE_IS_NOT_BEFORE_SIGNING.require(!c.correctedOn().isBefore(c.signedOn()), c.signedOn());
    }

    /** Whatever followed after signing: the earliest day of it. */
    private LocalDate followedOn() {
        return handedOverOn == null || amendedOn != null && amendedOn.isBefore(handedOverOn) ? amendedOn : handedOverOn;
    }

    private boolean isLetAsItWas(CorrectContract c) {
        return c.tenantId().equals(signed.tenantId())
                && c.company().strip().equals(signed.company())
                && c.creditCode().equals(signed.creditCode())
                && c.industry() == signed.industry()
                && Set.copyOf(c.units()).equals(Set.copyOf(signed.units()))
                && Objects.equals(c.landMu(), signed.landMu());
    }

    private ContractCorrected corrected(CorrectContract c) {
        var before = signed.units().stream().map(LetUnit::unitId).toList();
        var now = c.units().stream().map(LetUnit::unitId).toList();
        return new ContractCorrected(
                id,
                signed.parkId(),
                signed.negotiationId(),
                c.tenantId(),
                c.company().strip(),
                c.creditCode(),
                c.industry(),
                signed.track(),
                c.units(),
                c.units().stream()
                        .filter(unit -> !before.contains(unit.unitId()))
                        .toList(),
                before.stream().filter(unit -> !now.contains(unit)).toList(),
                c.landMu(),
                c.startOn(),
                signed.startOn(),
                c.endOn(),
                signed.endOn(),
                c.rentCnyPerSqmMonth(),
                c.commitments(),
                c.number() == null ? null : c.number().strip(),
                c.conditions(),
                c.signedOn(),
                handedOverOn,
                c.cause().strip(),
                c.correctedOn());
    }

    /** What would have been said at signing. */
    private ContractSigned asSigned(ContractCorrected e) {
        return new ContractSigned(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                e.tenantId(),
                e.company(),
                e.creditCode(),
                e.industry(),
                signed.track(),
                e.units(),
                e.landMu(),
                e.startOn(),
                e.endOn(),
                e.rentCnyPerSqmMonth(),
                e.commitments(),
                signed.owner(),
                signed.team(),
                e.number(),
                e.conditions(),
                e.signedOn());
    }

    @CommandHandler
    void handle(RectifyCompany c) {
        var company = isCalled(c.formerCompany(), c.company()) ? c.company() : signed.company();
        var industry = signed.industry() == c.formerIndustry() ? c.industry() : signed.industry();
        if (!company.equals(signed.company()) || industry != signed.industry()) {
            apply(new ContractCompanyRectified(id, unitIds(), company, industry, c.rectifiedOn()));
        }
    }

    @CommandHandler
    void handle(RectifyCode c) {
        if (signed.creditCode().equals(c.formerCreditCode())) {
            apply(new ContractCodeRectified(id, c.creditCode(), c.rectifiedOn()));
        }
    }

    /** A short name that goes with the right name too is not wrong. */
    private boolean isCalled(String wrong, String right) {
        return CompanyName.comparable(signed.company()).equals(CompanyName.comparable(wrong))
                || CompanyName.fit(signed.company(), wrong) && !CompanyName.fit(signed.company(), right);
    }

    private ContractSigned asSignedBy(String company, CreditCode creditCode, Industry industry) {
        return new ContractSigned(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                company,
                creditCode,
                industry,
                signed.track(),
                signed.units(),
                signed.landMu(),
                signed.startOn(),
                signed.endOn(),
                signed.rentCnyPerSqmMonth(),
                signed.commitments(),
                signed.owner(),
                signed.team(),
                signed.number(),
                signed.conditions(),
                signed.signedOn());
    }

    @CommandHandler
    void handle(WithdrawContract c) {
        NOTHING_HANGS_ON_IT.require(status == ContractStatus.SIGNED && signed.negotiationId() == null, status);
        requireNotBeforeSigning(c.withdrawnOn());
        apply(new ContractWithdrawn(id, signed.tenantId(), unitIds(), c.cause().strip(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(ConfirmRunning c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        LEASE_HAS_AN_END.require(endOn != null);
        TERM_ENDS_THAT_DAY.require(c.expiringOn().equals(endOn), endOn, c.expiringOn());
    }

    @CommandHandler
    void handle(CorrectExtension c) {
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.IN_FORCE, status);
        TERM_CAME_BY_THAT_RENEWAL.require(c.renewalId().equals(lastRenewal), endOn);
        NEW_END_IS_LATER.require(c.endOn().isAfter(endBeforeRenewal), endBeforeRenewal, c.endOn());
        requireLeaseOfLawfulLength(signed.track(), endBeforeRenewal.plusDays(1), c.endOn());
        requireRent(c.rentCnyPerSqmMonth(), areaSqm());
        apply(new ContractExtensionCorrected(
                id, c.renewalId(), c.endOn(), endOn, c.rentCnyPerSqmMonth(), c.correctedOn()));
    }

    @CommandHandler
    void handle(AmendContract c) {
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.SIGNED || status.isOccupying(), status);
        requireNotBeforeSigning(c.amendedOn());
        var fromOn = c.fromOn() == null ? c.amendedOn() : c.fromOn();
        DATE_IS_NOT_BEFORE_SIGNING.require(
                !fromOn.isBefore(signed.signedOn()), signed.signedOn(), ContractField.HOLDS_FROM);
        AMENDMENT_HOLDS_WITHIN_THE_TERM.require(isBy(fromOn, endOn) || !fromOn.isAfter(c.amendedOn()), endOn);
        var conditions =
                new LeaseConditions(c.rentSteps(), c.rentFree(), c.depositCny(), c.propertyFeeCnyPerSqmMonth());
        requireRents(fromOn, c.rentCnyPerSqmMonth(), conditions, endOn, areaSqm());
        requireRentFreeWithin(conditions, signed.startOn(), endOn);
        apply(new ContractAmended(id, c.rentCnyPerSqmMonth(), conditions, fromOn, c.amendedOn()));
    }

    @CommandHandler
    void handle(HandOver c) {
        CONTRACT_AWAITS_HANDOVER.require(status == ContractStatus.SIGNED, status);
        EVIDENCE_COUNTS_ON_TRACK.require(c.evidence().countsOn(signed.track()), c.evidence(), signed.track());
        requireNotBeforeSigning(c.handedOverOn());
        HANDOVER_IS_NOT_AFTER_THE_TERM.require(isBy(c.handedOverOn(), endOn), endOn);
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
    void handle(CorrectHandOver c) {
        PREMISES_ARE_HANDED_OVER.require(handedOverOn != null, status);
        EVIDENCE_COUNTS_ON_TRACK.require(c.evidence().countsOn(signed.track()), c.evidence(), signed.track());
        requireNotBeforeSigning(c.handedOverOn());
        HANDOVER_IS_NOT_AFTER_THE_TERM.require(isBy(c.handedOverOn(), signed.endOn()), signed.endOn());
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(isBy(c.handedOverOn(), endedOn), c.handedOverOn(), endedOn);
        DATE_IS_NOT_BEFORE_HANDOVER.require(!c.correctedOn().isBefore(c.handedOverOn()), c.handedOverOn());
        CORRECTION_CHANGES_SOMETHING.require(!c.handedOverOn().equals(handedOverOn) || c.evidence() != evidence);
        apply(new HandOverCorrected(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.industry(),
                signed.units(),
                signed.startOn(),
                endedOn == null && endOn != null ? endOn.plusDays(1) : endedOn,
                status == ContractStatus.HELD_OVER ? heldOverSince : null,
                List.copyOf(termEnds),
                c.evidence(),
                evidence,
                c.handedOverOn(),
                handedOverOn,
                c.cause().strip(),
                c.correctedOn()));
    }

    /** What else may hang on it is asked of who knows: its renewals, and its tenant. */
    @CommandHandler
    void handle(WithdrawHandOver c) {
        PREMISES_ARE_HANDED_OVER.require(handedOverOn != null, status);
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.IN_FORCE, status);
        TERM_IS_NOT_FOLLOWED.require(lastRenewal == null, endOn);
        requireNotBeforeHandover(c.withdrawnOn());
        apply(new HandOverWithdrawn(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.leadId(),
                signed.tenantId(),
                signed.company(),
                signed.industry(),
                signed.units(),
                signed.startOn(),
                endOn,
                List.copyOf(termEnds),
                signed.signedOn(),
                handedOverOn,
                c.cause().strip(),
                c.withdrawnOn()));
    }

    @CommandHandler
    void handle(ExtendContract c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        LEASE_HAS_AN_END.require(endOn != null);
        NEW_END_IS_LATER.require(c.endOn().isAfter(endOn), endOn, c.endOn());
        requireLeaseOfLawfulLength(signed.track(), endOn.plusDays(1), c.endOn());
        requireRent(c.rentCnyPerSqmMonth(), areaSqm());
        apply(new ContractExtended(id, c.renewalId(), c.endOn(), c.rentCnyPerSqmMonth(), c.agreedOn()));
    }

    @CommandHandler
    void handle(ConfirmTerm c) {
        CONTRACT_IS_IN_FORCE.require(status.isOccupying(), status);
        requireNotBeforeHandover(c.openedOn());
        LEASE_HAS_AN_END.require(endOn != null);
        TERM_ENDS_THAT_DAY.require(c.expiringOn().equals(endOn), endOn, c.expiringOn());
        RENEWAL_IS_AS_THE_CONTRACT.require(c.tenantId().equals(signed.tenantId())
                && c.parkId().equals(signed.parkId())
                && c.company().equals(signed.company())
                && c.areaSqm().compareTo(areaSqm()) == 0
                && c.rentCnyPerYear().equals(rentCnyPerYearOn(endOn)));
    }

    private BigDecimal areaSqm() {
        return areaSqm(signed.units());
    }

    private static BigDecimal areaSqm(List<LetUnit> units) {
        return units.stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void requireRent(Cny rentCnyPerSqmMonth, BigDecimal areaSqm) {
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

    private static void requireRents(
            LocalDate fromOn, Cny rent, LeaseConditions conditions, LocalDate endOn, BigDecimal areaSqm) {
        requireRent(rent, areaSqm);
        var last = fromOn;
        for (var step : conditions.rentSteps()) {
            RENT_STEPS_GO_FORWARD_WITHIN_THE_TERM.require(
                    rent != null && step.fromOn().isAfter(last) && isBy(step.fromOn(), endOn), step.fromOn());
            requireRent(step.rentCnyPerSqmMonth(), areaSqm, ContractField.RENT_STEPS);
            last = step.fromOn();
        }
    }

    private static void requireRentFreeWithin(LeaseConditions conditions, LocalDate startOn, LocalDate endOn) {
        for (var free : conditions.rentFree()) {
            RENT_FREE_DAYS_ARE_WITHIN_THE_TERM.require(
                    !free.fromOn().isBefore(startOn)
                            && !free.untilOn().isBefore(free.fromOn())
                            && isBy(free.untilOn(), endOn),
                    free.fromOn(),
                    free.untilOn());
        }
    }

    private Cny rentCnyPerYearOn(LocalDate day) {
        var rent = rents.on(day);
        return rent == null ? Cny.ZERO : rent.perYearOn(areaSqm());
    }

    @CommandHandler
    void handle(HoldOverContract c) {
        CONTRACT_IS_IN_FORCE.require(status == ContractStatus.IN_FORCE, status);
        LEASE_HAS_AN_END.require(endOn != null);
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

    /** An open-ended lease has no last day that one could be after. */
    private static boolean isBy(LocalDate day, LocalDate endOn) {
        return endOn == null || !day.isAfter(endOn);
    }

    private boolean isEarly(LocalDate endedOn) {
        return endOn == null || endedOn.isBefore(endOn);
    }

    /** Before its last day a contract is terminated; from then on it expires, whoever says so. */
    private void end(String cause, LocalDate endedOn) {
        if (isEarly(endedOn)) {
            apply(new ContractTerminated(id, signed.tenantId(), unitIds(), cause, endOn, endedOn));
        } else {
            apply(new ContractExpired(id, signed.tenantId(), unitIds(), endOn, endedOn));
        }
    }

    @CommandHandler
    void handle(CorrectEnd c) {
        if (isOverSince(c.formerEndedOn()) && !c.endedOn().equals(endedOn)) {
            correctEnd(c.endedOn(), null, c.cause(), c.correctedOn());
        }
    }

    @CommandHandler
    void handle(CorrectTermination c) {
        CONTRACT_HAS_ENDED.require(endedOn != null, status);
        requireNotBeforeEnd(c.correctedOn(), c.terminatedOn());
        var why = isEarly(c.terminatedOn()) ? c.terminationCause().strip() : null;
        CORRECTION_CHANGES_SOMETHING.require(!c.terminatedOn().equals(endedOn) || !Objects.equals(why, endCause));
        correctEnd(c.terminatedOn(), why, c.cause().strip(), c.correctedOn());
    }

    private void correctEnd(LocalDate on, String why, String cause, LocalDate correctedOn) {
        requireNotBeforeHandover(on);
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                on.equals(endedOn) || agreedOn == null || !on.isBefore(agreedOn), agreedOn, on);
        apply(new ContractEndCorrected(
                id,
                signed.tenantId(),
                unitIds(),
                isEarly(on) ? ContractStatus.TERMINATED : ContractStatus.EXPIRED,
                heldFrom(),
                endOn,
                on,
                endedOn,
                why,
                cause,
                correctedOn));
    }

    @CommandHandler
    void handle(WithdrawEnd c) {
        if (isOverSince(c.endedOn())) {
            withdrawEnd(c.cause(), c.withdrawnOn());
        }
    }

    @CommandHandler
    void handle(WithdrawTermination c) {
        CONTRACT_HAS_ENDED.require(endedOn != null, status);
        requireNotBeforeEnd(c.withdrawnOn(), endedOn);
        withdrawEnd(c.cause().strip(), c.withdrawnOn());
    }

    private void withdrawEnd(String cause, LocalDate withdrawnOn) {
        apply(new ContractEndWithdrawn(
                id,
                signed.tenantId(),
                signed.company(),
                unitIds(),
                endedAs,
                heldFrom(),
                handedOverOn,
                endOn,
                endedOn,
                cause,
                withdrawnOn));
    }

    private static void requireNotBeforeEnd(LocalDate day, LocalDate end) {
        DATE_IS_NOT_BEFORE_THE_END.require(!day.isBefore(end), end);
    }

    private boolean isOverSince(LocalDate day) {
        return day.equals(endedOn);
    }

    /** Of its units: who moves in before the term begins has them from then on. */
    private LocalDate heldFrom() {
        return handedOverOn.isBefore(signed.startOn()) ? handedOverOn : signed.startOn();
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

    @CommandHandler
    void handle(CorrectRescission c) {
        SIGNING_IS_RESCINDED.require(rescindedOn != null, status);
        requireNotBeforeSigning(c.rescindedOn());
        requireNotBeforeEnd(c.correctedOn(), c.rescindedOn());
        var why = c.rescissionCause().strip();
        CORRECTION_CHANGES_SOMETHING.require(!c.rescindedOn().equals(rescindedOn) || !why.equals(endCause));
        apply(new RescissionCorrected(
                id,
                signed.negotiationId(),
                unitIds(),
                why,
                c.rescindedOn(),
                rescindedOn,
                c.cause().strip(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(WithdrawRescission c) {
        SIGNING_IS_RESCINDED.require(rescindedOn != null, status);
        requireNotBeforeEnd(c.withdrawnOn(), rescindedOn);
        apply(new RescissionWithdrawn(
                id,
                signed.parkId(),
                signed.negotiationId(),
                signed.tenantId(),
                signed.company(),
                signed.creditCode(),
                signed.units(),
                signed.startOn(),
                signed.endOn(),
                signed.number(),
                signed.signedOn(),
                rescindedOn,
                c.cause().strip(),
                c.withdrawnOn()));
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
    protected Record said() {
        return signed;
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
        ends(e.endOn());
        rents = rentsAsSigned();
        status = ContractStatus.SIGNED;
    }

    @EventSourcingHandler
    void on(ContractAmended e) {
        later(new LaterRent(e.fromOn(), e.rentCnyPerSqmMonth(), e.conditions().rentSteps()));
        amendedOn = amendedOn == null || e.amendedOn().isBefore(amendedOn) ? e.amendedOn() : amendedOn;
        agree(e.amendedOn());
    }

    @EventSourcingHandler
    void on(PremisesHandedOver e) {
        handedOverOn = e.handedOverOn();
        evidence = e.evidence();
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(HandOverCorrected e) {
        handedOverOn = e.handedOverOn();
        evidence = e.evidence();
    }

    @EventSourcingHandler
    void on(HandOverWithdrawn e) {
        handedOverOn = null;
        evidence = null;
        status = ContractStatus.SIGNED;
    }

    private void ends(LocalDate on) {
        endOn = on;
        if (on != null) {
            termEnds.add(on);
        }
    }

    @EventSourcingHandler
    void on(ContractExtended e) {
        endBeforeRenewal = endOn;
        agree(e.agreedOn());
        renewedFrom = RentSchedule.renewedFrom(endOn, e.agreedOn());
        lastRenewal = e.renewalId();
        renewedAt = laterRents.size();
        later(new LaterRent(renewedFrom, e.rentCnyPerSqmMonth(), List.of()));
        ends(e.endOn());
        status = ContractStatus.IN_FORCE;
    }

    @EventSourcingHandler
    void on(ContractExtensionCorrected e) {
        laterRents.set(renewedAt, new LaterRent(renewedFrom, e.rentCnyPerSqmMonth(), List.of()));
        rents = rentsAsAgreed();
        ends(e.endOn());
    }

    @EventSourcingHandler
    void on(ContractCorrected e) {
        signed = asSigned(e);
        rents = rentsAsAgreed();
        if (lastRenewal == null) {
            ends(e.endOn());
        }
    }

    @EventSourcingHandler
    void on(ContractCompanyRectified e) {
        signed = asSignedBy(e.company(), signed.creditCode(), e.industry());
    }

    @EventSourcingHandler
    void on(ContractCodeRectified e) {
        signed = asSignedBy(signed.company(), e.creditCode(), signed.industry());
    }

    @EventSourcingHandler
    void on(ContractWithdrawn e) {
        status = ContractStatus.WITHDRAWN;
    }

    private RentSchedule rentsAsSigned() {
        return RentSchedule.of(
                signed.startOn(),
                signed.rentCnyPerSqmMonth(),
                signed.conditions().rentSteps());
    }

    private RentSchedule rentsAsAgreed() {
        var agreed = rentsAsSigned();
        for (var later : laterRents) {
            agreed = later.on(agreed);
        }
        return agreed;
    }

    private void later(LaterRent agreed) {
        laterRents.add(agreed);
        rents = agreed.on(rents);
    }

    private void agree(LocalDate day) {
        agreedOn = agreedOn == null || day.isAfter(agreedOn) ? day : agreedOn;
    }

    @EventSourcingHandler
    void on(ContractHeldOver e) {
        status = ContractStatus.HELD_OVER;
        heldOverSince = e.since();
    }

    @EventSourcingHandler
    void on(ContractExpired e) {
        close(ContractStatus.EXPIRED, null, e.expiredOn());
    }

    @EventSourcingHandler
    void on(ContractTerminated e) {
        close(ContractStatus.TERMINATED, e.cause(), e.terminatedOn());
    }

    private void close(ContractStatus as, String cause, LocalDate day) {
        endedAs = status;
        endedOn = day;
        endCause = cause;
        status = as;
    }

    @EventSourcingHandler
    void on(ContractEndCorrected e) {
        endedOn = e.endedOn();
        endCause = e.endCause();
        status = e.status();
    }

    @EventSourcingHandler
    void on(ContractEndWithdrawn e) {
        endedOn = null;
        endCause = null;
        status = e.status();
    }

    @EventSourcingHandler
    void on(ContractRescinded e) {
        rescind(e.cause(), e.rescindedOn());
    }

    private void rescind(String cause, LocalDate day) {
        status = ContractStatus.RESCINDED;
        endCause = cause;
        rescindedOn = day;
    }

    @EventSourcingHandler
    void on(RescissionCorrected e) {
        rescind(e.rescissionCause(), e.rescindedOn());
    }

    @EventSourcingHandler
    void on(RescissionWithdrawn e) {
        status = ContractStatus.SIGNED;
        endCause = null;
        rescindedOn = null;
    }
}
