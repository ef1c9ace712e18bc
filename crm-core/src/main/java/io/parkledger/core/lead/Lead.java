package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.ASSIGNMENT_IS_NOT_BEFORE_THE_LAST;
import static io.parkledger.core.lead.LeadRule.CORRECTION_CHANGES_SOMETHING;
import static io.parkledger.core.lead.LeadRule.DATE_IS_NOT_BEFORE_REGISTRATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_CLOSED;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NEW;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_IN_NEGOTIATION;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_NOT_WITHDRAWN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_OPEN;
import static io.parkledger.core.lead.LeadRule.LEAD_IS_QUALIFIED;
import static io.parkledger.core.lead.LeadRule.NEGOTIATION_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.NOTHING_HANGS_ON_IT;
import static io.parkledger.core.lead.LeadRule.PARK_IS_THE_LEADS_OWN;
import static io.parkledger.core.lead.LeadRule.QUALIFICATION_IS_COMPLETE;
import static io.parkledger.core.lead.LeadRule.STEPS_DO_NOT_GO_BACK;
import static io.parkledger.core.lead.LeadRule.TRIAGE_SAYS_PURSUE;
import static io.parkledger.core.lead.LeadStage.NEGOTIATING;
import static io.parkledger.core.lead.LeadStage.QUALIFIED;
import static io.parkledger.core.lead.LeadStage.REGISTERED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.LeadId;
import io.parkledger.core.id.NegotiationId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.lead.LeadCommand.AssignLead;
import io.parkledger.core.lead.LeadCommand.ConfirmLead;
import io.parkledger.core.lead.LeadCommand.CorrectLead;
import io.parkledger.core.lead.LeadCommand.CorrectLeadLanding;
import io.parkledger.core.lead.LeadCommand.DropLead;
import io.parkledger.core.lead.LeadCommand.FollowNegotiation;
import io.parkledger.core.lead.LeadCommand.FollowOwnerOfNegotiation;
import io.parkledger.core.lead.LeadCommand.LandLead;
import io.parkledger.core.lead.LeadCommand.LoseLead;
import io.parkledger.core.lead.LeadCommand.NameLeadContact;
import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.RectifyLeadCode;
import io.parkledger.core.lead.LeadCommand.RecycleLead;
import io.parkledger.core.lead.LeadCommand.RegisterLead;
import io.parkledger.core.lead.LeadCommand.ReopenLead;
import io.parkledger.core.lead.LeadCommand.ResumeLead;
import io.parkledger.core.lead.LeadCommand.StartNegotiation;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLead;
import io.parkledger.core.lead.LeadCommand.WithdrawLeadLanding;
import io.parkledger.core.lead.LeadCommand.WithdrawQualification;
import io.parkledger.core.lead.LeadCommand.WithdrawStart;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLandingCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationCorrected;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.lead.LeadEvent.NegotiationStartWithdrawn;
import io.parkledger.core.lead.LeadEvent.QualificationWithdrawn;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import io.parkledger.core.value.CreditCode;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.LeadSource;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** A recorded hint of investment intent (线索), until it lands, is lost, or goes back to the pool. */
@AggregateRoot(type = "lead")
@NullUnmarked
class Lead extends Guarded {

    @AggregateIdentifier
    private LeadId id;

    private ParkId park;
    private String company;
    private CreditCode creditCode;
    private LeadSource source;
    private String remark;
    private LocalDate registeredOn;
    private String owner;
    private String team;
    private LocalDate ownedSince;
    private Industry industryAtFirst;
    private Industry industry;
    private Track track;
    private TriageVerdict verdict;
    private NegotiationId negotiation;
    private LeadStage stage;
    private LeadStage stageBeforeClosing;
    /** The days of its steps after the registration. */
    private final List<LocalDate> steps = new ArrayList<>();

    private LocalDate landedOn;
    private LocalDate qualifiedOn;
    /** Where the beginning of its talks stands among the {@link #steps}. */
    private int startedAt;

    /** Whether nothing has followed from the qualification. */
    private boolean qualifiedLast;
    /** Whether nothing but the talks had. */
    private boolean qualifiedLastBeforeTalks;

    Lead() {}

    @CommandHandler
    Lead(RegisterLead c) {
        apply(new LeadRegistered(
                c.leadId(),
                c.parkId(),
                c.company().strip(),
                c.creditCode(),
                c.industry(),
                c.source(),
                c.owner(),
                c.team(),
                c.remark(),
                c.registeredOn()));
        if (c.contact() != null && !c.contact().erased()) {
            apply(new LeadContactNamed(c.leadId(), c.contact(), c.registeredOn()));
        }
    }

