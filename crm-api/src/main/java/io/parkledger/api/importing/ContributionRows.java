package io.parkledger.api.importing;

import io.parkledger.api.importing.FiguresInFiles.Told;
import io.parkledger.api.importing.file.cell.CellReaders;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.id.TenantId;
import io.parkledger.core.importing.ImportKind;
import io.parkledger.core.value.Period;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.store.rows.Scope;
import io.parkledger.projection.tenant.TenantView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return new OfPark(tenants, new FiguresInFiles(into));
    }

    /** @param tenants by credit code */
    private record OfPark(Map<String, TenantView> tenants, FiguresInFiles figures) implements Reading {

        @Override
        public RowPlan plan(RowCells cells) {
            var code = cells.required(CREDIT_CODE, CellReaders::creditCode);
            var period = cells.required(PERIOD, CellReaders::period);
            var told = told(period, cells);
            var tenant = code == null ? null : tenants.get(code.value());
            if (code != null && tenant == null) {
                cells.refuse(CREDIT_CODE, "import.no-such-tenant", code.value());
            }
            if (told.isEmpty() && cells.wrong().isEmpty()) {
                cells.refuse(null, "import.no-figures");
            }
            if (tenant == null || !cells.wrong().isEmpty()) {
                return RowPlan.UNCHANGED;
            }
            var id = new TenantId(tenant.id());
            return figures.plan(id, told, cells).alone(outcome -> figures.stand(id, told));
        }

        private static List<Told> told(@Nullable Period period, RowCells cells) {
            var told = new ArrayList<Told>();
            FIGURES.forEach((field, figure) -> {
                var value = cells.optional(
                        field,
                        text -> figure.equals(Figure.JOBS)
                                ? BigDecimal.valueOf(CellReaders.persons(text))
                                : CellReaders.yuan(text, cells.unit(field)).yuan());
                if (value != null && period != null) {
                    told.add(new Told(field, period, figure, value));
                }
            });
            return told;
        }
    }

    static boolean isFigure(@Nullable String field) {
        return field != null && FIGURES.containsKey(field);
    }
}
