package io.parkledger.projection.reception;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCancelled;
import io.parkledger.core.reception.ReceptionEvent.ReceptionCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionDetailsCorrected;
import io.parkledger.core.reception.ReceptionEvent.ReceptionRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitCorrected;
import io.parkledger.core.reception.VisitEvent.OutboundVisitRecorded;
import io.parkledger.core.reception.VisitEvent.OutboundVisitWithdrawn;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Writes {@link ReceptionView} and {@link VisitView}. */
public final class ReceptionProjection implements Projection {

    static final ViewCollection<ReceptionView> RECEPTIONS = ViewCollection.about(
            "reception",
            "receptions",
            ReceptionView.class,
            Indexes.descending("parkId", "receivedOn", "_id"),
            Indexes.descending("receivedOn", "_id"),
            Indexes.descending("leadId", "receivedOn", "_id"),
            Indexes.ascending("parkId", "cancelled", "receivedOn", "visitors"));

    static final ViewCollection<VisitView> VISITS = ViewCollection.about(
            "visit",
            "visits",
            VisitView.class,
            Indexes.descending("parkId", "startedOn", "_id"),
            Indexes.descending("startedOn", "_id"),
            Indexes.descending("leadId", "startedOn", "_id"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(RECEPTIONS, VISITS);
    }

    @EventHandler
    void on(ReceptionRecorded e, LedgerEvent event, WorkingSet views) {
        views.open(RECEPTIONS, e.receptionId().value())
                .set("version", event.sequence())
                .set("parkId", e.parkId())
                .set("leadId", e.leadId())
                .set("company", e.company())
                .set("visitors", e.visitors())
                .set("owner", e.host())
                .set("team", e.team())
                .set("purpose", e.purpose())
                .set("receivedOn", e.receivedOn())
                .set("cancelled", false);
    }

    @EventHandler
    void on(ReceptionCorrected e, LedgerEvent event, WorkingSet views) {
        views.open(RECEPTIONS, e.receptionId().value())
                .set("version", event.sequence())
                .set("visitors", e.visitors());
    }

    @EventHandler
    void on(ReceptionDetailsCorrected e, LedgerEvent event, WorkingSet views) {
        views.open(RECEPTIONS, e.receptionId().value())
                .set("version", event.sequence())
                .set("leadId", e.leadId())
                .set("company", e.company())
                .set("visitors", e.visitors())
                .set("owner", e.host())
                .set("team", e.team())
                .set("purpose", e.purpose())
                .set("receivedOn", e.receivedOn());
    }

    @EventHandler
    void on(ReceptionCancelled e, LedgerEvent event, WorkingSet views) {
        views.open(RECEPTIONS, e.receptionId().value())
                .set("version", event.sequence())
                .set("cancelled", true);
    }

    @EventHandler
    void on(OutboundVisitRecorded e, LedgerEvent event, WorkingSet views) {
        views.open(VISITS, e.visitId().value())
                .set("version", event.sequence())
                .set("parkId", e.parkId())
                .set("leadId", e.leadId())
                .set("destination", e.destination())
                .set("companies", e.companies())
                .set("staff", e.staff())
                .set("days", e.days())
                .set("owner", e.leader())
                .set("team", e.team())
                .set("startedOn", e.startedOn())
                .set("withdrawn", false);
    }

    @EventHandler
    void on(OutboundVisitCorrected e, LedgerEvent event, WorkingSet views) {
        views.open(VISITS, e.visitId().value())
                .set("version", event.sequence())
                .set("leadId", e.leadId())
                .set("destination", e.destination())
                .set("companies", e.companies())
                .set("staff", e.staff())
                .set("days", e.days())
                .set("owner", e.leader())
                .set("team", e.team())
                .set("startedOn", e.startedOn());
    }

    @EventHandler
    void on(OutboundVisitWithdrawn e, LedgerEvent event, WorkingSet views) {
        views.open(VISITS, e.visitId().value()).set("version", event.sequence()).set("withdrawn", true);
    }
}