    @CommandHandler
    void handle(NameLeadContact c) {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        requireNotBeforeRegistration(c.namedOn());
        apply(new LeadContactNamed(id, c.contact(), c.namedOn()));
    }

    @CommandHandler
    void handle(TriageLead c) {
        LEAD_IS_NEW.require(stage == REGISTERED, stage);
        requireForward(c.triagedOn());
        apply(new LeadTriaged(id, c.verdict(), c.triagedOn()));
    }

    @CommandHandler
    void handle(QualifyLead c) {
        LEAD_IS_NEW.require(stage == REGISTERED, stage);
        TRIAGE_SAYS_PURSUE.require(verdict != TriageVerdict.DO_NOT_PURSUE);
        requireForward(c.qualifiedOn());
        var missing = missingIn(c);
        QUALIFICATION_IS_COMPLETE.require(missing.isEmpty(), missing);
        apply(new LeadQualified(
                id,
                c.industry(),
                c.contact(),
                c.track(),
                c.areaWantedSqm(),
                c.landWantedMu(),
                c.budget(),
                c.neededBy(),
                c.qualifiedOn()));
    }

    private static List<MissingForQualification> missingIn(QualifyLead c) {
        var missing = new ArrayList<MissingForQualification>();
        if (c.contact().name() == null || c.contact().name().isBlank()) {
            missing.add(MissingForQualification.CONTACT_NAME);
        }
        if (c.track() == Track.SPACE && c.areaWantedSqm() == null) {
            missing.add(MissingForQualification.AREA_WANTED);
        }
        if (c.track() == Track.LAND && c.landWantedMu() == null) {
            missing.add(MissingForQualification.LAND_WANTED);
        }
        return missing;
    }

    @CommandHandler
    void handle(AssignLead c) {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        requireNotBeforeRegistration(c.assignedOn());
        ASSIGNMENT_IS_NOT_BEFORE_THE_LAST.require(!c.assignedOn().isBefore(ownedSince), ownedSince);
        apply(new LeadAssigned(id, negotiation, c.owner(), c.team(), c.assignedOn()));
    }

