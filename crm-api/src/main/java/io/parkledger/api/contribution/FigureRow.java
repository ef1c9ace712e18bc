package io.parkledger.api.contribution;

import io.parkledger.core.contribution.Figure;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contribution.ContributionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One figure of a contribution, with its name. */
record FigureRow(ContributionView contribution, Figure figure, ContributionView.State state) {

    /** All figures of a contribution: tax first, then jobs and output. */
    static List<FigureRow> of(ContributionView contribution) {
        var rows = new ArrayList<FigureRow>();
        for (var scope : TaxScope.values()) {
            for (var type : TaxType.values()) {
                add(rows, contribution, "TAX_" + type + "_" + scope, Figure.tax(type, scope));
            }
        }
        add(rows, contribution, Measure.JOBS.name(), Figure.JOBS);
        add(rows, contribution, Measure.OUTPUT.name(), Figure.OUTPUT);
        return rows;
    }

    private static void add(List<FigureRow> rows, ContributionView contribution, String key, Figure figure) {
        var state = contribution.figures().get(key);
        if (state != null) {
            rows.add(new FigureRow(contribution, figure, state));
        }
    }

    /** The one an address names, see {@link #query}; or the only one there is. */
    static Optional<FigureRow> named(Map<String, String> parameters, List<FigureRow> rows) {
        if (!parameters.containsKey("figure.measure")) {
            return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
        }
        return rows.stream()
                .filter(row -> is(row.figure().measure(), parameters.get("figure.measure"))
                        && is(row.figure().taxType(), parameters.get("figure.taxType"))
                        && is(row.figure().scope(), parameters.get("figure.scope")))
                .findFirst();
    }

    private static boolean is(@Nullable Enum<?> constant, @Nullable String name) {
        return constant == null
                ? name == null || name.isEmpty()
                : constant.name().equals(name);
    }

    /** Names it in the address of a form. */
    public String query() {
        var type = figure.taxType();
        return "figure.measure=" + figure.measure()
                + (type == null ? "" : "&figure.taxType=" + type + "&figure.scope=" + figure.scope());
    }

    boolean isMoney() {
        return figure.measure() != Measure.JOBS;
    }
}
