package io.parkledger.projection.importing;

import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.FixedValue;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.importing.RowCounts;
import java.time.LocalDate;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One file that was put in.
 *
 * @param fileHash   SHA-256 of its bytes, in hexadecimal digits
 * @param size       in bytes
 * @param fixed      what no column says, and every row is taken to say
 * @param preparedBy login of who put it in
 * @param run        how often it was recorded, counting those times that were undone
 * @param unlikelyToo whether what is unlikely was meant so, the last time
 * @param counts     what became of its rows the last time; null before the first
 * @param complete   whether the last time came to the end of the file
 * @param undone     rows taken back the last time; null where it was not undone
 * @param kept       rows that stand all the same, since somebody had built on them
 */
public record ImportView(
        @BsonId String id,
        String parkId,
        ImportKind kind,
        String fileName,
        String fileHash,
        long size,
        List<ColumnUse> columns,
        List<FixedValue> fixed,
        ImportStatus status,
        String preparedBy,
        LocalDate preparedOn,
        int run,
        boolean unlikelyToo,
        @Nullable RowCounts counts,
        boolean complete,
        @Nullable LocalDate committedOn,
        @Nullable Integer undone,
        @Nullable Integer kept,
        @Nullable String undoCause,
        @Nullable LocalDate undoneOn,
        long version,
        long position) {}
