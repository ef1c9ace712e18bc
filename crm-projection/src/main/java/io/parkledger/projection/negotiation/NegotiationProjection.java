package io.parkledger.projection.negotiation;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.ContractId;
import io.parkledger.core.id.LeadId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.negotiation.NegotiationEvent;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLandingWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConclusionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionCorrected;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescissionWithdrawn;
import io.parkledger.core.negotiation.NegotiationEvent.SigningUndone;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import io.parkledger.projection.lead.ContactDay;
import io.parkledger.projection.lead.LeadViews;
import io.parkledger.projection.reception.ReceptionViews;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import io.parkledger.projection.store.rows.CompanySearch;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Writes {@link NegotiationView}. */
public final class NegotiationProjection implements Projection {

    private static final String CONTACTS = "contacts";
    private static final String RECEPTIONS = "receptions";
    private static final String LEAD = "leadId";
    /** The number of a negotiation's first event. */
    private static final String OPENING = "0";

    /** Holds all that negotiations are counted and added up by, without looking at documents. */
    static final Bson COUNTING = Indexes.ascending(
            "open", "stage", "parkId", "owner", "team", "onHold", "lastActivityOn", "valueCny", "withdrawn");

    static final ViewCollection<NegotiationView> NEGOTIATIONS = ViewCollection.about(
            "negotiation",
            "negotiations",
            NegotiationView.class,
            Indexes.descending("parkId", "openedOn", "_id"),
            Indexes.descending("openedOn", "_id"),
            Indexes.descending("owner", "openedOn", "_id"),
            Indexes.descending("team", "openedOn", "_id"),
            COUNTING,
            Indexes.descending(
                    "open", "stage", "lastActivityOn", "_id", "onHold", "nextStepDueOn", "parkId", "owner", "team"),
            Indexes.ascending("open", "onHold", "nextStepDueOn", "_id", "parkId", "owner", "team"),
            Indexes.descending("stageSince", "_id", "parkId", "owner", "team"),
            Indexes.ascending("company", "_id", "open", "stage", "parkId", "owner", "team"),
            Indexes.descending("grams", "openedOn", "_id"),
            Indexes.ascending("creditCode"),
            Indexes.ascending("leadId"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(NEGOTIATIONS);
    }

    /** Nobody spoke with the company for it. */
    private static Draft negotiation(WorkingSet views, LedgerEvent event, NegotiationEvent e) {
        return views.open(NEGOTIATIONS, e.negotiationId().value()).set("version", event.sequence());
    }

    /** Somebody spoke with the company on that day. */
    private static Draft negotiation(WorkingSet views, LedgerEvent event, NegotiationEvent e, LocalDate on) {
        var draft = negotiation(views, event, e);
        ContactDay.put(draft, CONTACTS, String.valueOf(event.sequence()), on);
        return spokeLast(draft);
    }

    private static Draft spokeLast(Draft draft) {
        return ContactDay.last(draft.documents(CONTACTS), draft.documents(RECEPTIONS))
                .map(last -> draft.set("lastActivityOn", last))
                .orElse(draft);
    }

    /** The receptions and visits of a lead are those of its negotiation. */
    private static void follow(WorkingSet views, @Nullable String lead) {
        if (lead != null) {
            var told = views.look(LeadViews.COLLECTION, lead);
            var negotiation = told.getString("negotiationId");
            var draft = negotiation == null ? null : views.open(NEGOTIATIONS, negotiation);
            if (draft != null && draft.exists()) {
                spokeLast(draft.set(RECEPTIONS, told.getList("contacts", Document.class, List.of())));
            }
        }
    }

    private static void follow(WorkingSet views, @Nullable LeadId lead) {
        follow(views, lead == null ? null : lead.value());
    }

    @EventHandler
    void on(NegotiationOpened e, LedgerEvent event, WorkingSet views) {
        var lead = views.look(LeadViews.COLLECTION, e.leadId().value());
        views.open(NEGOTIATIONS, e.negotiationId().value())
                .set(RECEPTIONS, lead.getList("contacts", Document.class, List.of()));
        var draft = negotiation(views, event, e, e.openedOn())
                .set("leadId", e.leadId())
                .set("parkId", e.parkId())
                .set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("source", e.source())
                .set("owner", e.owner())
                .set("team", e.team())
                .set("track", e.track())
                .set("valueCny", e.valueCny())
                .set("stage", NegotiationStage.TALKING)
                .set("open", true)
                .set("onHold", false)
                .set("withdrawn", false)
                .set("offers", List.of())
                .set("reviews", List.of())
                .set("opinions", List.of())
                .set("openedOn", e.openedOn())
                .set("stageSince", e.openedOn());
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(OfferIssued e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.offeredOn())
                .push(
                        "offers",
                        new NegotiationView.Offer(
                                e.areaSqm(), e.rentCnyPerSqmMonth(), e.terms(), e.validUntil(), e.offeredOn()));
    }

    @EventHandler
    void on(ReviewScheduled e, LedgerEvent event, WorkingSet views) {
        var draft = negotiation(views, event, e, e.scheduledOn())
                .push("reviews", new NegotiationView.Review(e.meeting(), e.scheduledOn()))
                .set("verdict", null);
        if (!NegotiationStage.REVIEW.name().equals(draft.text("stage"))) {
            draft.set("stage", NegotiationStage.REVIEW).set("stageSince", e.scheduledOn());
        }
    }

    @EventHandler
    void on(OpinionGiven e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.givenOn())
                .push("opinions", new NegotiationView.Opinion(e.reviewer(), e.opinion(), e.comment(), e.givenOn()));
    }

