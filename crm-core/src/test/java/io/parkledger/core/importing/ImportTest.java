package io.parkledger.core.importing;

import static io.parkledger.core.importing.ImportFacts.COLUMNS;
import static io.parkledger.core.importing.ImportFacts.COUNTS;
import static io.parkledger.core.importing.ImportFacts.FIXED;
import static io.parkledger.core.importing.ImportFacts.ID;
import static io.parkledger.core.importing.ImportFacts.MAY_2;
import static io.parkledger.core.importing.ImportFacts.OTHERS;
import static io.parkledger.core.importing.ImportRule.COLUMNS_MEAN_SOMETHING_ELSE;
import static io.parkledger.core.importing.ImportRule.DATE_IS_NOT_BEFORE_THE_FILE;
import static io.parkledger.core.importing.ImportRule.FIELDS_HAVE_ONE_COLUMN;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_NOT_RECORDED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_PREPARED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_RECORDED;
import static io.parkledger.core.importing.ImportRule.IMPORT_IS_UNDER_WAY;
import static io.parkledger.core.importing.ImportRule.NOTHING_OF_IT_STANDS;

import io.parkledger.core.id.ParkId;
import io.parkledger.core.importing.ImportCommand.BeginCommit;
import io.parkledger.core.importing.ImportCommand.BeginUndo;
import io.parkledger.core.importing.ImportCommand.DropImport;
import io.parkledger.core.importing.ImportCommand.EndCommit;
import io.parkledger.core.importing.ImportCommand.EndUndo;
import io.parkledger.core.importing.ImportCommand.MapColumns;
import io.parkledger.core.importing.ImportCommand.PrepareImport;
import io.parkledger.core.importing.ImportEvent.CommitBegun;
import io.parkledger.core.importing.ImportEvent.ImportCommitted;
import io.parkledger.core.importing.ImportEvent.ImportPrepared;
import io.parkledger.core.importing.ImportEvent.ImportUndone;
import io.parkledger.core.importing.ImportEvent.UndoBegun;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is put in, recorded, taken back, and recorded once more; nothing of it twice at a time. */
class ImportTest {

    private static final ImportPrepared PREPARED = ImportFacts.prepared();
    private static final CommitBegun BEGUN = ImportFacts.begun();
    private static final ImportCommitted COMMITTED = ImportFacts.committed();
    private static final UndoBegun UNDO_BEGUN = ImportFacts.undoBegun();
    private static final ImportUndone UNDONE = ImportFacts.undone();

    private final FixtureConfiguration<Import> file = new AggregateTestFixture<>(Import.class);

    private static PrepareImport prepare(List<ColumnUse> columns) {
        return new PrepareImport(ID, new ParkId("LQ"), ImportKind.UNITS, "房源.xlsx", "00ff", 4_096, columns, MAY_2);
    }

    @Test
    void it_is_put_in() {
        file.givenNoPriorActivity().when(prepare(COLUMNS)).expectEvents(PREPARED);
    }

    @Test
    void one_thing_is_read_from_one_column() {
        file.givenNoPriorActivity()
                .when(prepare(List.of(new ColumnUse(0, "number"), new ColumnUse(1, "number"))))
                .expectExceptionMessage(FIELDS_HAVE_ONE_COLUMN.code());
        file.givenNoPriorActivity()
                .when(prepare(List.of(new ColumnUse(0, "number"), new ColumnUse(0, "building"))))
                .expectExceptionMessage(FIELDS_HAVE_ONE_COLUMN.code());
    }

    @Test
    void what_a_column_says_no_fixed_value_says_too() {
        file.given(PREPARED)
                .when(new MapColumns(ID, COLUMNS, List.of(new FixedValue("number", "A1")), MAY_2))
                .expectExceptionMessage(FIELDS_HAVE_ONE_COLUMN.code());
    }

    @Test
    void its_columns_mean_something_else() {
        file.given(PREPARED).when(new MapColumns(ID, OTHERS, FIXED, MAY_2)).expectEvents(ImportFacts.mapped());
        file.given(PREPARED, ImportFacts.mapped())
                .when(new MapColumns(ID, OTHERS, FIXED, MAY_2))
                .expectExceptionMessage(COLUMNS_MEAN_SOMETHING_ELSE.code());
    }

