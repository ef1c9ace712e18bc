package io.parkledger.api.report;

import io.parkledger.api.kit.history.Became;
import io.parkledger.api.kit.history.History;
import io.parkledger.api.kit.history.Moment;
import io.parkledger.api.kit.view.Listed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was known at two times: its figures, its rows that came, went or changed, and what was written down
 * in between of all that it is made of.
 *
 * @param dayBefore the day looked at, where that makes a difference
 * @param periodFrom first day of the period, of reports that have one
 * @param figures   those of the report as a whole, changed or not
 * @param rows      of its parts, only those that differ
 * @param events    newest first; nothing else can have moved its figures, but for the day looked at
 */
public record ReportDiff(
        String name,
        Moment from,
        Moment to,
        LocalDate dayBefore,
        LocalDate dayAfter,
        LocalDate periodFrom,
        LocalDate periodTo,
        int year,
        List<Figure> figures,
        List<Row> rows,
        Listed<Mover> events) {

    /**
     * One figure.
     *
     * @param path       where it stands in the report: {@code physical}, {@code byArea.withVacant}
     * @param name       what people call it, in the caller's language
     * @param before     null where it was not known
     * @param difference after less before; of a share in points; null where one of them is no number
     */
    public record Figure(
            String path,
            String name,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable BigDecimal difference,
            String saidBefore,
            String saidAfter,
            String saidDifference,
            boolean changed) {}

    /**
     * One row of a part of the report.
     *
     * @param part    its field in the report
     * @param key     tells it from the other rows
     * @param name    what people call it
     * @param figures what of it changed; all of it, where it came or went
     */
    public record Row(String part, String partName, String key, String name, Became became, List<Figure> figures) {}

    /**
     * What somebody wrote down, or what the system did by itself.
     *
     * @param consequences of it, by which rows were written that the report is made of
     */
    public record Mover(History.Entry event, List<History.Entry> consequences) {}

    /** Whether any figure or row is not what it was. */
    public boolean differs() {
        return !rows.isEmpty() || figures.stream().anyMatch(Figure::changed);
    }

    /** The parts that have rows to show, by their fields. */
    public List<String> parts() {
        return rows.stream().map(Row::part).distinct().toList();
    }

    public List<Row> rowsOf(String part) {
        return rows.stream().filter(row -> row.part().equals(part)).toList();
    }
}
