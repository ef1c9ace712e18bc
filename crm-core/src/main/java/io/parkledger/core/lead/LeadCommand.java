package io.parkledger.core.lead;

import io.parkledger.core.bound.Area;
import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Mu;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.New;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.meaning.Grave;
import io.parkledger.core.meaning.Person;
import io.parkledger.core.meaning.Team;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Contact;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.LossReason;
import io.parkledger.core.value.OnTrack;
import io.parkledger.core.value.Track;
import io.parkledger.core.value.Worth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a {@link Lead}. */
public sealed interface LeadCommand extends Command {

    @TargetAggregateIdentifier
    LeadId leadId();

    /**
     * 登记线索.
     *
     * @param company      investor's name or alias, as heard
     * @param owner        login of the officer whose lead it is
     * @param team         the owner's department
     * @param registeredOn the day it was heard of
     * @param contact      whom to speak to; kept encrypted, apart from the rest
     */
    record RegisterLead(
            LeadId leadId,
            ParkId parkId,
            @Name(max = 120) String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            @Person @Name(max = 40) String owner,
            @Team @Name(max = 40) @Nullable String team,
            @Size(max = 2000) @Nullable String remark,
            @PastOrPresent @BusinessDay LocalDate registeredOn,
            @Valid @Nullable Contact contact)
            implements LeadCommand {

        /** Without anybody to speak to yet. */
        public RegisterLead(
                LeadId leadId,
                ParkId parkId,
                String company,
                @Nullable CreditCode creditCode,
                @Nullable Industry industry,
                LeadSource source,
                String owner,
                @Nullable String team,
                @Nullable String remark,
                LocalDate registeredOn) {
            this(leadId, parkId, company, creditCode, industry, source, owner, team, remark, registeredOn, null);
        }
    }

    /** 登记联系人: whom to speak to, known before there is an intent. */
    record NameLeadContact(
            LeadId leadId,
            @Valid Contact contact,
            @PastOrPresent @BusinessDay LocalDate namedOn) implements LeadCommand {}

