package io.parkledger.core.negotiation;

import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.lease.Rent;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.Track;
import io.parkledger.core.value.Worth;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Negotiation}. */
public sealed interface NegotiationCommand extends Command {

    @TargetAggregateIdentifier
    NegotiationId negotiationId();

    /** Begins with what the lead knows. Sent by a policy when the lead starts to negotiate. */
    record OpenNegotiation(
            NegotiationId negotiationId,
            LeadId leadId,
            ParkId parkId,
            String company,
            @Nullable CreditCode creditCode,
            Industry industry,
            LeadSource source,
            @Person String owner,
            @Team @Nullable String team,
            Track track,
            @Nullable Cny valueCny,
            LocalDate openedOn)
            implements NegotiationCommand {}

    /**
     * 报价/方案.
     *
     * @param areaSqm offered, on the space track
     * @param rentCnyPerSqmMonth yuan per m² and month, on the space track
     */
    record IssueOffer(
            NegotiationId negotiationId,
            @Area @Nullable BigDecimal areaSqm,
            @Rent @Nullable Cny rentCnyPerSqmMonth,
            @Size(max = 2000) @Nullable String terms,
            @BusinessDay @Nullable LocalDate validUntil,
            @PastOrPresent @BusinessDay LocalDate offeredOn)
            implements NegotiationCommand {}

