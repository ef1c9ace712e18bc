package io.parkledger.api.importing;

import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.store.rows.Scope;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Figures as the rows of one file tell them: what is not known is reported, what is known otherwise is proposed, and
 * what a row before has said otherwise is refused.
 */
final class FiguresInFiles {

    private final RowKind.Into into;
    /** By rows before. */
    private final Map<Place, BigDecimal> said = new HashMap<>();

    FiguresInFiles(RowKind.Into into) {
        this.into = into;
    }

    /** A figure of one period. */
    private record Place(ContributionId period, Figure figure) {}

    /**
     * What a cell tells.
     *
     * @param field the column it stands in
     */
    record Told(String field, Period period, Figure figure, BigDecimal value) {}

    /**
     * What a row comes to.
     *
     * @param changes what was known otherwise
     */
    record Plan(List<Command> commands, List<RowRemark> changes) {

        /** Of a row that tells nothing else. */
        RowPlan alone(Consumer<RowOutcome> stands) {
            if (commands.isEmpty()) {
                return RowPlan.unchanged(stands);
            }
            return changes.isEmpty() ? RowPlan.created(commands, stands) : RowPlan.updated(commands, changes, stands);
        }
    }

    /** Of a tenant that may have reported before. */
    Plan plan(TenantId tenant, List<Told> told, RowCells cells) {
        var reported = new HashMap<ContributionId, Map<String, ContributionView.State>>();
        return plan(tenant, told, cells, id -> reported.computeIfAbsent(id, this::reported));
    }

    /** Of a tenant that comes with this file. */
    Plan planOfNew(TenantId tenant, List<Told> told, RowCells cells) {
        return plan(tenant, told, cells, id -> Map.of());
    }

    private Plan plan(
            TenantId tenant,
            List<Told> told,
            RowCells cells,
            Function<ContributionId, Map<String, ContributionView.State>> reported) {
        var commands = new ArrayList<Command>();
        var changes = new ArrayList<RowRemark>();
        for (var each : told) {
            var id = ContributionCommand.idOf(tenant, each.period());
            var before = said.get(new Place(id, each.figure()));
            var there = reported.apply(id).get(each.figure().key());
            if (before != null) {
                requireSame(before, each, cells);
            } else if (there == null) {
                commands.add(report(tenant, each));
            } else if (there.value().compareTo(each.value()) != 0) {
                commands.add(new ProposeRestatement(id, each.figure(), each.value(), into.cause(), into.today()));
                changes.add(RowRemark.of(
                        each.field(),
                        "import.changes",
                        there.value().toPlainString(),
                        each.value().toPlainString()));
            }
        }
        return new Plan(commands, changes);
    }

    private Map<String, ContributionView.State> reported(ContributionId id) {
        return into.views()
                .contributions()
                .find(id.value(), Scope.ofPark(into.park().value()))
                .map(ContributionView::figures)
                .orElse(Map.of());
    }

    private static void requireSame(BigDecimal before, Told told, RowCells cells) {
        if (before.compareTo(told.value()) != 0) {
            cells.contradict(told.field(), before.toPlainString());
        }
    }

    /** The row stands that told them. */
    void stand(TenantId tenant, List<Told> told) {
        told.forEach(each ->
                said.put(new Place(ContributionCommand.idOf(tenant, each.period()), each.figure()), each.value()));
    }

    private Command report(TenantId tenant, Told told) {
        var id = ContributionCommand.idOf(tenant, told.period());
        var figure = told.figure();
        return switch (figure.measure()) {
            case TAX ->
                new ReportTax(
                        id,
                        tenant,
                        into.park(),
                        told.period(),
                        Objects.requireNonNull(figure.taxType()),
                        Objects.requireNonNull(figure.scope()),
                        new Cny(told.value()),
                        into.today());
            case JOBS ->
                new ReportJobs(
                        id, tenant, into.park(), told.period(), told.value().intValueExact(), into.today());
            case OUTPUT ->
                new ReportOutput(id, tenant, into.park(), told.period(), new Cny(told.value()), into.today());
        };
    }
}
