package io.parkledger.api.importing;

import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.core.contribution.ContributionCommand;
import io.parkledger.core.contribution.ContributionCommand.ProposeRestatement;
import io.parkledger.core.contribution.ContributionCommand.ReportJobs;
import io.parkledger.core.contribution.ContributionCommand.ReportOutput;
import io.parkledger.core.contribution.ContributionCommand.ReportTax;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.ledger.Command;
import io.parkledger.core.value.Cny;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contribution.ContributionView;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tax, jobs and output (税收、用工、产值): one row per tenant and period. What is not reported yet is reported; what is
 * reported otherwise becomes a restatement for a checker to approve, and what a row before says otherwise is refused.
 */
@Component
class ContributionRows implements RowKind {

    private static final String CREDIT_CODE = "creditCode";
    private static final String PERIOD = "period";

    /** By field, in the order of the template. */
    private static final Map<String, Figure> FIGURES = figures();

    private static Map<String, Figure> figures() {
        var figures = new LinkedHashMap<String, Figure>();
        figures.put("taxTotal", Figure.tax(TaxType.ALL, TaxScope.FULL));
        figures.put("valueAddedTax", Figure.tax(TaxType.VALUE_ADDED, TaxScope.FULL));
        figures.put("corporateIncomeTax", Figure.tax(TaxType.CORPORATE_INCOME, TaxScope.FULL));
        figures.put("personalIncomeTax", Figure.tax(TaxType.PERSONAL_INCOME, TaxScope.FULL));
        figures.put("otherTax", Figure.tax(TaxType.OTHER, TaxScope.FULL));
        figures.put("retainedTax", Figure.tax(TaxType.ALL, TaxScope.LOCAL_RETAINED));
        figures.put("jobs", Figure.JOBS);
        figures.put("outputYuan", Figure.OUTPUT);
        return figures;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CONTRIBUTIONS;
    }

    @Override
    public List<RowField> fields() {
        return List.of(
                RowField.optional("company", "澜桥启量数据科技有限公司"),
                RowField.required(CREDIT_CODE, "91990101MA91X9P91N"),
                RowField.required(PERIOD, "2021-Q4"),
                RowField.optional("taxTotal", "347300"),
                RowField.optional("valueAddedTax", ""),
                RowField.optional("corporateIncomeTax", ""),
                RowField.optional("personalIncomeTax", ""),
                RowField.optional("otherTax", ""),
                RowField.optional("retainedTax", ""),
                RowField.optional("jobs", "4"),
                RowField.optional("outputYuan", ""));
    }

    @Override
    public Reading begin(Into into) {
        var tenants = new HashMap<String, TenantView>();
        into.views().tenants().all(Scope.ofPark(into.park().value())).stream()
                .filter(each -> each.withdrawnOn() == null)
                .forEach(each -> tenants.put(each.creditCode(), each));
        return new OfPark(into, tenants, new HashMap<>());
    }

    /** A figure of one period. */
    private record Place(ContributionId period, Figure figure) {}

    /**
     * @param tenants by credit code
     * @param said    by rows before
     */
    private record OfPark(Into into, Map<String, TenantView> tenants, Map<Place, BigDecimal> said) implements Reading {

        @Override
        public RowPlan plan(RowCells cells) {
            var code = cells.required(CREDIT_CODE, CellReaders::creditCode);
            var period = cells.required(PERIOD, CellReaders::period);
            var figures = figures(cells);
            var tenant = code == null ? null : tenants.get(code.value());
            if (code != null && tenant == null) {
                cells.refuse(CREDIT_CODE, "import.no-such-tenant", code.value());
            }
            if (figures.isEmpty() && cells.wrong().isEmpty()) {
                cells.refuse(null, "import.no-figures");
            }
            if (tenant == null || period == null || !cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            return plan(new TenantId(tenant.id()), period, figures, cells);
        }

        private static Map<Figure, BigDecimal> figures(RowCells cells) {
            var figures = new LinkedHashMap<Figure, BigDecimal>();
            FIGURES.forEach((field, figure) -> {
                var value = cells.optional(
                        field,
                        text -> figure.equals(Figure.JOBS)
                                ? BigDecimal.valueOf(CellReaders.persons(text))
                                : CellReaders.yuan(text, cells.unit(field)).yuan());
                if (value != null) {
                    figures.put(figure, value);
                }
            });
            return figures;
        }

        private RowPlan plan(TenantId tenant, Period period, Map<Figure, BigDecimal> figures, RowCells cells) {
            var id = ContributionCommand.idOf(tenant, period);
            var reported = into.views()
                    .contributions()
                    .find(id.value(), Scope.ofPark(into.park().value()))
                    .map(ContributionView::figures)
                    .orElse(Map.of());
            var commands = new ArrayList<Command>();
            var changes = new ArrayList<RowRemark>();
            figures.forEach((figure, value) -> {
                var before = said.get(new Place(id, figure));
                var there = reported.get(figure.key());
                if (before != null) {
                    requireSame(before, value, figure, cells);
                } else if (there == null) {
                    commands.add(report(tenant, period, figure, value, into));
                } else if (there.value().compareTo(value) != 0) {
                    commands.add(new ProposeRestatement(id, figure, value, into.cause(), into.today()));
                    changes.add(RowRemark.of(
                            fieldOf(figure), "import.changes", there.value().toPlainString(), value.toPlainString()));
                }
            });
            Consumer<RowOutcome> stands =
                    outcome -> figures.forEach((figure, value) -> said.put(new Place(id, figure), value));
            if (commands.isEmpty()) {
                return RowPlan.unchanged(stands);
            }
            return changes.isEmpty() ? RowPlan.created(commands, stands) : RowPlan.updated(commands, changes, stands);
        }

        private static void requireSame(BigDecimal before, BigDecimal value, Figure figure, RowCells cells) {
            if (before.compareTo(value) != 0) {
                cells.contradict(fieldOf(figure), before.toPlainString());
            }
        }
    }

    static boolean isFigure(@Nullable String field) {
        return field != null && FIGURES.containsKey(field);
    }

    private static String fieldOf(Figure figure) {
        return FIGURES.entrySet().stream()
                .filter(each -> each.getValue().equals(figure))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Command report(TenantId tenant, Period period, Figure figure, BigDecimal value, Into into) {
        var id = ContributionCommand.idOf(tenant, period);
        return switch (figure.measure()) {
            case TAX ->
                new ReportTax(
                        id,
                        tenant,
                        into.park(),
                        period,
                        Objects.requireNonNull(figure.taxType()),
                        Objects.requireNonNull(figure.scope()),
                        new Cny(value),
                        into.today());
            case JOBS -> new ReportJobs(id, tenant, into.park(), period, value.intValueExact(), into.today());
            case OUTPUT -> new ReportOutput(id, tenant, into.park(), period, new Cny(value), into.today());
        };
    }
}
