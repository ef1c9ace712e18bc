package io.parkledger.api.importing;

import io.parkledger.api.importing.file.TableRow;
import io.parkledger.api.importing.file.cell.CellRefused;
import io.parkledger.api.importing.file.cell.CellUnit;
import io.parkledger.core.value.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of one row by field, and what is wrong with them. */
final class RowCells {

    private final TableRow row;
    private final Map<String, Integer> columns;
    private final Map<String, CellUnit> units;
    private final Map<String, String> fixed;
    private final List<RowRemark> wrong = new ArrayList<>();

    /**
     * @param columns of the fields that the file has
     * @param units   of those whose heading says one, 万元
     * @param fixed   what every row says of others
     */
    RowCells(TableRow row, Map<String, Integer> columns, Map<String, CellUnit> units, Map<String, String> fixed) {
        this.row = row;
        this.columns = columns;
        this.units = units;
        this.fixed = fixed;
    }

    /** What the heading of a field's column says its numbers are; null where it says nothing. */
    @Nullable
    CellUnit unit(String field) {
        return units.get(field);
    }

    /** As the file's program shows it. */
    int number() {
        return row.number();
    }

    /** What is wrong with them; none where all could be read. */
    List<RowRemark> wrong() {
        return wrong;
    }

    /** Null where nothing stands in its column, or it has none and no fixed value. */
    @Nullable
    String text(String field) {
        var column = columns.get(field);
        if (column == null) {
            return fixed.get(field);
        }
        var text = column < row.cells().size() ? row.cells().get(column).strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** Read from text; null where there is none, or it is wrong and said to be. */
    <T> @Nullable T optional(String field, Function<String, T> reader) {
        var text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (CellRefused e) {
            wrong.add(new RowRemark(field, e.code(), texts(e.facts())));
        } catch (InvalidValue e) {
            wrong.add(new RowRemark(field, e.code(), texts(e.facts())));
        }
        return null;
    }

    /** The same of what no row can do without. */
    <T> @Nullable T required(String field, Function<String, T> reader) {
        if (text(field) == null) {
            wrong.add(RowRemark.of(field, "import.cell-empty"));
        }
        return optional(field, reader);
    }

    /** Says that a cell does not fit what is recorded. */
    void refuse(@Nullable String field, String code, Object... facts) {
        wrong.add(RowRemark.of(field, code, facts));
    }

    /** Says that a row before says otherwise of what the row is about. */
    void contradict(String field, String before) {
        refuse(field, "import.row-before-says-otherwise", before);
    }

    private static List<@Nullable Object> texts(List<?> facts) {
        return facts.stream().<@Nullable Object>map(String::valueOf).toList();
    }
}
