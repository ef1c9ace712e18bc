package io.parkledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkledger.api.importing.file.TableFile;
import io.parkledger.core.importing.ColumnUse;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.importing.ImportStatus;
import io.parkledger.core.value.InvalidValue;
import io.parkledger.projection.importing.ImportView;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a row is said of it, and keeps nothing from the others. */
class RowRunnerTest {

    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);
    private static final TableFile FILE =
            TableFile.read("a.csv", "房号,面积\nA1,100\nA2,100\n".getBytes(StandardCharsets.UTF_8));

    private static List<ImportRows.Row> run(RowKind.Reading reading) {
        var of = new ImportView(
                "import-1",
                "LQ",
                ImportKind.UNITS,
                "a.csv",
                "00",
                1,
                List.of(new ColumnUse(0, "number")),
                List.of(),
                ImportStatus.PREPARED,
                "lin",
                DAY,
                0,
                false,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                0,
                0);
        // Nothing is planned that would be read as a command.
        var runner = new RowRunner(null, of, FILE, List.of(), reading, (row, plan) -> List.of());
        var rows = new ArrayList<ImportRows.Row>();
        FILE.forEach(row -> rows.add(runner.run(row)));
        return rows;
    }

    private static RowKind.Reading failingAtFirst(RuntimeException failure) {
        return cells -> {
            if (cells.number() == 2) {
                throw failure;
            }
            return RowPlan.UNCHANGED;
        };
    }

    @Test
    void a_row_that_no_reader_has_thought_of_is_refused_alone() {
        var rows = run(failingAtFirst(new ArithmeticException("Overflow")));

        assertThat(rows).extracting(ImportRows.Row::outcome).containsExactly(RowOutcome.REFUSED, RowOutcome.UNCHANGED);
        assertThat(rows.get(0).remarks()).extracting(RowRemark::code).containsExactly("import.row-failed");
    }

    @Test
    void what_its_values_come_to_together_is_refused_in_their_own_words() {
        var rows = run(failingAtFirst(new InvalidValue("value.amount-not-in-fen", "1e40")));

        assertThat(rows.get(0).remarks()).extracting(RowRemark::code).containsExactly("value.amount-not-in-fen");
        assertThat(rows.get(1).outcome()).isEqualTo(RowOutcome.UNCHANGED);
    }
}
