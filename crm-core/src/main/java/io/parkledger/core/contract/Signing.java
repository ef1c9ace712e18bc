package io.parkledger.core.contract;

import static io.parkledger.core.contract.ContractRule.CONTRACT_IS_NOT_OVER;
import static io.parkledger.core.contract.ContractRule.CONTRACT_NAMES_WHAT_IS_LET;
import static io.parkledger.core.contract.ContractRule.CORRECTED_DAYS_KEEP_THEIR_ORDER;
import static io.parkledger.core.contract.ContractRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.contract.ContractRule.DATE_IS_NOT_BEFORE_SIGNING;
import static io.parkledger.core.contract.ContractRule.LEAD_AND_NEGOTIATION_COME_TOGETHER;
import static io.parkledger.core.contract.ContractRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.contract.ContractRule.TERM_IS_NOT_FOLLOWED;
import static io.parkledger.core.contract.ContractRule.UNITS_ARE_NAMED;
import static io.parkledger.core.contract.ContractRule.UNITS_ARE_NAMED_ONCE;
import static io.parkledger.core.contract.ContractRule.WHAT_WAS_HANDED_OVER_STAYS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.contract.ContractCommand.CorrectContract;
import io.parkledger.core.contract.ContractCommand.RectifyCode;
import io.parkledger.core.contract.ContractCommand.RectifyCompany;
import io.parkledger.core.contract.ContractCommand.SignContract;
import io.parkledger.core.contract.ContractCommand.UndoContract;
import io.parkledger.core.contract.ContractCommand.WithdrawContract;
import io.parkledger.core.contract.ContractEvent.ContractCodeRectified;
import io.parkledger.core.contract.ContractEvent.ContractCompanyRectified;
import io.parkledger.core.contract.ContractEvent.ContractCorrected;
import io.parkledger.core.contract.ContractEvent.ContractSigned;
import io.parkledger.core.contract.ContractEvent.ContractWithdrawn;
import io.parkledger.core.id.UnitId;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.value.CompanyName;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The signing (签约): who was let what and what was agreed, as it is right by now. */
@NullUnmarked
class Signing {

    private final Contract contract;
    private ContractSigned signed;

    Signing(Contract contract) {
        this.contract = contract;
    }

    /** It is decided while there is no contract yet. */
    static ContractSigned signed(SignContract c) {
        Term.requireLawful(c.track(), c.startOn(), c.endOn());
        requireLet(c.track(), c.units(), c.landMu());
        Rents.requireRents(c.startOn(), c.rentCnyPerSqmMonth(), c.conditions(), c.endOn(), areaSqm(c.units()));
        Rents.requireRentFreeWithin(c.conditions(), c.startOn(), c.endOn());
        LEAD_AND_NEGOTIATION_COME_TOGETHER.require((c.leadId() == null) == (c.negotiationId() == null));
        return new ContractSigned(
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
                c.signedOn());
    }

    private static void requireLet(Track track, List<LetUnit> units, BigDecimal landMu) {
        var isSpace = track == Track.SPACE;
        CONTRACT_NAMES_WHAT_IS_LET.require(isSpace || landMu != null, ContractField.LAND);
        UNITS_ARE_NAMED.requireConfirmed(!isSpace || !units.isEmpty());
        UNITS_ARE_NAMED_ONCE.require(
                units.stream().map(LetUnit::unitId).distinct().count() == units.size());
    }

    @EventSourcingHandler
    void on(ContractSigned e) {
        signed = e;
    }

    @CommandHandler
    void handle(CorrectContract c) {
        CONTRACT_IS_NOT_OVER.require(!contract.status().isOver(), contract.status());
        Term.requireLawful(signed.track(), c.startOn(), c.endOn());
        requireLet(signed.track(), c.units(), c.landMu());
        Rents.requireRents(c.startOn(), c.rentCnyPerSqmMonth(), c.conditions(), c.endOn(), areaSqm(c.units()));
        Rents.requireRentFreeWithin(c.conditions(), c.startOn(), c.endOn());
        requireDaysInOrder(c);
        if (contract.handingOver().handedOverOn() != null) {
            WHAT_WAS_HANDED_OVER_STAYS.require(isLetAsItWas(c));
        }
        if (contract.term().isRenewed() || contract.status() == ContractStatus.HELD_OVER) {
            TERM_IS_NOT_FOLLOWED.require(
                    c.startOn().equals(signed.startOn()) && Objects.equals(c.endOn(), signed.endOn()),
                    contract.term().endOn());
        }
        c.tenantId().requireFreeIn(signed.parkId());
        var corrected = corrected(c);
        CORRECTION_CHANGES_SOMETHING.require(!asSigned(corrected).equals(signed));
        apply(corrected);
    }