    @Test
    void it_is_recorded_taken_back_and_recorded_once_more() {
        file.given(PREPARED).when(new BeginCommit(ID, true, false, MAY_2)).expectEvents(BEGUN);
        file.given(PREPARED, BEGUN).when(new EndCommit(ID, COUNTS, true, MAY_2)).expectEvents(COMMITTED);
        file.given(PREPARED, BEGUN, COMMITTED)
                .when(new BeginUndo(ID, " 列错位 ", MAY_2))
                .expectEvents(UNDO_BEGUN);
        file.given(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN)
                .when(new EndUndo(ID, 4, 0, MAY_2))
                .expectEvents(UNDONE);
        file.given(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN, UNDONE)
                .when(new BeginCommit(ID, true, false, MAY_2))
                .expectEvents(new CommitBegun(ID, 2, true, false, MAY_2));
    }

    @Test
    void what_an_undo_had_to_leave_is_taken_back_once_more() {
        file.given(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN, new ImportUndone(ID, 1, 3, 1, MAY_2))
                .when(new BeginUndo(ID, "列错位", MAY_2))
                .expectEvents(UNDO_BEGUN);
    }

    @Test
    void nothing_follows_before_the_file_was_put_in() {
        file.given(PREPARED)
                .when(new BeginCommit(ID, true, false, MAY_2.minusDays(1)))
                .expectExceptionMessage(DATE_IS_NOT_BEFORE_THE_FILE.code());
    }

    /** What is asked of it while it stands otherwise, and the rule that says so. */
    record OutOfTurn(List<ImportEvent> given, ImportCommand asked, ImportRule rule) {}

    static Stream<OutOfTurn> out_of_turn() {
        var commit = new BeginCommit(ID, false, false, MAY_2);
        var undo = new BeginUndo(ID, "列错位", MAY_2);
        var dropped = ImportFacts.dropped();
        return Stream.of(
                new OutOfTurn(List.of(PREPARED, BEGUN), commit, IMPORT_IS_NOT_RECORDED),
                new OutOfTurn(List.of(PREPARED, BEGUN, COMMITTED), commit, IMPORT_IS_NOT_RECORDED),
                new OutOfTurn(List.of(PREPARED, dropped), commit, IMPORT_IS_NOT_RECORDED),
                new OutOfTurn(List.of(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN), commit, IMPORT_IS_NOT_RECORDED),
                new OutOfTurn(
                        List.of(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN, new ImportUndone(ID, 1, 3, 1, MAY_2)),
                        commit,
                        NOTHING_OF_IT_STANDS),
                new OutOfTurn(List.of(PREPARED), undo, IMPORT_IS_RECORDED),
                new OutOfTurn(List.of(PREPARED, BEGUN), undo, IMPORT_IS_RECORDED),
                new OutOfTurn(List.of(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN), undo, IMPORT_IS_RECORDED),
                new OutOfTurn(
                        List.of(PREPARED, BEGUN, COMMITTED, UNDO_BEGUN, new ImportUndone(ID, 1, 4, 0, MAY_2)),
                        undo,
                        IMPORT_IS_RECORDED),
                new OutOfTurn(List.of(PREPARED), new EndCommit(ID, COUNTS, true, MAY_2), IMPORT_IS_UNDER_WAY),
                new OutOfTurn(List.of(PREPARED, BEGUN), new EndUndo(ID, 1, 0, MAY_2), IMPORT_IS_UNDER_WAY),
                new OutOfTurn(List.of(PREPARED, BEGUN), new MapColumns(ID, OTHERS, FIXED, MAY_2), IMPORT_IS_PREPARED),
                new OutOfTurn(List.of(PREPARED, BEGUN), new DropImport(ID, MAY_2), IMPORT_IS_PREPARED),
                new OutOfTurn(List.of(PREPARED, dropped), new DropImport(ID, MAY_2), IMPORT_IS_PREPARED));
    }

    @ParameterizedTest
    @MethodSource("out_of_turn")
    void what_comes_out_of_turn_is_refused(OutOfTurn each) {
        file.given(each.given())
                .when(each.asked())
                .expectNoEvents()
                .expectExceptionMessage(each.rule().code());
    }
}