    @EventHandler
    void on(ReviewConcluded e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.concludedOn()).set("verdict", e.verdict());
    }

    @EventHandler
    void on(NextStepPlanned e, LedgerEvent event, WorkingSet views) {
        views.open(NEGOTIATIONS, e.negotiationId().value())
                .set("version", event.sequence())
                .set("nextStep", e.nextStep())
                .set("nextStepDueOn", e.dueOn());
    }

    @EventHandler
    void on(NegotiationAssigned e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e).set("owner", e.owner()).set("team", e.team());
    }

    @EventHandler
    void on(NegotiationHeld e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e).set("onHold", true).set("holdCause", e.cause());
    }

    @EventHandler
    void on(NegotiationResumed e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e).set("onHold", false).set("holdCause", null);
    }

    @EventHandler
    void on(NegotiationLost e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e)
                .set("open", false)
                .set("lossReason", e.reason())
                .set("competitor", e.competitor())
                .set("closedOn", e.lostOn());
    }

    @EventHandler
    void on(NegotiationReopened e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e)
                .set("open", true)
                .set("onHold", false)
                .set("stage", e.stage())
                .set("stageSince", e.reopenedOn())
                .set("lossReason", null)
                .set("competitor", null)
                .set("closedOn", null);
    }

    @EventHandler
    void on(NegotiationWon e, LedgerEvent event, WorkingSet views) {
        signed(negotiation(views, event, e), e.contractId(), e.signedOn())
                .set("stage", NegotiationStage.SIGNED)
                .set("stageSince", e.signedOn())
                .set("onHold", false)
                .set("contractId", e.contractId());
    }

    private static Draft signed(Draft draft, ContractId contract, LocalDate on) {
        ContactDay.put(draft, CONTACTS, contract.value(), on);
        return spokeLast(draft);
    }

    @EventHandler
    void on(SigningCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = signed(negotiation(views, event, e), e.contractId(), e.signedOn());
        if (NegotiationStage.SIGNED.name().equals(draft.text("stage"))) {
            draft.set("stageSince", e.signedOn());
        }
    }

    @EventHandler
    void on(SigningRescinded e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e)
                .set("stage", e.stage())
                .set("stageSince", e.rescindedOn())
                .set("contractId", null);
    }

    @EventHandler
    void on(SigningUndone e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e)
                .set("stage", e.stage())
                .set("stageSince", e.stageSince())
                .set("contractId", null);
    }

    @EventHandler
    void on(SigningRescissionCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = negotiation(views, event, e);
        if (e.formerRescindedOn().toString().equals(draft.text("stageSince"))
                && NegotiationStage.TALKING.name().equals(draft.text("stage"))) {
            draft.set("stageSince", e.rescindedOn());
        }
    }

    @EventHandler
    void on(SigningRescissionWithdrawn e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e)
                .set("stage", NegotiationStage.SIGNED)
                .set("stageSince", e.signedOn())
                .set("contractId", e.contractId());
    }

    @EventHandler
    void on(NegotiationLanded e, LedgerEvent event, WorkingSet views) {
        var draft = negotiation(views, event, e)
                .set("stage", NegotiationStage.LANDED)
                .set("open", false)
                .set("tenantId", e.tenantId());
        landed(draft, e.landedOn());
    }

    private static void landed(Draft draft, LocalDate on) {
        draft.set("stageSince", on).set("closedOn", on);
        ContactDay.put(draft, CONTACTS, String.valueOf(draft.text("tenantId")), on);
        spokeLast(draft);
    }

    @EventHandler
    void on(NegotiationLandingCorrected e, LedgerEvent event, WorkingSet views) {
        landed(negotiation(views, event, e), e.landedOn());
    }

    @EventHandler
    void on(NegotiationLandingWithdrawn e, LedgerEvent event, WorkingSet views) {
        var draft = negotiation(views, event, e);
        ContactDay.remove(draft, CONTACTS, String.valueOf(draft.text("tenantId")));
        spokeLast(draft)
                .set("stage", NegotiationStage.SIGNED)
                .set("stageSince", e.signedOn())
                .set("open", true)
                .set("tenantId", null)
                .set("closedOn", null);
    }

    @EventHandler
    void on(NegotiationCorrected e, LedgerEvent event, WorkingSet views) {
        var draft = negotiation(views, event, e);
        var opened = draft.text("openedOn");
        if (opened != null && opened.equals(draft.text("stageSince"))) {
            draft.set("stageSince", e.openedOn());
        }
        draft.set("company", e.company())
                .set("creditCode", e.creditCode())
                .set("industry", e.industry())
                .set("source", e.source())
                .set("track", e.track())
                .set("valueCny", e.valueCny())
                .set("openedOn", e.openedOn());
        ContactDay.put(draft, CONTACTS, OPENING, e.openedOn());
        spokeLast(draft);
        CompanySearch.index(draft);
    }

    @EventHandler
    void on(NegotiationWithdrawn e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e).set("withdrawn", true).set("open", false).set("closedOn", e.withdrawnOn());
    }

    @EventHandler
    void on(ReviewConclusionWithdrawn e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e).set("verdict", null);
    }

    @EventHandler
    void on(ReceptionRecorded e, WorkingSet views) {
        follow(views, e.leadId());
    }

    @EventHandler
    void on(ReceptionDetailsCorrected e, WorkingSet views) {
        follow(
                views,
                views.look(ReceptionViews.RECEPTIONS, e.receptionId().value()).getString(LEAD));
        follow(views, e.leadId());
    }

    @EventHandler
    void on(ReceptionCancelled e, WorkingSet views) {
        follow(
                views,
                views.look(ReceptionViews.RECEPTIONS, e.receptionId().value()).getString(LEAD));
    }

    @EventHandler
    void on(OutboundVisitRecorded e, WorkingSet views) {
        follow(views, e.leadId());
    }

    @EventHandler
    void on(OutboundVisitCorrected e, WorkingSet views) {
        follow(views, views.look(ReceptionViews.VISITS, e.visitId().value()).getString(LEAD));
        follow(views, e.leadId());
    }

    @EventHandler
    void on(OutboundVisitWithdrawn e, WorkingSet views) {
        follow(views, views.look(ReceptionViews.VISITS, e.visitId().value()).getString(LEAD));
    }
}
