package io.parkledger.core.lead;

import static io.parkledger.core.lead.LeadRule.QUALIFICATION_IS_COMPLETE;
import static io.parkledger.core.lead.LeadRule.TRIAGE_SAYS_PURSUE;
import static io.parkledger.core.lead.LeadStage.REGISTERED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.lead.LeadCommand.QualifyLead;
import io.parkledger.core.lead.LeadCommand.TriageLead;
import io.parkledger.core.lead.LeadCommand.WithdrawQualification;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadTriaged;
import io.parkledger.core.lead.LeadEvent.QualificationWithdrawn;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.Track;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.NullUnmarked;

/** The judgement that a lead is worth pursuing (初筛, 意向), and what is known of what the company does and wants. */
@NullUnmarked
class Qualification {

    private final Progress progress;

    private TriageVerdict verdict;
    private Industry industryAtFirst;
    private Industry industry;
    private Track track;
    private LocalDate qualifiedOn;

    Qualification(Progress progress) {
        this.progress = progress;
    }

    @CommandHandler
    void handle(TriageLead c) {
        progress.requireNew();
        progress.requireForward(c.triagedOn());
        apply(new LeadTriaged(c.leadId(), c.verdict(), c.triagedOn()));
    }

    @EventSourcingHandler
    void on(LeadTriaged e) {
        verdict = e.verdict();
        progress.step(e.triagedOn());
    }

    @CommandHandler
    void handle(QualifyLead c) {
        progress.requireNew();
        TRIAGE_SAYS_PURSUE.require(verdict != TriageVerdict.DO_NOT_PURSUE);
        progress.requireForward(c.qualifiedOn());
        var missing = missingIn(c);
        QUALIFICATION_IS_COMPLETE.require(missing.isEmpty(), missing);
        apply(new LeadQualified(
                c.leadId(),
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

    @EventSourcingHandler
    void on(LeadQualified e) {
        industry = e.industry();
        track = e.track();
        qualifiedOn = e.qualifiedOn();
        progress.qualify(e.qualifiedOn());
    }

    @CommandHandler
    void handle(WithdrawQualification c) {
        progress.requireQualified();
        progress.requireQualifiedLast();
        progress.requireForward(c.withdrawnOn());
        apply(new QualificationWithdrawn(c.leadId(), industryAtFirst, c.cause(), c.withdrawnOn()));
    }

    @EventSourcingHandler
    void on(QualificationWithdrawn e) {
        industry = e.industry();
        track = null;
        progress.withdrawQualification(qualifiedOn);
    }

    Industry industry() {
        return industry;
    }

    Track track() {
        return track;
    }

    void requireStillComplete(Industry corrected) {
        QUALIFICATION_IS_COMPLETE.require(
                track == null || corrected != null, List.of(MissingForQualification.INDUSTRY));
    }

    void begin(Industry heard) {
        industryAtFirst = heard;
        industry = heard;
    }

    void correct(Industry corrected) {
        industry = corrected;
        if (progress.stage() == REGISTERED) {
            industryAtFirst = corrected;
        }
    }

    /** In the talks it is known better. */
    void correct(Industry corrected, Track correctedTrack) {
        industry = corrected;
        track = correctedTrack;
    }
}