    @CommandHandler
    void handle(FollowOwnerOfNegotiation c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        if (!c.owner().equals(owner) || !Objects.equals(c.team(), team)) {
            apply(new LeadAssigned(id, negotiation, c.owner(), c.team(), c.assignedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectLead c) {
        LEAD_IS_NOT_WITHDRAWN.require(stage != LeadStage.WITHDRAWN);
        requireRegisteredBeforeAll(c.registeredOn());
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!c.correctedOn().isBefore(c.registeredOn()), c.registeredOn());
        QUALIFICATION_IS_COMPLETE.require(
                track == null || c.industry() != null, List.of(MissingForQualification.INDUSTRY));
        var called = c.company().strip();
        CORRECTION_CHANGES_SOMETHING.require(!called.equals(company)
                || !Objects.equals(c.creditCode(), creditCode)
                || !Objects.equals(c.industry(), industry)
                || c.source() != source
                || !Objects.equals(c.remark(), remark)
                || !c.registeredOn().equals(registeredOn));
        apply(new LeadCorrected(
                id,
                park,
                negotiation,
                called,
                c.creditCode(),
                c.industry(),
                c.source(),
                c.remark(),
                c.registeredOn(),
                stage,
                c.cause(),
                c.correctedOn()));
    }

    @CommandHandler
    void handle(RectifyLeadCode c) {
        if (c.formerCreditCode().equals(creditCode)) {
            apply(new LeadCorrected(
                    id,
                    park,
                    negotiation,
                    company,
                    c.creditCode(),
                    industry,
                    source,
                    remark,
                    registeredOn,
                    stage,
                    c.cause(),
                    c.rectifiedOn()));
        }
    }

    private void requireRegisteredBeforeAll(LocalDate day) {
        var next = Stream.concat(steps.stream(), ownedSince.equals(registeredOn) ? Stream.of() : Stream.of(ownedSince))
                .min(Comparator.naturalOrder());
        STEPS_DO_NOT_GO_BACK.require(next.isEmpty() || !day.isAfter(next.get()), next.orElse(null));
    }

    @CommandHandler
    void handle(FollowNegotiation c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        var isSameDay = c.startedOn().equals(steps.get(startedAt));
        var before = lastOf(steps.subList(0, startedAt));
        STEPS_DO_NOT_GO_BACK.require(isSameDay || !c.startedOn().isBefore(before), before);
        if (c.industry() != industry || c.track() != track || !isSameDay) {
            apply(new LeadNegotiationCorrected(
                    id, negotiation, c.industry(), c.track(), c.startedOn(), c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawLead c) {
        LEAD_IS_NOT_WITHDRAWN.require(stage != LeadStage.WITHDRAWN);
        NOTHING_HANGS_ON_IT.require(negotiation == null);
        requireForward(c.withdrawnOn());
        apply(new LeadWithdrawn(id, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(WithdrawQualification c) {
        LEAD_IS_QUALIFIED.require(stage == QUALIFIED, stage);
        NOTHING_HANGS_ON_IT.require(qualifiedLast);
        requireForward(c.withdrawnOn());
        apply(new QualificationWithdrawn(id, industryAtFirst, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(WithdrawStart c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        apply(new NegotiationStartWithdrawn(id, negotiation, c.cause(), c.withdrawnOn()));
    }

    @CommandHandler
    void handle(RecycleLead c) {
        requireOpenOutsideNegotiation();
        requireForward(c.recycledOn());
        apply(new LeadRecycled(id, stage, c.reason(), c.recycledOn()));
    }

    @CommandHandler
    void handle(LoseLead c) {
        requireOpenOutsideNegotiation();
        requireForward(c.lostOn());
        apply(new LeadLost(id, stage, c.reason(), c.competitor(), c.lostOn()));
    }

    @CommandHandler
    void handle(ReopenLead c) {
        requireClosed();
        LEAD_IS_NOT_IN_NEGOTIATION.require(stageBeforeClosing != NEGOTIATING);
        requireForward(c.reopenedOn());
        apply(reopened(c.reopenedOn()));
    }

    @CommandHandler
    void handle(StartNegotiation c) {
        LEAD_IS_QUALIFIED.require(stage == QUALIFIED, stage);
        requireForward(c.startedOn());
        apply(new LeadNegotiationStarted(
                id,
                c.negotiationId(),
                park,
                company,
                creditCode,
                industry,
                source,
                owner,
                team,
                track,
                c.meeting(),
                c.attendees(),
                c.valueCny(),
                c.startedOn()));
    }

    @CommandHandler
    void handle(DropLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        if (stage.isOpen()) {
            apply(new LeadLost(id, stage, c.reason(), c.competitor(), c.droppedOn()));
        }
    }

    @CommandHandler
    void handle(ResumeLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(c.negotiationId().equals(negotiation));
        if (!stage.isOpen()) {
            requireClosed();
            apply(reopened(c.resumedOn()));
        }
    }

    @CommandHandler
    void handle(LandLead c) {
        NEGOTIATION_IS_THE_LEADS_OWN.require(negotiation != null && negotiation.equals(c.negotiationId()));
        if (stage != LeadStage.LANDED) {
            LEAD_IS_OPEN.require(stage.isOpen(), stage);
            apply(new LeadLanded(id, c.tenantId(), c.landedOn()));
        }
    }

    @CommandHandler
    void handle(CorrectLeadLanding c) {
        if (hasLandedBy(c.negotiationId()) && !c.landedOn().equals(landedOn)) {
            apply(new LeadLandingCorrected(id, c.landedOn(), landedOn, c.correctedOn()));
        }
    }

    @CommandHandler
    void handle(WithdrawLeadLanding c) {
        if (hasLandedBy(c.negotiationId())) {
            apply(new LeadLandingWithdrawn(id, park, company, creditCode, stageBeforeClosing, c.withdrawnOn()));
        }
    }

    private boolean hasLandedBy(NegotiationId by) {
        return stage == LeadStage.LANDED && by.equals(negotiation);
    }

    @CommandHandler
    void handle(ConfirmLead c) {
        PARK_IS_THE_LEADS_OWN.require(c.parkId().equals(park));
        LEAD_IS_NOT_WITHDRAWN.require(stage != LeadStage.WITHDRAWN);
    }

    private LeadReopened reopened(LocalDate on) {
        return new LeadReopened(id, park, company, creditCode, stageBeforeClosing, on);
    }

    private void requireClosed() {
        LEAD_IS_CLOSED.require(stage == LeadStage.LOST || stage == LeadStage.RECYCLED, stage);
    }

    private void requireOpenOutsideNegotiation() {
        LEAD_IS_OPEN.require(stage.isOpen(), stage);
        LEAD_IS_NOT_IN_NEGOTIATION.require(stage != NEGOTIATING);
    }

    private void requireNotBeforeRegistration(LocalDate day) {
        DATE_IS_NOT_BEFORE_REGISTRATION.require(!day.isBefore(registeredOn), registeredOn);
    }

    private void requireForward(LocalDate day) {
        requireNotBeforeRegistration(day);
        var last = lastOf(steps);
        STEPS_DO_NOT_GO_BACK.require(!day.isBefore(last), last);
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.ownedBy(park.value(), owner, team);
    }

    @EventSourcingHandler
    void on(LeadRegistered e) {
        id = e.leadId();
        park = e.parkId();
        company = e.company();
        creditCode = e.creditCode();
        source = e.source();
        remark = e.remark();
        registeredOn = e.registeredOn();
        industryAtFirst = e.industry();
        industry = e.industry();
        owner = e.owner();
        team = e.team();
        ownedSince = e.registeredOn();
        stage = REGISTERED;
    }

    @EventSourcingHandler
    void on(LeadContactNamed e) {
        // Whom to speak to decides nothing.
    }

    @EventSourcingHandler
    void on(LeadTriaged e) {
        verdict = e.verdict();
        step(e.triagedOn());
    }

    @EventSourcingHandler
    void on(LeadQualified e) {
        industry = e.industry();
        track = e.track();
        stage = QUALIFIED;
        step(e.qualifiedOn());
        qualifiedOn = e.qualifiedOn();
        qualifiedLast = true;
    }

    @EventSourcingHandler
    void on(LeadAssigned e) {
        owner = e.owner();
        team = e.team();
        ownedSince = e.assignedOn().isBefore(ownedSince) ? ownedSince : e.assignedOn();
    }

    @EventSourcingHandler
    void on(LeadRecycled e) {
        close(LeadStage.RECYCLED, e.recycledOn());
    }

    @EventSourcingHandler
    void on(LeadLost e) {
        close(LeadStage.LOST, e.lostOn());
    }

    @EventSourcingHandler
    void on(LeadReopened e) {
        stage = e.stage();
        step(e.reopenedOn());
    }

    @EventSourcingHandler
    void on(LeadNegotiationStarted e) {
        negotiation = e.negotiationId();
        stage = NEGOTIATING;
        qualifiedLastBeforeTalks = qualifiedLast;
        startedAt = steps.size();
        step(e.startedOn());
    }

    @EventSourcingHandler
    void on(LeadLanded e) {
        close(LeadStage.LANDED, e.landedOn());
        landedOn = e.landedOn();
    }

    @EventSourcingHandler
    void on(LeadLandingCorrected e) {
        steps.remove(landedOn);
        steps.add(e.landedOn());
        landedOn = e.landedOn();
    }

    @EventSourcingHandler
    void on(LeadLandingWithdrawn e) {
        stage = e.stage();
        steps.remove(landedOn);
    }

    @EventSourcingHandler
    void on(LeadCorrected e) {
        if (ownedSince.equals(registeredOn)) {
            ownedSince = e.registeredOn();
        }
        company = e.company();
        creditCode = e.creditCode();
        source = e.source();
        remark = e.remark();
        registeredOn = e.registeredOn();
        industry = e.industry();
        if (stage == REGISTERED) {
            industryAtFirst = e.industry();
        }
    }

    @EventSourcingHandler
    void on(LeadNegotiationCorrected e) {
        industry = e.industry();
        track = e.track();
        steps.set(startedAt, e.startedOn());
    }

    @EventSourcingHandler
    void on(LeadWithdrawn e) {
        stage = LeadStage.WITHDRAWN;
    }

    @EventSourcingHandler
    void on(QualificationWithdrawn e) {
        stage = REGISTERED;
        industry = e.industry();
        track = null;
        steps.remove(qualifiedOn);
        qualifiedLast = false;
    }

    @EventSourcingHandler
    void on(NegotiationStartWithdrawn e) {
        stage = QUALIFIED;
        negotiation = null;
        steps.remove(startedAt);
        qualifiedLast = qualifiedLastBeforeTalks;
    }

    private LocalDate lastOf(List<LocalDate> some) {
        return some.stream().max(Comparator.naturalOrder()).orElse(registeredOn);
    }

    private void close(LeadStage as, LocalDate on) {
        stageBeforeClosing = stage;
        stage = as;
        step(on);
    }

    private void step(LocalDate on) {
        steps.add(on);
        qualifiedLast = false;
    }
}
