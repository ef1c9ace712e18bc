package io.parkledger.projection.report.funnel;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLandingCorrected;
import io.parkledger.core.lead.LeadEvent.LeadLandingWithdrawn;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.lead.LeadEvent.LeadWithdrawn;
import io.parkledger.core.lead.LeadEvent.NegotiationStartWithdrawn;
import io.parkledger.core.lead.LeadEvent.QualificationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;

/** Writes {@link Project}, and the {@link FunnelTotals} beside it. */
public final class FunnelProjection implements Projection {

    /** The day a stage was reached orders what is listed of it; a closed project is found without being fetched. */
    static final ViewCollection<Project> PROJECTS = ViewCollection.about(
            "lead",
            "projects",
            Project.class,
            Stream.concat(
                            Stream.of(
                                    Indexes.ascending("owner"),
                                    Indexes.ascending("team"),
                                    Indexes.descending(FunnelPeriod.CLOSED_ON, "_id", "source")),
                            Stream.of(FunnelStage.values())
                                    .flatMap(stage -> Stream.of(
                                            Indexes.descending(FunnelPeriod.reachedOn(stage), "_id"),
                                            Indexes.ascending(Officer.reachedBy(stage)))))
                    .toArray(Bson[]::new));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(PROJECTS, FunnelTotals.CELLS, FunnelTotals.DAYS);
    }

    /**
     * What is said of a project whose lead nobody told of, as when one negotiation alone is shown in the past, counts
     * nowhere.
     */
    private static void change(WorkingSet views, LeadId lead, Consumer<ProjectDraft> change) {
        var project = views.open(PROJECTS, lead.value());
        if (project.exists()) {
            count(views, project, change);
        }
    }

    private static void count(WorkingSet views, Draft project, Consumer<ProjectDraft> change) {
        var before = FunnelTotals.Counted.of(project.copy());
        change.accept(new ProjectDraft(project));
        var after = FunnelTotals.Counted.of(project.copy());
        for (var totals : FunnelTotals.values()) {
            totals.count(views, before, after);
        }
    }

    @EventHandler
    void on(LeadRegistered e, WorkingSet views) {
        count(views, views.open(PROJECTS, e.leadId().value()), project -> project.set("parkId", e.parkId())
                .set("company", e.company())
                .set("source", e.source())
                .set("owner", e.owner())
                .set("team", e.team())
                .register(e.owner(), e.team(), e.registeredOn()));
    }

    @EventHandler
    void on(LeadQualified e, WorkingSet views) {
        change(views, e.leadId(), project -> project.reach(FunnelStage.INTENT, e.qualifiedOn()));
    }

    @EventHandler
    void on(LeadNegotiationStarted e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("valueCny", e.valueCny())
                .reach(FunnelStage.TALKS, e.startedOn()));
    }

    @EventHandler
    void on(ReviewScheduled e, WorkingSet views) {
        change(views, e.leadId(), project -> project.reach(FunnelStage.REVIEW, e.scheduledOn()));
    }

    @EventHandler
    void on(NegotiationHeld e, WorkingSet views) {
        change(views, e.leadId(), project -> project.hold(e.heldOn()));
    }

    @EventHandler
    void on(NegotiationResumed e, WorkingSet views) {
        change(views, e.leadId(), project -> project.goOn(e.resumedOn()));
    }

    @EventHandler
    void on(NegotiationWon e, WorkingSet views) {
        change(views, e.leadId(), project -> {
            project.goOn(e.signedOn());
            project.reach(FunnelStage.SIGNED, e.signedOn());
        });
    }

    @EventHandler
    void on(LeadLanded e, WorkingSet views) {
        change(views, e.leadId(), project -> {
            project.reach(FunnelStage.LANDED, e.landedOn());
            project.close(Project.Outcome.LANDED, null, e.landedOn());
        });
    }

    @EventHandler
    void on(LeadLandingCorrected e, WorkingSet views) {
        change(views, e.leadId(), project -> project.landedOn(e.landedOn()));
    }

    @EventHandler
    void on(LeadLandingWithdrawn e, WorkingSet views) {
        change(views, e.leadId(), ProjectDraft::neverLanded);
    }

    @EventHandler
    void on(LeadLost e, WorkingSet views) {
        change(views, e.leadId(), project -> project.close(Project.Outcome.LOST, e.reason(), e.lostOn()));
    }

    @EventHandler
    void on(LeadRecycled e, WorkingSet views) {
        change(views, e.leadId(), project -> project.close(Project.Outcome.RECYCLED, e.reason(), e.recycledOn()));
    }

    @EventHandler
    void on(LeadReopened e, WorkingSet views) {
        change(views, e.leadId(), project -> project.reopen(e.reopenedOn()));
    }

    @EventHandler
    void on(LeadAssigned e, WorkingSet views) {
        change(views, e.leadId(), project -> project.assign(e.owner(), e.team(), e.assignedOn()));
    }

    @EventHandler
    void on(NegotiationAssigned e, WorkingSet views) {
        change(views, e.leadId(), project -> project.assign(e.owner(), e.team(), e.assignedOn()));
    }

    /** Back-moves change where a project is, never what it has reached. */
    @EventHandler
    void on(SigningRescinded e, WorkingSet views) {
        change(views, e.leadId(), project -> project.back(FunnelStage.of(e.stage()), e.rescindedOn()));
    }

    @EventHandler
    void on(SigningUndone e, WorkingSet views) {
        change(views, e.leadId(), ProjectDraft::neverSigned);
    }

    @EventHandler
    void on(SigningRescissionCorrected e, WorkingSet views) {
        change(views, e.leadId(), project -> project.wentBackOn(e.formerRescindedOn(), e.rescindedOn()));
    }

    @EventHandler
    void on(SigningRescissionWithdrawn e, WorkingSet views) {
        change(views, e.leadId(), ProjectDraft::neverWentBack);
    }

    /** It was never as it had been said: the figures of all days change. */
    @EventHandler
    void on(LeadCorrected e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("company", e.company())
                .set("source", e.source())
                .registeredOn(e.registeredOn()));
    }

    @EventHandler
    void on(NegotiationCorrected e, WorkingSet views) {
        change(views, e.leadId(), project -> {
            project.worth(e.valueCny());
            project.reachedOn(FunnelStage.TALKS, e.openedOn());
        });
    }

    @EventHandler
    void on(SigningCorrected e, WorkingSet views) {
        change(views, e.leadId(), project -> project.cameTo(FunnelStage.SIGNED, e.formerSignedOn(), e.signedOn()));
    }

    @EventHandler
    void on(LeadWithdrawn e, WorkingSet views) {
        change(views, e.leadId(), ProjectDraft::withdraw);
    }

    @EventHandler
    void on(QualificationWithdrawn e, WorkingSet views) {
        change(views, e.leadId(), project -> project.neverReached(FunnelStage.INTENT));
    }

    @EventHandler
    void on(NegotiationStartWithdrawn e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("valueCny", null).neverReached(FunnelStage.TALKS));
    }
}