    /**
     * 撤回联系人: nobody should have been named, and there is nobody to speak to yet. Sent when a file that named somebody
     * is taken back.
     */
    record WithdrawLeadContact(
            LeadId leadId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements LeadCommand {}

    /** 研判: pursue it or not. */
    record TriageLead(
            LeadId leadId,
            TriageVerdict verdict,
            @PastOrPresent @BusinessDay LocalDate triagedOn) implements LeadCommand {}

    /**
     * 转意向: sector fit, a named contact and a requirement make a lead an intent.
     *
     * @param areaWantedSqm     on the space track
     * @param landWantedMu      on the land track, 亩
     * @param neededBy          when they want to move
     */
    record QualifyLead(
            LeadId leadId,
            Industry industry,
            @Valid Contact contact,
            Track track,
            @OnTrack(Track.SPACE) @Area @Nullable BigDecimal areaWantedSqm,
            @OnTrack(Track.LAND) @Mu @Nullable BigDecimal landWantedMu,
            @Worth @Nullable Cny budget,
            @BusinessDay @Nullable LocalDate neededBy,
            @PastOrPresent @BusinessDay LocalDate qualifiedOn)
            implements LeadCommand {}

    /** 分派. */
    record AssignLead(
            LeadId leadId,
            @Person @Name(max = 40) String owner,
            @Team @Name(max = 40) @Nullable String team,
            @PastOrPresent @BusinessDay LocalDate assignedOn)
            implements LeadCommand {}

    /** 更正线索: what was said of it was never so. Its negotiation follows where it repeats it. */
    record CorrectLead(
            LeadId leadId,
            @Name(max = 120) String company,
            @Nullable CreditCode creditCode,
            @Nullable Industry industry,
            LeadSource source,
            @Size(max = 2000) @Nullable String remark,
            @PastOrPresent @BusinessDay LocalDate registeredOn,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate correctedOn)
            implements LeadCommand {}

    /** 撤回线索: it should never have been recorded. Only as long as nobody has talked to the company. */
    @Grave
    record WithdrawLead(
            LeadId leadId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements LeadCommand {}

    /** 撤回转意向: that it was an intent should never have been recorded. Only as long as it was the last step. */
    @Grave
    record WithdrawQualification(
            LeadId leadId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate withdrawnOn) implements LeadCommand {}

    /** Its negotiation has another owner. Sent by a policy; not heard when that is its own owner too. */
    record FollowOwnerOfNegotiation(
            LeadId leadId,
            NegotiationId negotiationId,
            @Person String owner,
            @Team @Nullable String team,
            LocalDate assignedOn)
            implements LeadCommand {}

    /** Its negotiation was corrected. Sent by a policy; not heard when the lead says the same. */
    record FollowNegotiation(
            LeadId leadId,
            NegotiationId negotiationId,
            Industry industry,
            Track track,
            LocalDate startedOn,
            LocalDate correctedOn)
            implements LeadCommand {}

    /** Its negotiation was withdrawn. Sent by a policy. */
    record WithdrawStart(LeadId leadId, NegotiationId negotiationId, String cause, LocalDate withdrawnOn)
            implements LeadCommand {}

    /** 退回线索池: not lost, free for another officer. */
    record RecycleLead(
            LeadId leadId,
            LossReason reason,
            @PastOrPresent @BusinessDay LocalDate recycledOn) implements LeadCommand {}

    /** 流失. */
    @Grave
    record LoseLead(
            LeadId leadId,
            LossReason reason,
            @Name(max = 120) @Nullable String competitor,
            @PastOrPresent @BusinessDay LocalDate lostOn)
            implements LeadCommand {}

    /** 重启. */
    record ReopenLead(
            LeadId leadId, @PastOrPresent @BusinessDay LocalDate reopenedOn) implements LeadCommand {}

    /**
     * 转在谈: a first two-way meeting or site visit was held.
     *
     * @param negotiationId of the negotiation that begins
     * @param meeting       what was held
     * @param attendees     persons of the company
     * @param valueCny      investment talked about, whole project
     */
    record StartNegotiation(
            LeadId leadId,
            @New NegotiationId negotiationId,
            MeetingKind meeting,
            @Positive @Max(10_000) int attendees,
            @Worth @Nullable Cny valueCny,
            @PastOrPresent @BusinessDay LocalDate startedOn)
            implements LeadCommand {}

    /** The negotiation of this lead was lost. Sent by a policy; not heard when the lead is closed already. */
    record DropLead(
            LeadId leadId,
            NegotiationId negotiationId,
            LossReason reason,
            @Nullable String competitor,
            LocalDate droppedOn)
            implements LeadCommand {}

    /** The negotiation of this lead was taken up again. Sent by a policy; not heard when the lead is open. */
    record ResumeLead(LeadId leadId, NegotiationId negotiationId, LocalDate resumedOn) implements LeadCommand {}

    /** The company landed, as that negotiation led to. Sent by policies; not heard when the lead has landed already. */
    record LandLead(LeadId leadId, @Nullable NegotiationId negotiationId, TenantId tenantId, LocalDate landedOn)
            implements LeadCommand {}

    /**
     * Is it a lead of that park, and no withdrawn one? Sent by a policy when its company was received; changes nothing.
     */
    record ConfirmLead(LeadId leadId, ParkId parkId) implements LeadCommand {}

    /**
     * The day on which the company landed, as that negotiation led to, was another. Sent by a policy; not heard when
     * the lead has not landed by it.
     */
    record CorrectLeadLanding(LeadId leadId, NegotiationId negotiationId, LocalDate landedOn, LocalDate correctedOn)
            implements LeadCommand {}

    /** The company has not landed. Sent by a policy; not heard when the lead has not landed by that negotiation. */
    record WithdrawLeadLanding(LeadId leadId, NegotiationId negotiationId, LocalDate withdrawnOn)
            implements LeadCommand {}

    /**
     * The company that landed never had {@code formerCreditCode}. Sent by a policy; not heard by a lead that says
     * another or none.
     */
    record RectifyLeadCode(
            LeadId leadId, CreditCode creditCode, CreditCode formerCreditCode, String cause, LocalDate rectifiedOn)
            implements LeadCommand {}
}
