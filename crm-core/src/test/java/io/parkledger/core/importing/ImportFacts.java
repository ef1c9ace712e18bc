package io.parkledger.core.importing;

import io.parkledger.core.id.ImportId;
import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportEvent.ColumnsMapped;
import io.parkledger.core.importing.ImportEvent.CommitBegun;
import io.parkledger.core.importing.ImportEvent.ImportCommitted;
import io.parkledger.core.importing.ImportEvent.ImportDropped;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.importing.ImportEvent.ImportUndone;
import io.parkledger.core.importing.ImportEvent.UndoBegun;
import java.time.LocalDate;
import java.util.List;

/** One file, as it is put in, recorded, and taken back. */
public final class ImportFacts {

    static final ImportId ID = new ImportId("import-1");
    static final LocalDate MAY_2 = LocalDate.of(2021, 5, 2);
    static final List<ColumnUse> COLUMNS = List.of(new ColumnUse(0, "building"), new ColumnUse(2, "number"));
    static final List<ColumnUse> OTHERS = List.of(new ColumnUse(1, "building"), new ColumnUse(2, "number"));
    static final List<FixedValue> FIXED = List.of(new FixedValue("registeredOn", "2018-01-01"));
    static final RowCounts COUNTS = new RowCounts(3, 1, 0, 2);

    private ImportFacts() {}

    public static ImportPrepared prepared() {
        return new ImportPrepared(ID, new ParkId("LQ"), ImportKind.UNITS, "房源.xlsx", "00ff", 4_096, COLUMNS, MAY_2);
    }

    public static ColumnsMapped mapped() {
        return new ColumnsMapped(ID, OTHERS, FIXED, MAY_2);
    }

    public static ImportDropped dropped() {
        return new ImportDropped(ID, MAY_2);
    }

    public static CommitBegun begun() {
        return new CommitBegun(ID, 1, true, false, MAY_2);
    }

    public static ImportCommitted committed() {
        return new ImportCommitted(ID, 1, COUNTS, true, MAY_2);
    }

    public static UndoBegun undoBegun() {
        return new UndoBegun(ID, 1, "列错位", MAY_2);
    }

    public static ImportUndone undone() {
        return new ImportUndone(ID, 1, 4, 0, MAY_2);
    }
}
