package io.parkledger.projection.report.sealed;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import io.parkledger.core.report.ReportEvent.ReportSealed;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Writes {@link SealedReportView}. */
public final class SealedReportProjection implements Projection {

    static final ViewCollection<SealedReportView> REPORTS = ViewCollection.about(
            "report",
            "sealedReports",
            SealedReportView.class,
            Indexes.descending("parkId", "sealedOn", "_id"),
            Indexes.descending("sealedOn", "_id"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(REPORTS);
    }

    @EventHandler
    void on(ReportSealed e, LedgerEvent event, WorkingSet views) {
        var replaces = e.replaces();
        if (replaces != null) {
            var replaced = views.open(REPORTS, replaces.value());
            if (replaced.exists()) {
                replaced.set("replacedBy", e.number());
            }
        }
        var report = views.open(REPORTS, e.reportId().value());
        report.set("version", event.sequence())
                .set("number", e.number())
                .set("kind", e.reportKind())
                .set("parkId", e.parkId())
                .set("period", e.period())
                .set(
                        "replaces",
                        replaces == null
                                ? null
                                : views.look(REPORTS, replaces.value()).getString("number"))
                .set("asOf", e.asOf())
                .set("knownOn", e.knownOn())
                .set("on", e.on())
                .set("files", e.files())
                .set("sealedBy", event.metadata().getOrDefault(Sender.ACTOR, ""))
                .set("sealedOn", e.sealedOn())
                .set("sealedAt", event.recordedAt());
    }
}
