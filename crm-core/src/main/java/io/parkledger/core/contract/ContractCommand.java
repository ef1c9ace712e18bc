package io.parkledger.core.contract;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Mu;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.Id;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NamesNew;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.NewOrKnown;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.RenewalId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.LeaseConditions;
import io.parkledger.core.lease.LetUnit;
import io.parkledger.core.lease.Rent;
import io.parkledger.core.lease.RentFree;
import io.parkledger.core.lease.RentStep;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.MeasuredIn;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Commitment;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LandingEvidence;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import io.parkledger.core.value.Worth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Contract}. */
public sealed interface ContractCommand extends Command {

    @TargetAggregateIdentifier
    ContractId contractId();

    /**
     * 正式签约; letters of intent do not count as signing.
     *
     * @param negotiationId the project this contract concludes; null for tenants who were here before the ledger
     * @param tenantId      the company as a tenant, new or known
     * @param units         on the space track
     * @param landMu        on the land track, 亩
     * @param startOn       first day of the term
     * @param endOn         last day of the term; null for an open-ended lease (不定期租赁)
     * @param rentCnyPerSqmMonth yuan per m² and month, on the space track
     * @param number  the office's own number of it (合同编号)
     */
    record SignContract(
            ContractId contractId,
            ParkId parkId,
            @Nullable NegotiationId negotiationId,
            @Nullable LeadId leadId,
            @NewOrKnown TenantId tenantId,
            @Name(max = 120) String company,
            CreditCode creditCode,
            Industry industry,
            Track track,
            @OnTrack(Track.SPACE) @Size(max = 200) List<@Valid LetUnit> units,
            @OnTrack(Track.LAND) @Mu @Nullable BigDecimal landMu,
            @BusinessDay LocalDate startOn,
            @BusinessDay @Nullable LocalDate endOn,
            @OnTrack(Track.SPACE) @Rent @Nullable Cny rentCnyPerSqmMonth,
            @Size(max = 20) List<@Valid Commitment> commitments,
            @Person @Name(max = 40) @Nullable String owner,
            @Team @Name(max = 40) @Nullable String team,
            @Name(max = 60) @Nullable String number,
            @Valid LeaseConditions conditions,
            @PastOrPresent @BusinessDay LocalDate signedOn)
            implements ContractCommand, NamesNew {

        /** A company that is a tenant already has the id it came with, whatever its credit code turned out to be. */
        @Override
        public void requireFree(Id id) {
            if (id.equals(tenantId)) {
                tenantId.requireFreeFor(parkId, creditCode);
            }
        }

        /** Without a number, and with nothing agreed but the rent. */
        public SignContract(
                ContractId contractId,
                ParkId parkId,
                @Nullable NegotiationId negotiationId,
                @Nullable LeadId leadId,
                TenantId tenantId,
                String company,
                CreditCode creditCode,
                Industry industry,
                Track track,
                List<LetUnit> units,
                @Nullable BigDecimal landMu,
                LocalDate startOn,
                @Nullable LocalDate endOn,
                @Nullable Cny rentCnyPerSqmMonth,
                List<Commitment> commitments,
                @Nullable String owner,
                @Nullable String team,
                LocalDate signedOn) {
            this(
                    contractId,
                    parkId,
                    negotiationId,
                    leadId,
                    tenantId,
                    company,
                    creditCode,
                    industry,
                    track,
                    units,
                    landMu,
                    startOn,
                    endOn,
                    rentCnyPerSqmMonth,
                    commitments,
                    owner,
                    team,
                    null,
                    LeaseConditions.NONE,
                    signedOn);
        }
    }

