package io.parkledger.api.contribution;

import io.parkledger.api.kit.access.Caller;
import io.parkledger.core.contribution.Figure;
import io.parkledger.core.contribution.Figure.Measure;
import io.parkledger.core.id.ContributionId;
import io.parkledger.core.value.TaxScope;
import io.parkledger.core.value.TaxType;
import io.parkledger.projection.contribution.ContributionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One figure of a contribution, with its name. */
record FigureRow(ContributionView contribution, Figure figure, ContributionView.State state) {

    /** All figures of a contribution: tax first, then jobs and output. */
    static List<FigureRow> of(ContributionView contribution) {
        return rows(contribution, contribution.figures());
    }

    /** Those of which a correction or withdrawal waits for a second person. */
    static Stream<FigureRow> waiting(ContributionView contribution) {
        return of(contribution).stream().filter(row -> row.state().pending() != null);
    }

    /** Whether what waits is this reader's own: it waits for somebody else. */
    boolean isProposedBy(Caller reader) {
        return state.pending().proposedBy().equals(reader.login());
    }

    /** Those that were withdrawn, with the value they had. */
    static List<FigureRow> withdrawn(ContributionView contribution) {
        var states = new HashMap<String, ContributionView.State>();
        contribution
                .withdrawn()
                .forEach((key, each) ->
                        states.put(key, new ContributionView.State(each.value(), each.value(), List.of(), null)));
        return rows(contribution, states);
    }

    private static List<FigureRow> rows(ContributionView contribution, Map<String, ContributionView.State> states) {
        var figures = new ArrayList<Figure>();
        for (var scope : TaxScope.values()) {
            for (var type : TaxType.values()) {
                figures.add(Figure.tax(type, scope));
            }
        }
        figures.add(Figure.JOBS);
        figures.add(Figure.OUTPUT);
        return figures.stream()
                .filter(figure -> states.containsKey(figure.key()))
                .map(figure -> new FigureRow(contribution, figure, states.get(figure.key())))
                .toList();
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

    /** Names it, as its contribution is now, among others that are ticked on a page. */
    public String pick() {
        return new Pick(new ContributionId(contribution.id()), contribution.version(), figure).text();
    }

    /** Of one that was withdrawn: when, by whom and why. */
    public ContributionView.Withdrawal withdrawal() {
        return contribution.withdrawn().get(figure.key());
    }

    boolean isMoney() {
        return figure.measure() != Measure.JOBS;
    }
}