    /** 上会: the dossier is complete; {@code meeting} is one of the park's named meetings. */
    record ScheduleReview(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 80) String meeting,
            @PastOrPresent @BusinessDay LocalDate scheduledOn)
            implements NegotiationCommand {}

    /** 评审意见 of one member or department. */
    record GiveOpinion(
            NegotiationId negotiationId,
            @Name(max = 80) String reviewer,
            ReviewVerdict opinion,
            @Size(max = 2000) @Nullable String comment,
            @PastOrPresent @BusinessDay LocalDate givenOn)
            implements NegotiationCommand {}

    /** 评审结论, with the number of the minutes. */
    record ConcludeReview(
            NegotiationId negotiationId,
            ReviewVerdict verdict,
            @NotBlank @Size(max = 80) String minutesNumber,
            @PastOrPresent @BusinessDay LocalDate concludedOn)
            implements NegotiationCommand {}

    /** 下一步. */
    record PlanNextStep(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 200) String nextStep,
            @BusinessDay LocalDate dueOn) implements NegotiationCommand {}

    /** 变更负责人. */
    record AssignNegotiation(
            NegotiationId negotiationId,
            @Person @Name(max = 40) String owner,
            @Team @Name(max = 40) @Nullable String team,
            @PastOrPresent @BusinessDay LocalDate assignedOn)
            implements NegotiationCommand {}

    /** 更正在谈项目: what was said of it was never so. */
    record CorrectNegotiation(
            NegotiationId negotiationId,
            Industry industry,
            Track track,
            @Worth @Nullable Cny valueCny,
            @PastOrPresent @BusinessDay LocalDate openedOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements NegotiationCommand {}

    /** 撤回转在谈: the talks should never have been recorded. Only before the first offer, review or loss. */
    @Grave
    record WithdrawNegotiation(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements NegotiationCommand {}

    /**
     * 撤销录入: a file has brought the talks in and is taken back, however far they had come. Sent by the server, which
     * has seen that all of it came with the file; whoever has signed by them is undone before.
     */
    record UndoNegotiation(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 500) String cause,
            LocalDate undoneOn) implements NegotiationCommand {}

    /** The contract that won it came with a file that is taken back. Sent by the server together with its undoing. */
    record UndoSigning(NegotiationId negotiationId, ContractId contractId, LocalDate undoneOn)
            implements NegotiationCommand {}

    /** 撤回评审结论: the review was not concluded. Only before signing. */
    @Grave
    record WithdrawConclusion(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn)
            implements NegotiationCommand {}

    /** Its lead has another owner. Sent by a policy; not heard when that is its own owner too. */
    record FollowOwnerOfLead(
            NegotiationId negotiationId,
            LeadId leadId,
            @Person String owner,
            @Team @Nullable String team,
            LocalDate assignedOn)
            implements NegotiationCommand {}

    /**
     * Its lead was corrected. Sent by a policy; not heard when the negotiation says the same.
     *
     * @param industry null where the lead does not say: then the negotiation's own stands
     */
    record FollowLead(
            NegotiationId negotiationId,
            LeadId leadId,
            String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            String cause,
            LocalDate correctedOn)
            implements NegotiationCommand {}

    /** The contract that won it was corrected. Sent by a policy; not heard when it was signed on the day it was won. */
    record FollowSigning(NegotiationId negotiationId, ContractId contractId, LocalDate signedOn, LocalDate correctedOn)
            implements NegotiationCommand {}

    /** 暂缓. */
    record HoldNegotiation(
            NegotiationId negotiationId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate heldOn)
            implements NegotiationCommand {}

    /** 恢复. */
    record ResumeNegotiation(
            NegotiationId negotiationId,
            @PastOrPresent @BusinessDay LocalDate resumedOn) implements NegotiationCommand {}

    /** 流失. */
    @Grave
    record LoseNegotiation(
            NegotiationId negotiationId,
            LossReason reason,
            @Name(max = 120) @Nullable String competitor,
            @PastOrPresent @BusinessDay LocalDate lostOn)
            implements NegotiationCommand {}

    /** 重启. */
    record ReopenNegotiation(
            NegotiationId negotiationId,
            @PastOrPresent @BusinessDay LocalDate reopenedOn) implements NegotiationCommand {}

    /**
     * The formal contract is signed. Sent by a policy.
     *
     * @param leadId     the contract says the project came from
     * @param company    that signed, in {@code parkId}
     */
    record WinNegotiation(
            NegotiationId negotiationId,
            ContractId contractId,
            @Nullable LeadId leadId,
            ParkId parkId,
            String company,
            CreditCode creditCode,
            LocalDate signedOn)
            implements NegotiationCommand {}

    /**
     * Is this talk open, and with that company? Sent by policies when a unit is earmarked, which nobody's code is known
     * for, and when its contract is corrected; changes nothing.
     */
    record ConfirmTalk(
            NegotiationId negotiationId,
            String company,
            @Nullable CreditCode creditCode) implements NegotiationCommand {}

    /**
     * The contract was rescinded: the signing is void, the talk is open again. Sent by a policy; not heard when that
     * contract did not win it.
     */
    record ReopenAfterRescission(NegotiationId negotiationId, ContractId contractId, LocalDate rescindedOn)
            implements NegotiationCommand {}

    /**
     * The signing became void on another day. Sent by a policy; not heard when the signing by that contract never
     * became void here.
     */
    record CorrectRescissionOfSigning(
            NegotiationId negotiationId, ContractId contractId, LocalDate rescindedOn, LocalDate correctedOn)
            implements NegotiationCommand {}

    /**
     * The signing never became void: the talk is concluded by that contract. Sent by a policy; not heard when it is.
     * Only while nothing has followed in the talk that was open again.
     */
    record WithdrawRescissionOfSigning(NegotiationId negotiationId, ContractId contractId, LocalDate withdrawnOn)
            implements NegotiationCommand {}

    /** The company has landed under that contract. Sent by policies; not heard when it has landed already. */
    record LandNegotiation(NegotiationId negotiationId, ContractId contractId, TenantId tenantId, LocalDate landedOn)
            implements NegotiationCommand {}

    /**
     * The day on which the company landed under that contract was another. Sent by a policy; not heard when it has not
     * landed by it.
     */
    record CorrectNegotiationLanding(
            NegotiationId negotiationId, ContractId contractId, LocalDate landedOn, LocalDate correctedOn)
            implements NegotiationCommand {}

    /** The company has not landed under that contract. Sent by a policy; not heard when it has not landed by it. */
    record WithdrawNegotiationLanding(NegotiationId negotiationId, ContractId contractId, LocalDate withdrawnOn)
            implements NegotiationCommand {}
}
