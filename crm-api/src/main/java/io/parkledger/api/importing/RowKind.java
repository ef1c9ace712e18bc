package io.parkledger.api.importing;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.projection.Views;
import java.time.LocalDate;
import java.util.List;

/** One kind of row (每行一条): which columns it has, and which commands it becomes. */
interface RowKind {

    ImportKind kind();

    /** In the order of the template. */
    List<RowField> fields();

    /** Begins to read a file: with what is recorded now. */
    Reading begin(Into into);

    /** Reads the rows of one file, one after the other. */
    @FunctionalInterface
    interface Reading {
        /**
         * Complains of cells to {@code cells}; what is planned then is not carried out. What the row says is remembered
         * only once its plan is told that it stands.
         */
        RowPlan plan(RowCells cells);
    }

    /**
     * Where a file is read into.
     *
     * @param importId with which the ids of what is new begin
     * @param run      which time it is recorded: what was taken back keeps its ids
     * @param cause    of corrections: the name of the file that they came with
     */
    record Into(String importId, int run, ParkId park, Views views, LocalDate today, String cause) {

        /** Of what a row makes; the same whenever it is read for the same run. */
        String idOf(RowCells row) {
            return importId + "-" + (run > 1 ? run + "-" : "") + row.number();
        }
    }
}
