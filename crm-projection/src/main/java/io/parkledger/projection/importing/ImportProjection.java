package io.parkledger.projection.importing;

import com.mongodb.client.model.Indexes;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.importing.ImportEvent.ColumnsMapped;
import io.parkledger.core.importing.ImportEvent.CommitBegun;
import io.parkledger.core.importing.ImportEvent.ImportCommitted;
import io.parkledger.core.importing.ImportEvent.ImportDropped;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.importing.ImportEvent.ImportUndone;
import io.parkledger.core.importing.ImportEvent.UndoBegun;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.ledger.LedgerEvent;
import io.parkledger.core.ledger.Sender;
import io.parkledger.projection.store.Draft;
import io.parkledger.projection.store.Projection;
import io.parkledger.projection.store.ViewCollection;
import io.parkledger.projection.store.WorkingSet;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;

/** Writes {@link ImportView}. */
public final class ImportProjection implements Projection {

    static final ViewCollection<ImportView> IMPORTS = ViewCollection.about(
            "import",
            "imports",
            ImportView.class,
            Indexes.descending("parkId", "preparedOn", "_id"),
            Indexes.descending("preparedOn", "_id"));

    @Override
    public List<ViewCollection<?>> collections() {
        return List.of(IMPORTS);
    }

    @EventHandler
    void on(ImportPrepared e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views)
                .set("parkId", e.parkId())
                .set("kind", e.importKind())
                .set("fileName", e.fileName())
                .set("fileHash", e.fileHash())
                .set("size", e.size())
                .set("columns", e.columns())
                .set("fixed", List.of())
                .set("status", ImportStatus.PREPARED)
                .set("preparedBy", event.metadata().getOrDefault(Sender.ACTOR, ""))
                .set("preparedOn", e.preparedOn())
                .set("run", 0)
                .set("unlikelyToo", false)
                .set("complete", false);
    }

    private static Draft of(ImportId id, LedgerEvent event, WorkingSet views) {
        return views.open(IMPORTS, id.value()).set("version", event.sequence());
    }

    @EventHandler
    void on(ColumnsMapped e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views).set("columns", e.columns()).set("fixed", e.fixed());
    }

    @EventHandler
    void on(ImportDropped e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views).set("status", ImportStatus.DROPPED);
    }

    @EventHandler
    void on(CommitBegun e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views)
                .set("status", ImportStatus.COMMITTING)
                .set("run", e.run())
                .set("unlikelyToo", e.unlikelyToo())
                .set("undone", null)
                .set("kept", null)
                .set("undoCause", null)
                .set("undoneOn", null);
    }

    @EventHandler
    void on(ImportCommitted e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views)
                .set("status", ImportStatus.COMMITTED)
                .set("counts", e.counts())
                .set("complete", e.complete())
                .set("committedOn", e.committedOn());
    }

    @EventHandler
    void on(UndoBegun e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views).set("status", ImportStatus.UNDOING).set("undoCause", e.cause());
    }

    @EventHandler
    void on(ImportUndone e, LedgerEvent event, WorkingSet views) {
        of(e.importId(), event, views)
                .set("status", ImportStatus.UNDONE)
                .set("undone", e.undone())
                .set("kept", e.kept())
                .set("undoneOn", e.undoneOn());
    }
}
