package io.parkledger.projection.custody;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.custody.CustodyEvent.ErasureProposed;
import io.parkledger.core.custody.CustodyEvent.ErasureRefused;
import io.parkledger.core.custody.CustodyEvent.ErasureTakenBack;
import io.parkledger.core.custody.CustodyEvent.PersonErased;
import io.parkledger.core.custody.ErasureState;
import io.parkledger.core.id.CustodyId;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Writes {@link ErasureView}. */
public final class ErasureProjection implements Projection {

    static final ViewCollection<ErasureView> ERASURES = ViewCollection.about(
            "custody",
            "erasures",
            ErasureView.class,
            Indexes.descending("proposedAtPosition", "_id"),
            Indexes.descending("personId", "proposedAtPosition", "_id"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(ERASURES);
    }

    @EventHandler
    void on(ErasureProposed e, LedgerEvent event, WorkingSet views) {
        views.open(ERASURES, e.custodyId().value())
                .set("version", event.sequence())
                .set("personId", e.personId())
                .set("state", ErasureState.PROPOSED)
                .set("cause", e.cause())
                .set("requestedBy", e.requestedBy())
                .set("requestedOn", e.requestedOn())
                .set("proposedBy", e.proposedBy())
                .set("proposedAt", event.recordedAt())
                .set("proposedAtPosition", event.position());
    }

    @EventHandler
    void on(ErasureRefused e, LedgerEvent event, WorkingSet views) {
        decided(e.custodyId(), ErasureState.REFUSED, e.refusedBy(), event, views)
                .set("refusal", e.cause());
    }

    @EventHandler
    void on(ErasureTakenBack e, LedgerEvent event, WorkingSet views) {
        decided(e.custodyId(), ErasureState.TAKEN_BACK, e.proposedBy(), event, views);
    }

    @EventHandler
    void on(PersonErased e, LedgerEvent event, WorkingSet views) {
        // Of those erased by one person there is nothing to show but what history says.
        if (e.confirmedBy() != null) {
            decided(e.custodyId(), ErasureState.ERASED, e.confirmedBy(), event, views);
        }
    }

    private static Draft decided(
            CustodyId erasure, ErasureState state, String by, LedgerEvent event, WorkingSet views) {
        return views.open(ERASURES, erasure.value())
                .set("version", event.sequence())
                .set("state", state)
                .set("decidedBy", by)
                .set("decidedAt", event.recordedAt());
    }
}