    /**
     * 变更租金等条款, from a day on; until then what was agreed before holds.
     *
     * @param rentSteps other rents later on, instead of those that were signed for days after {@code fromOn}; what was
     *                  agreed from a later day on stays
     * @param rentFree  further rent-free days
     * @param depositCny null leaves it as it is, as it does for {@code propertyFeeCnyPerSqmMonth}
     * @param fromOn    first day it holds for, past or to come; null for the day it is amended on
     */
    record AmendContract(
            ContractId contractId,
            @Rent Cny rentCnyPerSqmMonth,
            @Size(max = 40) List<@Valid RentStep> rentSteps,
            @Size(max = 40) List<@Valid RentFree> rentFree,
            @Worth @Nullable Cny depositCny,
            @Rent @Nullable Cny propertyFeeCnyPerSqmMonth,
            @BusinessDay @Nullable LocalDate fromOn,
            @PastOrPresent @BusinessDay LocalDate amendedOn)
            implements ContractCommand {

        /** Of the rent alone, from that day on. */
        public AmendContract(ContractId contractId, Cny rentCnyPerSqmMonth, LocalDate amendedOn) {
            this(contractId, rentCnyPerSqmMonth, List.of(), List.of(), null, null, null, amendedOn);
        }
    }

    /** 交付: with the evidence that the company has landed. */
    record HandOver(
            ContractId contractId,
            LandingEvidence evidence,
            @PastOrPresent @BusinessDay LocalDate handedOverOn) implements ContractCommand {}

    /** A renewal was agreed. Sent by a policy. */
    record ExtendContract(
            ContractId contractId,
            RenewalId renewalId,
            LocalDate endOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            LocalDate agreedOn)
            implements ContractCommand {}

    /**
     * Does the term end that day, and are these the contract's own? Sent by a policy when a renewal is opened; changes
     * nothing.
     */
    record ConfirmTerm(
            ContractId contractId,
            TenantId tenantId,
            ParkId parkId,
            String company,
            @MeasuredIn("sqm") BigDecimal areaSqm,
            Cny rentCnyPerYear,
            LocalDate expiringOn,
            LocalDate openedOn)
            implements ContractCommand {}

    /** 逾期占用: past its end, nobody acted, still occupying. Sent by a job. */
    record HoldOverContract(ContractId contractId, LocalDate since) implements ContractCommand {}

    /** The tenant has left: by expiry or before. Sent by a policy; not heard when the contract is over already. */
    record EndContract(ContractId contractId, LocalDate endedOn) implements ContractCommand {}

    /** 终止: ended early while the tenant is in. */
    @Grave
    record TerminateContract(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate terminatedOn)
            implements ContractCommand {}

    /** 解约: void before anyone moved in. */
    @Grave
    record RescindContract(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate rescindedOn)
            implements ContractCommand {}

