package io.parkledger.core.importing;

import static io.parkledger.core.importing.ImportRule.COLUMNS_MEAN_SOMETHING_ELSE;
import static io.parkledger.core.importing.ImportRule.DATE_IS_NOT_BEFORE_THE_FILE;
import static io.parkledger.core.importing.ImportRule.FIELDS_HAVE_ONE_COLUMN;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_NOT_RECORDED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_PREPARED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_RECORDED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_UNDER_WAY;
import static io.parkledger.core.importing.ImportRule.NOTHING_OF_IT_STANDS;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.importing.ImportCommand.DropImport;
import io.parkledger.core.importing.ImportCommand.EndCommit;
import io.parkledger.core.importing.ImportCommand.EndUndo;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportCommand.PrepareImport;
import io.parkledger.core.importing.ImportEvent.ColumnsMapped;
import io.parkledger.core.importing.ImportEvent.CommitBegun;
import io.parkledger.core.importing.ImportEvent.ImportCommitted;
import io.parkledger.core.importing.ImportEvent.ImportDropped;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.importing.ImportEvent.ImportUndone;
import io.parkledger.core.importing.ImportEvent.UndoBegun;
import io.parkledger.core.ledger.Guarded;
import io.parkledger.core.ledger.Whereabouts;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.NullUnmarked;

/** One file on its way into the ledger, and out of it again (导入). */
@AggregateRoot(type = "import")
@NullUnmarked
class Import extends Guarded {

    @AggregateIdentifier
    private ImportId id;

    private ParkId park;
    private LocalDate preparedOn;
    private List<ColumnUse> columns;
    private List<FixedValue> fixed = List.of();
    private ImportStatus status;
    private int run;
    /** Rows that its last undo had to leave. */
    private int kept;

    Import() {}

    @CommandHandler
    Import(PrepareImport c) {
        requireOnce(c.columns(), List.of());
        apply(new ImportPrepared(
                c.importId(),
                c.parkId(),
                c.importKind(),
                c.fileName(),
                c.fileHash(),
                c.size(),
                c.columns(),
                c.preparedOn()));
    }

    @CommandHandler
    void handle(MapColumns c) {
        IMPORT_IS_PREPARED.require(status == ImportStatus.PREPARED, status);
        requireOnce(c.columns(), c.fixed());
        COLUMNS_MEAN_SOMETHING_ELSE.require(
                !c.columns().equals(columns) || !c.fixed().equals(fixed));
        requireNotBefore(c.mappedOn());
        apply(new ColumnsMapped(id, c.columns(), c.fixed(), c.mappedOn()));
    }

    private static void requireOnce(List<ColumnUse> columns, List<FixedValue> fixed) {
        var fields = Stream.concat(
                        columns.stream().map(ColumnUse::field), fixed.stream().map(FixedValue::field))
                .toList();
        FIELDS_HAVE_ONE_COLUMN.require(fields.stream().distinct().count() == fields.size()
                && columns.stream().map(ColumnUse::column).distinct().count() == columns.size());
    }

    @CommandHandler
    void handle(DropImport c) {
        IMPORT_IS_PREPARED.require(status == ImportStatus.PREPARED, status);
        requireNotBefore(c.droppedOn());
        apply(new ImportDropped(id, c.droppedOn()));
    }

    @CommandHandler
    void handle(BeginCommit c) {
        IMPORT_IS_NOT_RECORDED.require(status == ImportStatus.PREPARED || status == ImportStatus.UNDONE, status);
        NOTHING_OF_IT_STANDS.require(kept == 0, kept);
        requireNotBefore(c.begunOn());
        apply(new CommitBegun(id, run + 1, c.goodRowsOnly(), c.unlikelyToo(), c.begunOn()));
    }

    @CommandHandler
    void handle(EndCommit c) {
        IMPORT_IS_UNDER_WAY.require(status == ImportStatus.COMMITTING, status);
        apply(new ImportCommitted(id, run, c.counts(), c.complete(), c.committedOn()));
    }

    @CommandHandler
    void handle(BeginUndo c) {
        IMPORT_IS_RECORDED.require(
                status == ImportStatus.COMMITTED || (status == ImportStatus.UNDONE && kept > 0), status);
        requireNotBefore(c.begunOn());
        apply(new UndoBegun(id, run, c.cause().strip(), c.begunOn()));
    }

    @CommandHandler
    void handle(EndUndo c) {
        IMPORT_IS_UNDER_WAY.require(status == ImportStatus.UNDOING, status);
        apply(new ImportUndone(id, run, c.undone(), c.kept(), c.undoneOn()));
    }

    private void requireNotBefore(LocalDate day) {
        DATE_IS_NOT_BEFORE_THE_FILE.require(!day.isBefore(preparedOn), preparedOn);
    }

    @EventSourcingHandler
    void on(ImportPrepared e) {
        id = e.importId();
        park = e.parkId();
        preparedOn = e.preparedOn();
        columns = e.columns();
        status = ImportStatus.PREPARED;
    }

    @EventSourcingHandler
    void on(ColumnsMapped e) {
        columns = e.columns();
        fixed = e.fixed();
    }

    @EventSourcingHandler
    void on(ImportDropped e) {
        status = ImportStatus.DROPPED;
    }

    @EventSourcingHandler
    void on(CommitBegun e) {
        run = e.run();
        status = ImportStatus.COMMITTING;
    }

    @EventSourcingHandler
    void on(ImportCommitted e) {
        status = ImportStatus.COMMITTED;
    }

    @EventSourcingHandler
    void on(UndoBegun e) {
        status = ImportStatus.UNDOING;
    }

    @EventSourcingHandler
    void on(ImportUndone e) {
        status = ImportStatus.UNDONE;
        kept = e.kept();
    }

    @Override
    protected Whereabouts whereabouts() {
        return Whereabouts.inPark(park.value());
    }
}
