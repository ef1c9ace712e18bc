package io.parkledger.projection.lead;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.lead.LeadEvent;
import io.parkledger.core.lead.LeadEvent.LeadAssigned;
import io.parkledger.core.lead.LeadEvent.LeadContactNamed;
import io.parkledger.core.lead.LeadEvent.LeadContactWithdrawn;
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
import io.parkledger.core.lead.LeadStage;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import io.parkledger.core.value.CompanyName;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import io.parkledger.projection.store.rows.CompanySearch;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Writes {@link LeadView}. */
public final class LeadProjection implements Projection {

    /** Holds all that leads are filtered by: the list is counted without looking at documents. */
    static final Bson COUNTING = Indexes.ascending("stage", "parkId", "source", "industry", "owner", "team", "verdict");

    static final ViewCollection<LeadView> LEADS = ViewCollection.about(
            "lead",
            "leads",
            LeadView.class,
            Indexes.descending("parkId", "registeredOn", "_id"),
            Indexes.descending("registeredOn", "_id"),
            Indexes.descending("owner", "registeredOn", "_id"),
            Indexes.descending("team", "registeredOn", "_id"),
            Indexes.descending("stage", "registeredOn", "_id", "verdict", "parkId", "owner", "team"),
            COUNTING,
            Indexes.descending("grams", "registeredOn", "_id"),
            Indexes.ascending("company", "_id", "parkId", "stage", "owner", "team"),
            Indexes.ascending("stem"),
            Indexes.ascending("creditCode"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(LEADS);
    }

    private static Draft lead(WorkingSet views, LedgerEvent event, LeadEvent e) {
        return views.open(LEADS, e.leadId().value()).set("version", event.sequence());
    }

    @EventHandler
    void on(LeadRegistered e, LedgerEvent event, WorkingSet views) {
        var draft = lead(views, event, e)
                .set("parkId", e.parkId())
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("source", e.source())
                .set("owner", e.owner())
                .set("team", e.team())
                .set("remark", e.remark())
                .set("stage", LeadStage.REGISTERED)
                .set("registeredOn", e.registeredOn())
                .set("recordedAt", event.recordedAt())
                .set("contacts", List.of())
                .set("stem", CompanyName.stem(e.company()));
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(LeadContactNamed e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("contact", e.contact());
    }

    @EventHandler
    void on(LeadContactWithdrawn e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("contact", null);
    }

    @EventHandler
    void on(LeadTriaged e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("verdict", e.verdict());
    }

    @EventHandler
    void on(LeadQualified e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", LeadStage.QUALIFIED)
                .set("industry", e.industry())
                .set("contact", e.contact())
                .set("track", e.track())
                .set("areaWantedSqm", e.areaWantedSqm())
                .set("landWantedMu", e.landWantedMu())
                .set("budget", e.budget())
                .set("neededBy", e.neededBy())
                .set("qualifiedOn", e.qualifiedOn());
    }

    @EventHandler
    void on(LeadAssigned e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("owner", e.owner()).set("team", e.team());
    }

    @EventHandler
    void on(LeadNegotiationStarted e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("stage", LeadStage.NEGOTIATING).set("negotiationId", e.negotiationId());
    }

    @EventHandler
    void on(LeadRecycled e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", LeadStage.RECYCLED)
                .set("lossReason", e.reason())
                .set("closedOn", e.recycledOn());
    }

    @EventHandler
    void on(LeadLost e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", LeadStage.LOST)
                .set("lossReason", e.reason())
                .set("competitor", e.competitor())
                .set("closedOn", e.lostOn());
    }

    @EventHandler
    void on(LeadReopened e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", e.stage())
                .set("lossReason", null)
                .set("competitor", null)
                .set("closedOn", null);
    }

    @EventHandler
    void on(LeadLanded e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", LeadStage.LANDED)
                .set("tenantId", e.tenantId())
                .set("closedOn", e.landedOn());
    }

    @EventHandler
    void on(LeadLandingCorrected e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("closedOn", e.landedOn());
    }

    @EventHandler
    void on(LeadLandingWithdrawn e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("stage", e.stage()).set("tenantId", null).set("closedOn", null);
    }

    /**
     * One project has one owner: what the negotiation says of it holds for its lead, also where the lead did not say
     * so.
     */
    @EventHandler
    void on(NegotiationAssigned e, WorkingSet views) {
        var draft = views.open(LEADS, e.leadId().value());
        if (draft.exists()) {
            draft.set("owner", e.owner()).set("team", e.team());
        }
    }

    @EventHandler
    void on(LeadCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = lead(views, event, e)
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("source", e.source())
                .set("remark", e.remark())
                .set("registeredOn", e.registeredOn())
                .set("stem", CompanyName.stem(e.company()));
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(LeadNegotiationCorrected e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("industry", e.industry()).set("track", e.track());
    }

    @EventHandler
    void on(LeadWithdrawn e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("stage", LeadStage.WITHDRAWN).set("closedOn", e.withdrawnOn());
    }

    @EventHandler
    void on(QualificationWithdrawn e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e)
                .set("stage", LeadStage.REGISTERED)
                .set("industry", e.industry())
                .set("track", null)
                .set("areaWantedSqm", null)
                .set("landWantedMu", null)
                .set("budget", null)
                .set("neededBy", null)
                .set("qualifiedOn", null);
    }

    @EventHandler
    void on(NegotiationStartWithdrawn e, LedgerEvent event, WorkingSet views) {
        lead(views, event, e).set("stage", LeadStage.QUALIFIED).set("negotiationId", null);
    }

    @EventHandler
    void on(ReceptionRecorded e, WorkingSet views) {
        spokeWith(views, e.leadId(), e.receptionId().value(), e.receivedOn());
    }

    @EventHandler
    void on(ReceptionDetailsCorrected e, WorkingSet views) {
        var reception = e.receptionId().value();
        forget(views, ReceptionViews.RECEPTIONS, reception);
        spokeWith(views, e.leadId(), reception, e.receivedOn());
    }

    @EventHandler
    void on(ReceptionCancelled e, WorkingSet views) {
        forget(views, ReceptionViews.RECEPTIONS, e.receptionId().value());
    }

    @EventHandler
    void on(OutboundVisitRecorded e, WorkingSet views) {
        spokeWith(views, e.leadId(), e.visitId().value(), e.startedOn());
    }

    @EventHandler
    void on(OutboundVisitCorrected e, WorkingSet views) {
        var visit = e.visitId().value();
        forget(views, ReceptionViews.VISITS, visit);
        spokeWith(views, e.leadId(), visit, e.startedOn());
    }

    @EventHandler
    void on(OutboundVisitWithdrawn e, WorkingSet views) {
        forget(views, ReceptionViews.VISITS, e.visitId().value());
    }

    private static void spokeWith(WorkingSet views, @Nullable LeadId lead, String id, LocalDate on) {
        if (lead != null) {
            var draft = views.open(LEADS, lead.value());
            if (draft.exists()) {
                ContactDay.put(draft, "contacts", id, on);
            }
        }
    }

    /** Of the lead that the reception or visit was said to be about until now. */
    private static void forget(WorkingSet views, ViewCollection<?> of, String id) {
        var lead = views.look(of, id).getString("leadId");
        if (lead != null) {
            var draft = views.open(LEADS, lead);
            if (draft.exists()) {
                ContactDay.remove(draft, "contacts", id);
            }
        }
    }
}
