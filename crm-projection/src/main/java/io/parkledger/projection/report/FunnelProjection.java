package io.parkledger.projection.report;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadLanded;
import io.parkledger.core.lead.LeadEvent.LeadLost;
import io.parkledger.core.lead.LeadEvent.LeadNegotiationStarted;
import io.parkledger.core.lead.LeadEvent.LeadQualified;
import io.parkledger.core.lead.LeadEvent.LeadRecycled;
import io.parkledger.core.lead.LeadEvent.LeadRegistered;
import io.parkledger.core.lead.LeadEvent.LeadReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.value.LossReason;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

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
                                    Indexes.descending(
                                            FunnelPeriod.CLOSED_ON, "_id", "outcome", "stage", "reason", "source")),
                            Stream.of(FunnelStage.values())
                                    .map(stage -> Indexes.descending(FunnelPeriod.reachedOn(stage), "_id")))
                    .toArray(Bson[]::new));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(PROJECTS, FunnelTotals.CELLS, FunnelTotals.DAYS);
    }

    /**
     * What is said of a project whose lead nobody told of, as when one negotiation alone is shown in the past, counts
     * nowhere.
     */
    private static void change(WorkingSet views, LeadId lead, Consumer<Draft> change) {
        var project = views.open(PROJECTS, lead.value());
        if (project.exists()) {
            count(views, project, change);
        }
    }

    private static void count(WorkingSet views, Draft project, Consumer<Draft> change) {
        var before = FunnelTotals.Counted.of(project.copy());
        change.accept(project);
        var after = FunnelTotals.Counted.of(project.copy());
        for (var totals : FunnelTotals.values()) {
            totals.count(views, before, after);
        }
    }

    @EventHandler
    void on(LeadRegistered e, WorkingSet views) {
        count(views, views.open(PROJECTS, e.leadId().value()), draft -> draft.set("parkId", e.parkId())
                .set("company", e.company())
                .set("owner", e.owner())
                .set("team", e.team())
                .set("source", e.source())
                .set("reached", Map.of(FunnelStage.LEAD, e.registeredOn()))
                .set("stage", FunnelStage.LEAD));
    }

    @EventHandler
    void on(LeadQualified e, WorkingSet views) {
        change(views, e.leadId(), project -> reach(project, FunnelStage.INTENT, e.qualifiedOn()));
    }

    @EventHandler
    void on(LeadNegotiationStarted e, WorkingSet views) {
        change(views, e.leadId(), project -> {
            reach(project, FunnelStage.TALKS, e.startedOn());
            project.set("valueCny", e.valueCny());
        });
    }

    @EventHandler
    void on(ReviewScheduled e, WorkingSet views) {
        change(views, e.leadId(), project -> reach(project, FunnelStage.REVIEW, e.scheduledOn()));
    }

    @EventHandler
    void on(NegotiationWon e, WorkingSet views) {
        change(views, e.leadId(), project -> reach(project, FunnelStage.SIGNED, e.signedOn()));
    }

    @EventHandler
    void on(LeadLanded e, WorkingSet views) {
        change(views, e.leadId(), project -> {
            reach(project, FunnelStage.LANDED, e.landedOn());
            close(project, Project.Outcome.LANDED, null, e.landedOn());
        });
    }

    @EventHandler
    void on(LeadLost e, WorkingSet views) {
        change(views, e.leadId(), project -> close(project, Project.Outcome.LOST, e.reason(), e.lostOn()));
    }

    @EventHandler
    void on(LeadRecycled e, WorkingSet views) {
        change(views, e.leadId(), project -> close(project, Project.Outcome.RECYCLED, e.reason(), e.recycledOn()));
    }

    @EventHandler
    void on(LeadReopened e, WorkingSet views) {
        change(views, e.leadId(), project -> close(project, null, null, null));
    }

    @EventHandler
    void on(LeadAssigned e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("owner", e.owner()).set("team", e.team()));
    }

    @EventHandler
    void on(NegotiationAssigned e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("owner", e.owner()).set("team", e.team()));
    }

    /** Back-moves change where a project is, never what it has reached. */
    @EventHandler
    void on(SigningRescinded e, WorkingSet views) {
        change(views, e.leadId(), project -> project.set("stage", FunnelStage.of(e.stage())));
    }

    /**
     * Whoever reaches a stage has reached those before it, by that day: records that say otherwise, a meeting dated
     * after the signing, are not followed, or more would have passed a stage than have reached it.
     */
    private static void reach(Draft project, FunnelStage stage, LocalDate on) {
        if (!project.inner("reached").containsKey(stage.name())) {
            var registeredOn = project.inner("reached").getString(FunnelStage.LEAD.name());
            var day = on.toString().compareTo(registeredOn) < 0 ? registeredOn : on.toString();
            for (var each : FunnelStage.values()) {
                var before = project.inner("reached").getString(each.name());
                if (each.compareTo(stage) <= 0 && (before == null || before.compareTo(day) > 0)) {
                    project.put("reached", each.name(), day);
                }
            }
        }
        project.set("stage", stage);
    }

    private static void close(
            Draft project, Project.@Nullable Outcome outcome, @Nullable LossReason reason, @Nullable LocalDate on) {
        project.set("outcome", outcome).set("reason", reason).set("closedOn", on);
    }
}
