package io.parkledger.projection.report.contribution;

import io.parkledger.core.contribution.Figure;
import io.parkledger.core.value.Industry;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contribution.ContributionView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a period, of all who were in the park in it: what one fills in.
 *
 * @param rows by company
 */
public record GridReport(String period, List<Row> rows) {

    /**
     * One tenant.
     *
     * @param industry     at the end of the period
     * @param before       the same figure of the period before: yuan, or persons; null where none was reported
     * @param contribution of the period; null where nothing was reported
     * @param elsewhere    whether the days of this figure are spoken of by any report, of this period or another
     */
    public record Row(
            String tenantId,
            String company,
            String creditCode,
            Industry industry,
            @Nullable BigDecimal before,
            @Nullable ContributionView contribution,
            Figure figure,
            boolean elsewhere) {

        /** The figure itself; null where it was not reported. */
        public ContributionView.@Nullable State state() {
            return contribution == null ? null : contribution.figures().get(figure.key());
        }

        public @Nullable BigDecimal value() {
            return valueOf(contribution, figure);
        }

        /** Whether it need not be reported any more. */
        public boolean isReported() {
            return state() != null || elsewhere;
        }
    }

    static @Nullable BigDecimal valueOf(@Nullable ContributionView contribution, Figure figure) {
        var state = contribution == null ? null : contribution.figures().get(figure.key());
        return state == null ? null : state.value();
    }

    /** Of all types together also what was reported type by type. */
    static @Nullable BigDecimal before(@Nullable ContributionView contribution, Figure figure) {
        if (contribution == null || !figure.equals(Figure.tax(TaxType.ALL, TaxScope.FULL))) {
            return valueOf(contribution, figure);
        }
        var all = contribution.taxCny();
        return all == null ? null : all.yuan();
    }

    public long reported() {
        return rows.stream().filter(Row::isReported).count();
    }

    /** Who has not reported, by company. */
    public List<Row> silent() {
        return rows.stream().filter(row -> !row.isReported()).toList();
    }
}