    /**
     * 更正: it was never so. All that can be corrected, as it is right; after the hand-over who was let what stays.
     *
     * @param tenantId the company as a tenant
     */
    record CorrectContract(
            ContractId contractId,
            @NewOrKnown TenantId tenantId,
            @Name(max = 120) String company,
            CreditCode creditCode,
            Industry industry,
            @Size(max = 200) List<@Valid LetUnit> units,
            @Mu @Nullable BigDecimal landMu,
            @BusinessDay LocalDate startOn,
            @BusinessDay @Nullable LocalDate endOn,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @Size(max = 20) List<@Valid Commitment> commitments,
            @Name(max = 60) @Nullable String number,
            @Valid LeaseConditions conditions,
            @PastOrPresent @BusinessDay LocalDate signedOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ContractCommand, NamesNew {

        @Override
        public void requireFree(Id id) {
            if (id.equals(tenantId)) {
                tenantId.requireFreeFor(creditCode);
            }
        }
    }

    /** 撤回: it should never have been recorded. Who is in, or has concluded a talk by it, has signed. */
    @Grave
    record WithdrawContract(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements ContractCommand {}

    /**
     * 撤销录入: it came with a file that is taken back. Sent by the server, which takes the signing out of the talk that
     * it concluded as well; who is in is undone before.
     */
    record UndoContract(
            ContractId contractId,
            @NotBlank @Size(max = 500) String cause,
            LocalDate undoneOn) implements ContractCommand {}

    /**
     * The company was never called {@code formerCompany}, or never did {@code formerIndustry}. Sent by a policy; not
     * heard by a contract that says neither.
     */
    record RectifyCompany(
            ContractId contractId,
            String company,
            String formerCompany,
            Industry industry,
            Industry formerIndustry,
            LocalDate rectifiedOn)
            implements ContractCommand {}

    /**
     * The company's credit code was never {@code formerCreditCode}. Sent by a policy; not heard by a contract that says
     * another.
     */
    record RectifyCode(ContractId contractId, CreditCode creditCode, CreditCode formerCreditCode, LocalDate rectifiedOn)
            implements ContractCommand {}

    /**
     * Runs the contract, and does its term end that day? Sent by a policy when a renewal is taken up again; changes
     * nothing.
     */
    record ConfirmRunning(ContractId contractId, LocalDate expiringOn) implements ContractCommand {}

    /** The renewal that made the last term was written down wrong. Sent by a policy. */
    record CorrectExtension(
            ContractId contractId,
            RenewalId renewalId,
            LocalDate endOn,
            @MeasuredIn("yuan-per-sqm-month") @Nullable Cny rentCnyPerSqmMonth,
            LocalDate correctedOn)
            implements ContractCommand {}

    /** The renewal that made the last term was never agreed. Sent by a policy. */
    record WithdrawExtension(ContractId contractId, RenewalId renewalId, LocalDate withdrawnOn)
            implements ContractCommand {}

    /**
     * It ended on another day than was said, because its tenant left on another. Sent by a policy; not heard by a
     * contract that did not end on {@code formerEndedOn}.
     */
    record CorrectEnd(
            ContractId contractId, LocalDate endedOn, LocalDate formerEndedOn, String cause, LocalDate correctedOn)
            implements ContractCommand {}

    /** It never ended that day, because its tenant never left. Sent by a policy; not heard by a contract that runs. */
    record WithdrawEnd(ContractId contractId, LocalDate endedOn, String cause, LocalDate withdrawnOn)
            implements ContractCommand {}

    /**
     * 更正终止: it ended on another day, or for another reason, than was said; also where it expired. What ended because
     * its tenant left is put right at the exit.
     *
     * @param terminatedOn     first day the tenant was not in any more
     * @param terminationCause why it ended early; not kept of one that expired
     */
    record CorrectTermination(
            ContractId contractId,
            @PastOrPresent @BusinessDay LocalDate terminatedOn,
            @NotBlank @Size(max = 200) String terminationCause,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ContractCommand {}

    /**
     * 撤回终止: it never ended, and the tenant is in with all it had. Only while its units are nobody else's. What ended
     * because its tenant left is put right at the exit.
     */
    @Grave
    record WithdrawTermination(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements ContractCommand {}

    /** 更正解约: it was void from another day on, or for another reason, than was said. */
    record CorrectRescission(
            ContractId contractId,
            @PastOrPresent @BusinessDay LocalDate rescindedOn,
            @NotBlank @Size(max = 200) String rescissionCause,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ContractCommand {}

    /**
     * 撤销解约: it was never rescinded, and awaits its hand-over. Only while what it had is nobody else's: its units, its
     * number, the talk that it concludes.
     */
    @Grave
    record WithdrawRescission(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements ContractCommand {}

    /**
     * 更正交付: it was on another day, or by other evidence. Both as they are right; also of a contract that is over.
     */
    record CorrectHandOver(
            ContractId contractId,
            LandingEvidence evidence,
            @PastOrPresent @BusinessDay LocalDate handedOverOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements ContractCommand {}

    /** 撤回交付: it never happened, and is awaited again. Only while nothing hangs on it. */
    @Grave
    record WithdrawHandOver(
            ContractId contractId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements ContractCommand {}
}
