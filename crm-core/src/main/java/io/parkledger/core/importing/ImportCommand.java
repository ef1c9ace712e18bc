package io.parkledger.core.importing;

import io.parkledger.core.bound.BusinessDay;
import io.parkledger.core.bound.Name;
import io.parkledger.core.id.Existing;
import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.ledger.Command;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything one can ask of an {@link Import}. */
public sealed interface ImportCommand extends Command {

    @TargetAggregateIdentifier
    ImportId importId();

    /**
     * 上传文件: nothing of it is recorded yet. Sent by the server, which has read it.
     *
     * @param fileHash SHA-256 of its bytes, in hexadecimal digits
     * @param size     in bytes
     * @param columns  as its headings were understood
     */
    record PrepareImport(
            ImportId importId,
            @Existing ParkId parkId,
            ImportKind importKind,
            @Name(max = 200) String fileName,
            String fileHash,
            long size,
            @Size(max = 100) List<@Valid ColumnUse> columns,
            @PastOrPresent @BusinessDay LocalDate preparedOn)
            implements ImportCommand {}

    /**
     * 核对列: its columns mean something else than was understood.
     *
     * @param fixed what no column says, and every row is taken to say
     */
    record MapColumns(
            ImportId importId,
            @Size(max = 100) List<@Valid ColumnUse> columns,
            @Size(max = 100) List<@Valid FixedValue> fixed,
            @PastOrPresent @BusinessDay LocalDate mappedOn)
            implements ImportCommand {}

    /** 放弃: nothing of it will be recorded. */
    record DropImport(
            ImportId importId, @PastOrPresent @BusinessDay LocalDate droppedOn) implements ImportCommand {}

    /**
     * 开始入账: from now on its rows are recorded, in the background; also once more after it was undone.
     *
     * @param goodRowsOnly whether rows that are refused are left out; else one of them keeps all out
     * @param unlikelyToo  whether what is unlikely is meant so, in all rows
     */
    record BeginCommit(
            ImportId importId,
            boolean goodRowsOnly,
            boolean unlikelyToo,
            @PastOrPresent @BusinessDay LocalDate begunOn) implements ImportCommand {}

    /**
     * Sent by the server when it has come to the end of the file, or was stopped before.
     *
     * @param complete whether all rows were come to
     */
    record EndCommit(ImportId importId, RowCounts counts, boolean complete, LocalDate committedOn)
            implements ImportCommand {}

    /**
     * 撤销导入: all that it recorded is taken back, each fact by its inverse, in the background; once more what an
     * earlier undo had to leave.
     */
    record BeginUndo(
            ImportId importId,
            @NotBlank @Size(max = 200) String cause,
            @PastOrPresent @BusinessDay LocalDate begunOn) implements ImportCommand {}

    /**
     * Sent by the server when all was taken back that could be.
     *
     * @param undone rows of which nothing is left
     * @param kept   rows on which somebody has built meanwhile
     */
    record EndUndo(ImportId importId, int undone, int kept, LocalDate undoneOn) implements ImportCommand {}
}
