package io.parkledger.core.importing;

import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Event;
import io.parkledger.core.ledger.EventType;
import io.parkledger.core.meaning.EffectiveOn;
import java.time.LocalDate;
import java.util.List;

/** Everything that can have happened to an {@link Import}. Stored for ever: add, never rename. */
public sealed interface ImportEvent extends Event {

    ImportId importId();

    /**
     * Somebody has put a file in; nothing of it is recorded yet. Its bytes are kept beside the ledger, for as long as
     * they are needed: they may name persons.
     *
     * @param fileHash SHA-256 of its bytes, in hexadecimal digits
     * @param size     in bytes
     */
    @EventType("import.prepared")
    record ImportPrepared(
            ImportId importId,
            ParkId parkId,
            ImportKind importKind,
            String fileName,
            String fileHash,
            long size,
            List<ColumnUse> columns,
            @EffectiveOn LocalDate preparedOn)
            implements ImportEvent {}

    /** @param fixed what no column says, and every row is taken to say */
    @EventType("import.columns-mapped")
    record ColumnsMapped(
            ImportId importId,
            List<ColumnUse> columns,
            List<FixedValue> fixed,
            @EffectiveOn LocalDate mappedOn) implements ImportEvent {}

    @EventType("import.dropped")
    record ImportDropped(ImportId importId, @EffectiveOn LocalDate droppedOn) implements ImportEvent {}

    /**
     * From here on its rows are recorded.
     *
     * @param run         how often they are, with this time: 1, and 2 after it was undone once
     * @param unlikelyToo whether what is unlikely is meant so, in all rows
     */
    @EventType("import.commit-begun")
    record CommitBegun(
            ImportId importId,
            int run,
            boolean goodRowsOnly,
            boolean unlikelyToo,
            @EffectiveOn LocalDate begunOn) implements ImportEvent {}

    @EventType("import.committed")
    record ImportCommitted(
            ImportId importId,
            int run,
            RowCounts counts,
            boolean complete,
            @EffectiveOn LocalDate committedOn) implements ImportEvent {}

    @EventType("import.undo-begun")
    record UndoBegun(
            ImportId importId,
            int run,
            String cause,
            @EffectiveOn LocalDate begunOn) implements ImportEvent {}

    /** @param kept rows on which somebody had built meanwhile: what they tell stands */
    @EventType("import.undone")
    record ImportUndone(
            ImportId importId,
            int run,
            int undone,
            int kept,
            @EffectiveOn LocalDate undoneOn) implements ImportEvent {}
}
