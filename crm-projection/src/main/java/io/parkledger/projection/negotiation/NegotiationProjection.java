package io.parkledger.projection.negotiation;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.negotiation.NegotiationEvent;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationAssigned;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationHeld;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLanded;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationLost;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationOpened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationReopened;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationResumed;
import io.parkledger.core.negotiation.NegotiationEvent.NegotiationWon;
import io.parkledger.core.negotiation.NegotiationEvent.NextStepPlanned;
import io.parkledger.core.negotiation.NegotiationEvent.OfferIssued;
import io.parkledger.core.negotiation.NegotiationEvent.OpinionGiven;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewConcluded;
import io.parkledger.core.negotiation.NegotiationEvent.ReviewScheduled;
import io.parkledger.core.negotiation.NegotiationEvent.SigningRescinded;
import io.parkledger.core.negotiation.NegotiationStage;
import io.parkledger.projection.store.CompanySearch;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.bson.conversions.Bson;

/** Writes {@link NegotiationView}. */
public final class NegotiationProjection implements Projection {

    /** Holds all that negotiations are counted and added up by, without looking at documents. */
    static final Bson COUNTING =
            Indexes.ascending("open", "stage", "parkId", "owner", "team", "onHold", "lastActivityOn", "valueCny");

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

    private static Draft negotiation(WorkingSet views, LedgerEvent event, NegotiationEvent e, LocalDate on) {
        var draft = views.open(NEGOTIATIONS, e.negotiationId().value()).set("version", event.sequence());
        var last = draft.text("lastActivityOn");
        return last == null || last.compareTo(on.toString()) < 0 ? draft.set("lastActivityOn", on) : draft;
    }

    @EventHandler
    void on(NegotiationOpened e, LedgerEvent event, WorkingSet views) {
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
        negotiation(views, event, e, e.assignedOn()).set("owner", e.owner()).set("team", e.team());
    }

    @EventHandler
    void on(NegotiationHeld e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.heldOn()).set("onHold", true).set("holdCause", e.cause());
    }

    @EventHandler
    void on(NegotiationResumed e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.resumedOn()).set("onHold", false).set("holdCause", null);
    }

    @EventHandler
    void on(NegotiationLost e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.lostOn())
                .set("open", false)
                .set("lossReason", e.reason())
                .set("competitor", e.competitor())
                .set("closedOn", e.lostOn());
    }

    @EventHandler
    void on(NegotiationReopened e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.reopenedOn())
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
        negotiation(views, event, e, e.signedOn())
                .set("stage", NegotiationStage.SIGNED)
                .set("stageSince", e.signedOn())
                .set("onHold", false)
                .set("contractId", e.contractId());
    }

    @EventHandler
    void on(SigningRescinded e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.rescindedOn())
                .set("stage", e.stage())
                .set("stageSince", e.rescindedOn())
                .set("contractId", null);
    }

    @EventHandler
    void on(NegotiationLanded e, LedgerEvent event, WorkingSet views) {
        negotiation(views, event, e, e.landedOn())
                .set("stage", NegotiationStage.LANDED)
                .set("stageSince", e.landedOn())
                .set("open", false)
                .set("tenantId", e.tenantId())
                .set("closedOn", e.landedOn());
    }
}