    private void requireDaysInOrder(CorrectContract c) {
        var handedOverOn = contract.handingOver().handedOverOn();
        var followedOn = followedOn(handedOverOn, contract.rents().amendedOn());
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                followedOn == null || !c.signedOn().isAfter(followedOn), c.signedOn(), followedOn);
        CORRECTED_DAYS_KEEP_THEIR_ORDER.require(
                handedOverOn == null || Term.isBy(handedOverOn, c.endOn()), handedOverOn, c.endOn());
        if (!Objects.equals(c.endOn(), signed.endOn())) {
            contract.rents().requireAgreedBy(c.endOn());
        }
        DATE_IS_NOT_BEFORE_SIGNING.require(!c.correctedOn().isBefore(c.signedOn()), c.signedOn());
    }

    /** Whatever followed after signing: the earliest day of it. */
    private static LocalDate followedOn(LocalDate handedOverOn, LocalDate amendedOn) {
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
        var before = unitIds();
        var now = c.units().stream().map(LetUnit::unitId).toList();
        return new ContractCorrected(
                contract.id(),
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
                contract.handingOver().handedOverOn(),
                c.cause().strip(),
                c.correctedOn());
    }

    @EventSourcingHandler
    void on(ContractCorrected e) {
        signed = asSigned(e);
    }

    /** What would have been said at signing. */
    private ContractSigned asSigned(ContractCorrected e) {
        return new ContractSigned(
                signed.contractId(),
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
            apply(new ContractCompanyRectified(contract.id(), unitIds(), company, industry, c.rectifiedOn()));
        }
    }

    /** A short name that goes with the right name too is not wrong. */
    private boolean isCalled(String wrong, String right) {
        return CompanyName.comparable(signed.company()).equals(CompanyName.comparable(wrong))
                || CompanyName.fit(signed.company(), wrong) && !CompanyName.fit(signed.company(), right);
    }

    @EventSourcingHandler
    void on(ContractCompanyRectified e) {
        signed = asSignedBy(e.company(), signed.creditCode(), e.industry());
    }

    @CommandHandler
    void handle(RectifyCode c) {
        if (signed.creditCode().equals(c.formerCreditCode())) {
            apply(new ContractCodeRectified(contract.id(), c.creditCode(), c.rectifiedOn()));
        }
    }

    @EventSourcingHandler
    void on(ContractCodeRectified e) {
        signed = asSignedBy(signed.company(), e.creditCode(), signed.industry());
    }

    private ContractSigned asSignedBy(String company, CreditCode creditCode, Industry industry) {
        return new ContractSigned(
                signed.contractId(),
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
        NOTHING_HANGS_ON_IT.require(
                contract.status() == ContractStatus.SIGNED && signed.negotiationId() == null, contract.status());
        requireSignedBy(c.withdrawnOn());
        apply(new ContractWithdrawn(
                contract.id(), signed.tenantId(), unitIds(), c.cause().strip(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(UndoContract c) {
        NOTHING_HANGS_ON_IT.require(contract.status() == ContractStatus.SIGNED, contract.status());
        apply(new ContractWithdrawn(
                contract.id(), signed.tenantId(), unitIds(), c.cause().strip(), c.undoneOn()));
    }

    void requireSignedBy(LocalDate day) {
        DATE_IS_NOT_BEFORE_SIGNING.require(!day.isBefore(signed.signedOn()), signed.signedOn());
    }

    ContractSigned signed() {
        return signed;
    }

    List<UnitId> unitIds() {
        return signed.units().stream().map(LetUnit::unitId).toList();
    }

    BigDecimal areaSqm() {
        return areaSqm(signed.units());
    }

    private static BigDecimal areaSqm(List<LetUnit> units) {
        return units.stream().map(LetUnit::areaSqm).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
