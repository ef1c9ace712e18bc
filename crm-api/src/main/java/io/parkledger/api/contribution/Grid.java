package io.parkledger.api.contribution;

import io.parkledger.api.kit.refusal.Problems;
import io.parkledger.core.value.Industry;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.report.contribution.GridReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a period as it is filled in, company by company.
 *
 * @param report what is known of it
 * @param lines  a part of its rows, as many as are filled in at once
 * @param lost   what was sent and stands in no line
 */
record Grid(GridAsked asked, GridReport report, List<Line> lines, List<BatchAnswer.Row> lost) {

    /** Of the credit code: enough to tell two companies of one name apart. */
    private static final int TAIL = 4;

    /** What somebody sent. @param confirmed codes of what is unlikely and meant so all the same */
    record Sent(String typed, Set<String> confirmed) {}

    /**
     * One company.
     *
     * @param before  the value of the period before, as one types it
     * @param was     the value that is known now, in yuan or persons: what is left as it is is not sent
     * @param now     the same as one types it
     * @param typed   what stands in its field
     * @param outcome what became of it when it was sent last; null where it was not
     */
    record Line(
            String tenantId,
            String company,
            String creditCode,
            Industry industry,
            @Nullable String before,
            @Nullable String was,
            @Nullable String now,
            @Nullable String typed,
            ContributionView.@Nullable State state,
            boolean elsewhere,
            BatchAnswer.@Nullable Row outcome,
            Set<String> confirmed) {

        public String tail() {
            return creditCode.substring(Math.max(0, creditCode.length() - TAIL));
        }

        /** Of a value that waits for a second person: nothing else is proposed of it until then. */
        public ContributionView.@Nullable Proposal pending() {
            return state == null ? null : state.pending();
        }

        public boolean isRefused() {
            return outcome != null && outcome.isRefused();
        }

        /** What would have to be confirmed. */
        public List<Problems.Unlikely> unlikely() {
            return outcome == null ? List.of() : outcome.confirm();
        }
    }

    static Grid of(GridAsked asked, GridReport report, List<GridReport.Row> rows) {
        return of(asked, report, rows, Map.of(), List.of());
    }

    /** @param outcomes of what was sent, by tenant */
    static Grid of(
            GridAsked asked,
            GridReport report,
            List<GridReport.Row> rows,
            Map<String, Sent> sent,
            List<BatchAnswer.Row> outcomes) {
        var byId = outcomes.stream()
                .collect(Collectors.toMap(each -> each.id(), Function.identity(), (first, second) -> first));
        var lines = rows.stream()
                .map(row -> line(asked, row, sent.get(row.tenantId()), byId.get(row.tenantId() + "." + asked.period())))
                .toList();
        var shown = lines.stream()
                .map(line -> line.tenantId() + "." + asked.period())
                .collect(Collectors.toSet());
        return new Grid(
                asked,
                report,
                lines,
                outcomes.stream()
                        .filter(each -> each.isRefused() && !shown.contains(each.id()))
                        .toList());
    }

    private static Line line(
            GridAsked asked, GridReport.Row row, @Nullable Sent sent, BatchAnswer.@Nullable Row outcome) {
        var value = row.value();
        var now = asked.typed(value);
        var refused = outcome != null && outcome.isRefused();
        return new Line(
                row.tenantId(),
                row.company(),
                row.creditCode(),
                row.industry(),
                asked.typed(row.before()),
                value == null ? null : plain(value),
                now,
                sent != null && refused ? sent.typed() : now,
                row.state(),
                row.elsewhere(),
                outcome,
                sent == null ? Set.of() : sent.confirmed());
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    public long refused() {
        return Stream.concat(lines.stream().filter(Line::isRefused), lost.stream())
                .count();
    }

    public long saved() {
        return lines.stream()
                .filter(line -> line.outcome() != null
                        && (line.outcome().outcome() == BatchAnswer.FigureOutcome.REPORTED
                                || line.outcome().outcome() == BatchAnswer.FigureOutcome.PROPOSED))
                .count();
    }
}
